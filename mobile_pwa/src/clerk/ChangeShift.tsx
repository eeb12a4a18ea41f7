import { useSignal } from '@preact/signals';
import { dayText, span } from '../i18n/format';
import { call } from '../server/client';
import type { Order, Shift } from '../server/resources';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { TextArea } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import type { Origin } from './origins';
import { type ShiftField, ShiftFields, shiftFaults } from './ShiftFields';
import { useSending } from './sending';
import { instantsOf, timesOf } from './shifts';
import { say } from './shiftWords';

interface Props {
  order: Order;
  shift: Shift;
  origin: Origin;
  onDone: () => void;
  onClose: () => void;
}

type What = 'move' | 'cancel';

const POINTERS = {
  '/starts_at': 'from',
  '/ends_at': 'to',
  '/reason': 'reason',
} as const satisfies Record<string, ShiftField>;

/** Moves or cancels one dated shift; the timetable stays as it is. */
export function ChangeShift({ order, shift, origin, onDone, onClose }: Props) {
  const what = useSignal<What>('move');
  const times = useSignal(timesOf(shift));
  const reason = useSignal('');
  const id = useSignal(crypto.randomUUID() as string);
  const moving = what.value === 'move';
  const { wrong, problem, busy, fixed, submit } = useSending<ShiftField>({
    check: () => shiftFaults(order.time_zone, moving ? times.value : null, reason.value),
    send: () => {
      const none = { starts_at: null, ends_at: null };
      const instants = (moving && instantsOf(order.time_zone, times.value)) || none;
      const { entry, day } = origin;
      const body = {
        placement: shift.placement,
        entry,
        day,
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
    <Sheet title={say('changeTitle')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="digits">
          <strong>{dayText(shift.starts_at)}</strong> {span(shift.starts_at, shift.ends_at)} ·{' '}
          {shift.site_name}
        </p>
        <Choices<What>
          legend={say('whatChanges')}
          value={what.value}
          options={[
            { value: 'move', text: say('moveIt'), icon: 'next' },
            { value: 'cancel', text: say('cancelIt'), icon: 'less' },
          ]}
          onChange={(value) => {
            what.value = value;
            renew();
          }}
        />
        {moving ? (
          <ShiftFields
            times={times.value}
            wrong={wrong.value}
            onChange={(name, value) => {
              times.value = { ...times.value, [name]: value };
              renew();
              fixed(name);
            }}
          />
        ) : (
          <p class="quiet small">{say('cancelText')}</p>
        )}
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
          {say(moving ? 'saveMove' : 'saveCancel')}
        </Button>
      </form>
    </Sheet>
  );
}
