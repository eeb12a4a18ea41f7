// One decision on an attendance while it is typed, wherever that is.
import { useSignal } from '@preact/signals';
import { call } from '../../server/client';
import type { Attendance, Verdict } from '../../server/resources';
import { say } from '../attendanceWords';
import { useSending } from '../sending';
import { instantsOf, timesOf } from './GivenTimes';

export type Ruling = Exclude<Verdict, 'withdraw'>;
type Field = 'reasons' | 'from' | 'to';

const POINTERS = {
  '/reasons': 'reasons',
  '/checked_in_at': 'from',
  '/checked_out_at': 'to',
} as const;

/** The times and the reasons, checked here and sent with the version that was seen. */
export function useJudging(
  attendance: Attendance,
  verdict: Ruling,
  onDone: (answer: Attendance) => void,
) {
  const reasons = useSignal('');
  const times = useSignal(timesOf(attendance));
  const given = () => (verdict === 'adjust' ? instantsOf(times.value, attendance) : null);
  const sending = useSending<Field, Attendance>({
    check: () => ({
      ...(verdict === 'adjust' && !given() && { to: say('adjustWrong') }),
      ...(!reasons.value.trim() && { reasons: say('reasonsWrong') }),
    }),
    send: () =>
      call(`/attendances/${attendance.id}/decision`, {
        method: 'PUT',
        version: attendance.version,
        body: {
          verdict,
          checked_in_at: given()?.from ?? null,
          checked_out_at: given()?.to ?? null,
          reasons: reasons.value.trim(),
        },
      }),
    pointers: POINTERS,
    onDone,
  });
  return { reasons, times, sending };
}

export type Judging = ReturnType<typeof useJudging>;
