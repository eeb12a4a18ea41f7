import { call } from '../../server/client';
import type { Attendance } from '../../server/resources';
import { say } from './inboxWords';

/** Takes the last decision on an attendance back: one more event, with its reason. */
export function takeBack({ id, version }: Pick<Attendance, 'id' | 'version'>) {
  return call(`/attendances/${id}/decision`, {
    method: 'PUT',
    version,
    body: {
      verdict: 'withdraw',
      checked_in_at: null,
      checked_out_at: null,
      reasons: say('undoReason'),
    },
  });
}
