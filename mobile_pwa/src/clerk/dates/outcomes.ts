// A clerk's word on a date before the judge, sent on the version that was seen.
import { call } from '../../server/client';
import type { FullAppearance } from '../../server/resources';
import type { Listed } from './looks';

export type Verdict = 'attend' | 'excuse' | 'reschedule' | 'cancel' | 'stand' | 'undo';
/** What is asked for more before it is said. */
export type Asking = Exclude<Verdict, 'attend' | 'undo'>;

export interface Outcome {
  verdict: Verdict;
  text?: string | null;
  starts_at?: string | null;
}

export function recordOutcome(
  { id, version }: Pick<Listed, 'id' | 'version'>,
  { verdict, text = null, starts_at = null }: Outcome,
) {
  const body = { verdict, text, starts_at };
  return call<FullAppearance>(`/appearances/${id}/outcome`, { method: 'PUT', version, body });
}

export interface Given {
  order: string;
  starts_at: string;
  place: string;
  bring: string | null;
  reason: string | null;
}

/** Sets a date, or moves the version that was seen. */
export function putDate(id: string, body: Given, version?: number) {
  return call<FullAppearance>(`/appearances/${id}`, { method: 'PUT', version, body });
}
