import { useSignal } from '@preact/signals';
import { todayIn } from '../i18n/zone';
import { call } from '../server/client';
import type { Order, Placement } from '../server/resources';
import { Button } from '../ui/Button';
import { SelectField, TextArea } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { type ShiftField, ShiftFields, shiftFaults } from './ShiftFields';
import { useSending } from './sending';
import { instantsOf } from './shifts';
import { say } from './shiftWords';

interface Props {
  order: Order;
  placements: readonly Placement[];
  onDone: () => void;
  onClose: () => void;
}

const POINTERS = {
  '/starts_at': 'from',
  '/ends_at': 'to',
  '/reason': 'reason',
} as const satisfies Record<string, ShiftField>;

/** One shift more, on one day, beside the timetable. */
export function NewShift({ order, placements, onDone, onClose }: Props) {
  const today = todayIn(order.time_zone);
  const placement = useSignal(placements[0]?.id ?? '');
  const times = useSignal({ day: today, from: '08:00', to: '12:00' });
  const reason = useSignal('');
  const id = useSignal(crypto.randomUUID() as string);
  const { wrong, problem, busy, fixed, submit } = useSending<ShiftField>({
    check: () => shiftFaults(order.time_zone, times.value, reason.value),
    send: () => {
      const instants = instantsOf(order.time_zone, times.value);
      const body = {
        placement: placement.value,
        entry: null,
        day: null,
        ...instants,
        reason: reason.value.trim(),
      };
      return call(`/orders/${order.id}/shifts/${id.value}`, { method: 'PUT', body });
    },
    pointers: POINTERS,
    onDone,
  });
  // Other words are another fact: the server refuses them under a used id.
  const renew = () => {
    id.value = crypto.randomUUID();
  };
  return (
    <Sheet title={say('addTitle')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <SelectField
          label={say('site')}
          value={placement.value}
          options={placements.map((one) => [one.id, one.site_name] as const)}
          onInput={(value) => {
            placement.value = value;
            renew();
          }}
        />
        <ShiftFields
          times={times.value}
          wrong={wrong.value}
          onChange={(name, value) => {
            times.value = { ...times.value, [name]: value };
            renew();
            fixed(name);
          }}
        />
        <TextArea
          label={say('reason')}
          hint={say('reasonHint')}
          maxLength={500}
          value={reason.value}
          wrong={wrong.value.reason}
          onInput={(value) => {
            reason.value = value;
            renew();
            fixed('reason');
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say('saveNew')}
        </Button>
      </form>
    </Sheet>
  );
}
