// A code that was just made is followed until its device is matched.
import { type Signal, signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call } from '../server/client';
import type { EnrolmentState } from '../server/resources';
import { heeding } from '../signin/session';

export type DeviceKind = 'devices' | 'site-devices';

/** Counts what was said of words, so that lists beside it ask again. */
export const matches = signal(0);

/** The device whose words are on the sheet just now: the list beside it need not show them too. */
export const comparing = signal<string | null>(null);

const FIRST_MS = 2500;
const LONGEST_MS = 20_000;

/** What became of a code: asked quietly, seldomer with time, and not while the page is hidden. */
export function useEnrolment(id: string): Signal<EnrolmentState | null> {
  const state = useSignal<EnrolmentState | null>(null);
  const said = matches.value;
  useEffect(() => {
    let delay = FIRST_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      if (document.visibilityState === 'visible') {
        const result = heeding(await call<EnrolmentState>(`/enrolments/${id}`));
        if (over) return;
        if (result.ok) state.value = result.data;
      }
      const now = state.value?.state;
      if (now === 'matched' || now === 'ended') return;
      timer = setTimeout(() => void ask(), delay);
      delay = Math.min(LONGEST_MS, delay * 1.2);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [id, said]);
  return state;
}
