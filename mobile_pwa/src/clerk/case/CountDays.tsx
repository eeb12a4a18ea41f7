import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { todayIn } from '../../i18n/zone';
import { call } from '../../server/client';
import type { Deadline, Order } from '../../server/resources';
import { Button } from '../../ui/Button';
import { SelectField, TextArea, TextField } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useSending } from '../sending';
import { say } from './runWords';

interface Props {
  order: Order;
  onDone: () => void;
  onClose: () => void;
}

type Kind = Deadline['kind'];
type Field = 'kind' | 'from' | 'days' | 'note';
const KINDS: Kind[] = ['appear', 'start', 'explain'];
const POINTERS = {
  '/kind': 'kind',
  '/counted_from': 'from',
  '/business_days': 'days',
  '/note': 'note',
} as const;

/** Counts a term from a day; where a judge gave more days the note says why. */
export function CountDays({ order, onDone, onClose }: Props) {
  const { form, set, sending } = useCount(order, onDone);
  const { wrong, problem, busy, submit } = sending;
  const field = (name: 'from' | 'days' | 'note') => ({
    label: say(name),
    value: form[name],
    wrong: wrong.value[name],
    onInput: set(name),
  });
  return (
    <Sheet title={say('count')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="quiet small">{say('countText')}</p>
        <SelectField
          label={say('kind')}
          value={form.kind}
          options={KINDS.map((kind) => [kind, say(`kind_${kind}`)] as const)}
          onInput={set('kind')}
        />
        <div class="form-grid">
          <TextField type="date" {...field('from')} />
          <TextField inputMode="numeric" hint={say('daysHint')} {...field('days')} />
        </div>
        <TextArea {...field('note')} />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say('saveCount')}
        </Button>
      </form>
    </Sheet>
  );
}

function useCount(order: Order, onDone: () => void) {
  const form = useSignal({ kind: 'appear', from: todayIn(order.time_zone), days: '', note: '' });
  const id = useRef(crypto.randomUUID() as string);
  const sending = useSending<Field>({
    check: () => ({
      ...(!form.value.from && { from: say('dayMissing') }),
      ...(form.value.days && !/^\d{1,2}$/.test(form.value.days) && { days: say('daysWrong') }),
    }),
    send: () =>
      call(`/orders/${order.id}/deadlines/${id.current}`, {
        method: 'PUT',
        body: {
          kind: form.value.kind,
          counted_from: form.value.from,
          business_days: form.value.days ? Number(form.value.days) : null,
          note: form.value.note.trim() || null,
        },
      }),
    pointers: POINTERS,
    onDone,
  });
  const set = (name: Field) => (value: string) => {
    form.value = { ...form.value, [name]: value };
    // Other words are another count.
    id.current = crypto.randomUUID();
    sending.fixed(name);
  };
  return { form: form.value, set, sending };
}
