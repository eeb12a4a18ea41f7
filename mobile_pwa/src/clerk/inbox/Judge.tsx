import { dayText } from '../../i18n/format';
import type { CourtAttendance } from '../../server/resources';
import { decided } from './done';
import { InPlace } from './InPlace';
import { JudgeFields } from './JudgeFields';
import { type Ruling, useJudging } from './judging';
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

/** A reasoned decision, in place. */
export function Judge({ row, list, verdict, onClose }: Props) {
  const judging = useJudging(row, verdict, (answer) =>
    decided(list, row, {
      text: say(`done_${verdict}`, { name: nameOf(row.order), day: dayText(row.day) }),
      undo: () => takeBack(answer),
      row: row.id,
    }),
  );
  return (
    <InPlace
      label={say(`about_${verdict}`)}
      save={say(`save_${verdict}`)}
      sending={judging.sending}
      onClose={onClose}
      onLook={list.pull}
    >
      <p class="quiet small">{say(`about_${verdict}`)}</p>
      <JudgeFields judging={judging} verdict={verdict} />
    </InPlace>
  );
}
