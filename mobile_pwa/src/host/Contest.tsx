import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../server/client';
import type { Attendance } from '../server/resources';
import { Button } from '../ui/Button';
import { SelectField, TextArea, TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { holdUpdates } from '../worker/bridge';
import { onThatDay } from './GiveTime';
import { speak } from './saying';
import { say } from './words';

const REASONS = ['absent', 'late', 'early', 'wrong_person', 'other'] as const;

/** An objection takes nothing from anybody: a clerk decides, with reasons, and she can answer. */
export function Contest({ attendance, onClose }: { attendance: Attendance; onClose: () => void }) {
  const reason = useSignal<(typeof REASONS)[number]>('late');
  const more = useSignal('');
  const from = useSignal('');
  const to = useSignal('');
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    wrong.value = more.value.trim() ? null : say('contestWrong');
    if (wrong.value || busy.value) return;
    busy.value = true;
    problem.value = await speak(attendance, {
      verdict: 'contest',
      checked_in_at: from.value ? onThatDay(attendance, from.value) : null,
      checked_out_at: to.value ? onThatDay(attendance, to.value) : null,
      reason: `${say(`reason_${reason.value}`)}: ${more.value.trim()}`,
    });
    busy.value = false;
    if (!problem.value) onClose();
  };
  return (
    <Sheet title={say('contestTitle', { name: attendance.first_name ?? '' })} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{say('contestText')}</p>
        <SelectField
          label={say('contestReason')}
          value={reason.value}
          options={REASONS.map((key) => [key, say(`reason_${key}`)] as const)}
          onInput={(value) => {
            reason.value = value as typeof reason.value;
          }}
        />
        <TextField
          label={say('contestIn')}
          type="time"
          value={from.value}
          onInput={setting(from)}
        />
        <TextField label={say('contestOut')} type="time" value={to.value} onInput={setting(to)} />
        <TextArea
          label={say('contestMore')}
          hint={say('contestMoreHint')}
          wrong={wrong.value}
          value={more.value}
          maxLength={1900}
          onInput={setting(more)}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say('contestSend')}
        </Button>
      </form>
    </Sheet>
  );
}
