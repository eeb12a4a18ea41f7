import { useEffect, useRef } from 'preact/hooks';
import { call } from '../server/client';
import type { Told } from '../server/resources';
import { warnings } from './shelves';

/** Long enough that eyes were on it. */
const A_LOOK = 1000;

interface Props {
  ids: readonly string[];
  /** Says so to the server; by default of something told of a week. */
  onSeen?: (id: string) => Promise<unknown>;
}

/** Lies in what she is told, and says so to the server once that was on the screen for a second. */
export function Seen({ ids, onSeen = sawTold }: Props) {
  const ref = useRef<HTMLSpanElement>(null);
  const names = ids.join();
  useEffect(() => {
    const place = ref.current?.parentElement;
    if (!place || !names) return;
    return whenLookedAt(place, () => void saw(names.split(','), onSeen));
  }, [names]);
  return <span ref={ref} hidden />;
}

function whenLookedAt(place: Element, act: () => void): () => void {
  let inView = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const judge = () => {
    clearTimeout(timer);
    if (inView && document.visibilityState === 'visible') timer = setTimeout(act, A_LOOK);
  };
  const look = (entries: IntersectionObserverEntry[]) => {
    const entry = entries.at(-1);
    inView = entry !== undefined && mostly(entry);
    judge();
  };
  const observer = new IntersectionObserver(look, { threshold: [0, 0.25, 0.5, 0.75, 1] });
  observer.observe(place);
  document.addEventListener('visibilitychange', judge);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('visibilitychange', judge);
  };
}

/** Half of it is on the screen, or it fills half of the screen. */
function mostly(entry: IntersectionObserverEntry): boolean {
  const screen = entry.rootBounds?.height ?? innerHeight;
  return entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= screen / 2;
}

/** Without network it is not said, and asked again when it is next on the screen. */
async function saw(ids: readonly string[], say: (id: string) => Promise<unknown>): Promise<void> {
  for (const id of ids) await say(id);
}

async function sawTold(id: string): Promise<void> {
  const result = await call<Told>(`/me/told/${id}/seen`, { method: 'PUT' });
  if (result.ok) noted(result.data);
}

function noted(seen: Told): void {
  const copy = warnings.copy.value;
  if (!copy) return;
  const mark = (told: Told[]) => told.map((one) => (one.id === seen.id ? seen : one));
  const { warning, told } = copy.data;
  const marked = warning && { ...warning, told: mark(warning.told) };
  warnings.copy.value = { ...copy, data: { warning: marked, told: mark(told) } };
}
