import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { span } from '../i18n/format';
import { call, type Problem } from '../server/client';
import type { Attendance } from '../server/resources';
import { heeding } from '../signin/session';
import { AttendanceBadge } from '../ui/AttendanceBadge';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { TextArea } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { holdUpdates } from '../worker/bridge';
import { say } from './attendanceWords';
import { GivenTimes, instantsOf, timesOf } from './inbox/GivenTimes';

type Verdict = 'accept' | 'adjust' | 'deny';

interface Props {
  attendance: Attendance;
  onDone: () => void;
  onClose: () => void;
}

/** A reasoned decision: the only thing in the whole system that lowers hours. */
export function Decide({ attendance, onDone, onClose }: Props) {
  const complete = attendance.checked_in_at !== null && attendance.checked_out_at !== null;
  const verdict = useSignal<Verdict>(complete ? 'accept' : 'adjust');
  const times = useSignal(timesOf(attendance));
  const reasons = useSignal('');
  const wrong = useSignal<{ times?: string; reasons?: string }>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = verdict.value === 'adjust' ? instantsOf(times.value, attendance) : null;
    const found: typeof wrong.value = {};
    if (verdict.value === 'adjust' && !given) found.times = say('adjustWrong');
    if (!reasons.value.trim()) found.reasons = say('reasonsWrong');
    wrong.value = found;
    if (found.times || found.reasons || busy.value) return;
    busy.value = true;
    const body = {
      verdict: verdict.value,
      checked_in_at: given?.from ?? null,
      checked_out_at: given?.to ?? null,
      reasons: reasons.value.trim(),
    };
    const path = `/attendances/${attendance.id}/decision`;
    const result = heeding(await call(path, { method: 'PUT', body, version: attendance.version }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onDone();
  };
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
        <Choices<Verdict>
          legend={say('verdict')}
          value={verdict.value}
          options={[
            ...(complete ? [{ value: 'accept' as const, text: say('verdict_accept') }] : []),
            { value: 'adjust', text: say('verdict_adjust') },
            { value: 'deny', text: say('verdict_deny') },
          ]}
          onChange={setting(verdict)}
        />
        {verdict.value === 'adjust' && (
          <GivenTimes times={times} wrong={{ to: wrong.value.times }} onFixed={() => undefined} />
        )}
        <TextArea
          label={say('reasons')}
          hint={say('reasonsHint')}
          wrong={wrong.value.reasons ?? null}
          value={reasons.value}
          onInput={setting(reasons)}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say('saveDecision')}
        </Button>
      </form>
    </Sheet>
  );
}
