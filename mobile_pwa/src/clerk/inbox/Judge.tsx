import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import { call } from '../../server/client';
import type { CourtAttendance } from '../../server/resources';
import { TextArea } from '../../ui/Field';
import { say as sayVerdict } from '../attendanceWords';
import { useSending } from '../sending';
import type { Ruling } from './AttendanceRow';
import { decided } from './done';
import { GivenTimes, instantsOf, timesOf } from './GivenTimes';
import { InPlace } from './InPlace';
import { say } from './judgingWords';
import type { List } from './lists';
import { nameOf } from './Row';
import { takeBack } from './takeBack';

interface Props {
  row: CourtAttendance;
  list: List<CourtAttendance>;
  verdict: Ruling;
  onClose: () => void;
}

type Field = 'reasons' | 'from' | 'to';

const POINTERS = {
  '/reasons': 'reasons',
  '/checked_in_at': 'from',
  '/checked_out_at': 'to',
} as const;

/** A reasoned decision, in place. */
export function Judge({ row, list, verdict, onClose }: Props) {
  const { reasons, times, sending } = useJudging({ row, list, verdict });
  return (
    <InPlace
      label={say(`about_${verdict}`)}
      save={say(`save_${verdict}`)}
      sending={sending}
      onClose={onClose}
      onLook={list.pull}
    >
      <p class="quiet small">{say(`about_${verdict}`)}</p>
      {verdict === 'adjust' && (
        <GivenTimes
          times={times}
          wrong={{ from: sending.wrong.value.from, to: sending.wrong.value.to }}
          onFixed={() => {
            sending.fixed('from');
            sending.fixed('to');
          }}
        />
      )}
      <TextArea
        label={sayVerdict('reasons')}
        hint={sayVerdict('reasonsHint')}
        wrong={sending.wrong.value.reasons}
        value={reasons.value}
        onInput={(value) => {
          reasons.value = value;
          sending.fixed('reasons');
        }}
      />
    </InPlace>
  );
}

function useJudging({ row, list, verdict }: Omit<Props, 'onClose'>) {
  const reasons = useSignal('');
  const times = useSignal(timesOf(row));
  const given = () => (verdict === 'adjust' ? instantsOf(times.value, row) : null);
  const sending = useSending<Field, CourtAttendance>({
    check: () => ({
      ...(verdict === 'adjust' && !given() && { to: sayVerdict('adjustWrong') }),
      ...(!reasons.value.trim() && { reasons: sayVerdict('reasonsWrong') }),
    }),
    send: () =>
      call(`/attendances/${row.id}/decision`, {
        method: 'PUT',
        version: row.version,
        body: {
          verdict,
          checked_in_at: given()?.from ?? null,
          checked_out_at: given()?.to ?? null,
          reasons: reasons.value.trim(),
        },
      }),
    pointers: POINTERS,
    onDone: (answer) =>
      decided(list, row, {
        text: say(`done_${verdict}`, { name: nameOf(row.order), day: dayText(row.day) }),
        undo: () => takeBack(answer),
        row: row.id,
      }),
  });
  return { reasons, times, sending };
}
