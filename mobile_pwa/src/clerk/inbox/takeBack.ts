import { call, type Result } from '../../server/client';
import type { Attendance } from '../../server/resources';
import { WAITS } from './done';
import { say } from './inboxWords';

/**
 * Takes the last decision on an attendance back: one more event, with its reason. Where that would
 * lower confirmed hours it waits for a second person.
 */
export async function takeBack({
  id,
  version,
}: Pick<Attendance, 'id' | 'version'>): Promise<Result<string | null>> {
  const result = await call<Attendance>(`/attendances/${id}/decision`, {
    method: 'PUT',
    version,
    body: {
      verdict: 'withdraw',
      checked_in_at: null,
      checked_out_at: null,
      reasons: say('undoReason'),
    },
  });
  return result.ok ? { ...result, data: waits(result.data) ? WAITS : null } : result;
}

function waits({ decision, state }: Attendance): boolean {
  return state === 'confirmed' && decision?.waits === true;
}
