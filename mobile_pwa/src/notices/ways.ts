// The ways in which one person is reached, as the settings show and change them.
import { signal } from '@preact/signals';
import { call, type Problem, type Result } from '../server/client';
import type { Channel, ChannelKind, ConsentWords, Page } from '../server/resources';
import { heeding } from '../signin/session';
import type { Base } from './push';

export interface Kinds {
  kinds: ChannelKind[];
  services: string[];
}

/** Everything the settings are made of, asked once and after each change. */
export function waysOf(base: Base) {
  const channels = signal<Channel[] | null>(null);
  const consent = signal<ConsentWords | null>(null);
  const kinds = signal<Kinds | null>(null);
  const problem = signal<Problem | null>(null);
  const taken = <T>(result: Result<T>): T | null => {
    if (!result.ok) problem.value = result.problem;
    return result.ok ? result.data : null;
  };
  let latest = 0;
  const pull = async () => {
    const mine = ++latest;
    problem.value = null;
    const [rows, words, there] = await Promise.all([
      call<Page<Channel>>(`${base}/channels`),
      call<ConsentWords>('/consent-words'),
      call<Kinds>('/channel-kinds'),
    ]);
    // A slow answer to an older question knows nothing of what was changed since.
    if (mine !== latest) return;
    channels.value = taken(heeding(rows))?.items ?? channels.value;
    consent.value = taken(words) ?? consent.value;
    kinds.value = taken(there) ?? kinds.value;
  };
  const put = async (path: string, body: unknown): Promise<boolean> => {
    const result = heeding(await call(`${base}/channels/${path}`, { method: 'PUT', body }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) await pull();
    return result.ok;
  };
  return {
    base,
    channels,
    consent,
    kinds,
    problem,
    pull,
    remove: (id: string) => put(`${id}/withdrawal`, {}),
    comeBack: (id: string) => put(`${id}/return`, {}),
    order: (ids: readonly string[]) => put('order', { channels: ids }),
  };
}

export type Ways = ReturnType<typeof waysOf>;

/** The same list with one of them a place further up or down. */
export function moved<T>(items: readonly T[], from: number, by: 1 | -1): T[] {
  const list = [...items];
  const [one] = list.splice(from, 1);
  if (one !== undefined) list.splice(Math.max(0, from + by), 0, one);
  return list;
}
