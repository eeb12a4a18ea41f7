import { useSignal } from '@preact/signals';
import { span } from '../i18n/format';
import type { Attendance } from '../server/resources';
import { AttendanceBadge } from '../ui/AttendanceBadge';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { say } from './attendanceWords';
import { JudgeFields } from './inbox/JudgeFields';
import { type Ruling, useJudging } from './inbox/judging';

interface Props {
  attendance: Attendance;
  onDone: () => void;
  onClose: () => void;
}

/** A reasoned decision: the only thing in the whole system that lowers hours. */
export function Decide({ attendance, onDone, onClose }: Props) {
  const complete = attendance.checked_in_at !== null && attendance.checked_out_at !== null;
  const verdict = useSignal<Ruling>(complete ? 'accept' : 'adjust');
  const judging = useJudging(attendance, verdict.value, onDone);
  const { problem, busy, submit } = judging.sending;
  return (
    <Sheet title={say('decideTitle')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <div class="row apart">
          <span class="digits">
            {attendance.day} {span(attendance.checked_in_at, attendance.checked_out_at)}
          </span>
          <AttendanceBadge state={attendance.state} />
        </div>
        <p class="quiet small">{say('decideText')}</p>
        <Choices<Ruling>
          legend={say('verdict')}
          value={verdict.value}
          options={[
            ...(complete ? [{ value: 'accept' as const, text: say('verdict_accept') }] : []),
            { value: 'adjust', text: say('verdict_adjust') },
            { value: 'deny', text: say('verdict_deny') },
          ]}
          onChange={setting(verdict)}
        />
        <JudgeFields judging={judging} verdict={verdict.value} />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say('saveDecision')}
        </Button>
      </form>
    </Sheet>
  );
}
