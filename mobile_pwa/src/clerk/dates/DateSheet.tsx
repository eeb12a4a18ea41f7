import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dayOf } from '../../i18n/format';
import { instantIn } from '../../i18n/zone';
import type { Appearance, AppearanceRule, Order } from '../../server/resources';
import { Button } from '../../ui/Button';
import { TextArea, TextField } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useSending } from '../sending';
import { putDate } from './outcomes';
import { say } from './ruleWords';

interface Props {
  order: Order;
  /** Its place and what to bring are the usual ones. */
  rule: AppearanceRule | null;
  /** The date to move; without it a new one is set. */
  date?: Appearance;
  onDone: () => void;
  onClose: () => void;
}

type Field = 'day' | 'time' | 'place' | 'bring' | 'reason';
const POINTERS = {
  '/starts_at': 'day',
  '/place': 'place',
  '/bring': 'bring',
  '/reason': 'reason',
} as const;

/** Sets one date, or moves one with a reason. */
export function DateSheet(props: Props) {
  const { date, onClose } = props;
  const { form, set, sending } = useDate(props);
  const { wrong, problem, busy, submit } = sending;
  const field = (name: Field, label: Parameters<typeof say>[0]) => ({
    label: say(label as 'date'),
    value: form[name],
    wrong: wrong.value[name],
    onInput: set(name),
  });
  return (
    <Sheet title={say(date ? 'moveTitle' : 'dateTitle')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <div class="form-grid">
          <TextField type="date" {...field('day', 'date')} />
          <TextField type="time" {...field('time', 'time')} />
        </div>
        <TextField hint={say('placeHint')} maxLength={240} {...field('place', 'place')} />
        <TextArea {...field('bring', 'bring')} />
        {date && <TextArea hint={say('reasonHint')} {...field('reason', 'reason')} />}
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say(date ? 'saveMove' : 'saveDate')}
        </Button>
      </form>
    </Sheet>
  );
}

function useDate({ order, rule, date, onDone }: Props) {
  const usual = date ?? rule;
  const form = useSignal<Record<Field, string>>({
    day: date ? dayOf(date.starts_at) : '',
    time: date ? date.starts_at.slice(11, 16) : (rule?.time ?? '09:00'),
    place: usual?.place ?? '',
    bring: usual?.bring ?? '',
    reason: '',
  });
  const id = useRef(date?.id ?? (crypto.randomUUID() as string));
  const sending = useSending<Field>({
    check: () => ({
      ...(!form.value.day && { day: say('dayMissing') }),
      ...(!form.value.time && { time: say('timeMissing') }),
      ...(!form.value.place.trim() && { place: say('placeMissing') }),
      ...(date && !form.value.reason.trim() && { reason: say('reasonMissing') }),
    }),
    send: () => putDate(id.current, given(order, form.value), date?.version),
    pointers: POINTERS,
    onDone,
  });
  const set = (name: Field) => (value: string) => {
    form.value = { ...form.value, [name]: value };
    sending.fixed(name);
  };
  return { form: form.value, set, sending };
}

function given(order: Order, form: Record<Field, string>) {
  return {
    order: order.id,
    starts_at: instantIn(order.time_zone, form.day, form.time),
    place: form.place.trim(),
    bring: form.bring.trim() || null,
    reason: form.reason.trim() || null,
  };
}
