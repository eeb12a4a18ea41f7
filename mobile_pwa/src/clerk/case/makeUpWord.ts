import { call } from '../../server/client';
import type { MakeUp } from '../../server/resources';

/** The court's word on the version that was seen. */
export function sayWord(
  { id, version }: MakeUp,
  word: 'agree' | 'decline' | 'cancel',
  reason: string | null,
) {
  return call(`/make-ups/${id}/word`, { method: 'PUT', version, body: { word, reason } });
}
