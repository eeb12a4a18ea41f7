import { useSignal } from '@preact/signals';
import { offsetOf } from '../../i18n/format';
import type { FullAppearance } from '../../server/resources';
import { TextField } from '../../ui/Field';
import { InPlace } from '../inbox/InPlace';
import { Reasons } from '../inbox/Reasons';
import { useSending } from '../sending';
import type { ActsProps } from './DateActs';
import type { Asking } from './outcomes';
import { recordOutcome } from './outcomes';
import { say } from './words';

interface Props extends ActsProps {
  verdict: Asking;
  onClose: () => void;
}

type Field = 'text' | 'day' | 'time';
const POINTERS = { '/text': 'text', '/starts_at': 'day' } as const;
/** Without these words she would not know what to do. */
const NEEDS_TEXT: readonly Asking[] = ['cancel', 'stand'];

/** What she will read, and for another date the day and the hour. */
export function OutcomeForm(props: Props) {
  const { verdict, onClose, onLook } = props;
  const { form, set, sending } = useOutcome(props);
  const wrong = sending.wrong.value;
  return (
    <InPlace
      label={say(verdict)}
      save={say(`save_${verdict}`)}
      sending={sending}
      onClose={onClose}
      onLook={onLook}
    >
      {verdict === 'reschedule' && (
        <div class="form-grid">
          <TextField
            label={say('day')}
            type="date"
            wrong={wrong.day}
            value={form.day.value}
            onInput={set('day')}
          />
          <TextField
            label={say('time')}
            type="time"
            wrong={wrong.time}
            value={form.time.value}
            onInput={set('time')}
          />
        </div>
      )}
      <Reasons
        text={form.text}
        label={say(`text_${verdict}`)}
        hint={say('textHint')}
        wrong={wrong.text}
        onFixed={() => sending.fixed('text')}
      />
    </InPlace>
  );
}

function useOutcome({ date, verdict, onDone }: Props) {
  const form = {
    text: useSignal(''),
    day: useSignal(''),
    time: useSignal(date.starts_at.slice(11, 16)),
  };
  const moves = verdict === 'reschedule';
  const sending = useSending<Field, FullAppearance>({
    check: () => ({
      ...(NEEDS_TEXT.includes(verdict) && !form.text.value.trim() && { text: say('textMissing') }),
      ...(moves && !form.day.value && { day: say('dayMissing') }),
      ...(moves && !form.time.value && { time: say('timeMissing') }),
    }),
    send: () =>
      recordOutcome(date, {
        verdict,
        text: form.text.value.trim() || null,
        starts_at: moves
          ? `${form.day.value}T${form.time.value}:00${offsetOf(date.starts_at)}`
          : null,
      }),
    pointers: POINTERS,
    onDone: (answer) => onDone(verdict, answer),
  });
  const set = (name: Field) => (value: string) => {
    form[name].value = value;
    sending.fixed(name);
  };
  return { form, set, sending };
}
