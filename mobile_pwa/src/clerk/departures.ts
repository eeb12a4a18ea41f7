// A departure from the timetable: what it speaks of, and how it is typed and sent.
import { useSignal } from '@preact/signals';
import { call } from '../server/client';
import type { Order, Shift } from '../server/resources';
import { type ShiftField, shiftFaults } from './ShiftFields';
import { useSending } from './sending';
import { instantsOf, type ShiftTimes } from './shifts';

/** A shift that stands, or one that is not there yet. */
export type About = Pick<Shift, 'placement' | 'entry' | 'day'> & { shift: string | null };

export const NONE = { entry: null, day: null, shift: null } as const;
const POINTERS = {
  '/starts_at': 'from',
  '/ends_at': 'to',
  '/reason': 'reason',
} as const satisfies Record<string, ShiftField>;

/** A shift of the timetable is named by its entry and day, an added one by its own id. */
export function aboutOf({ id, placement, entry, day }: Shift): About {
  return entry && day ? { placement, entry, day, shift: null } : { ...NONE, placement, shift: id };
}

interface Given {
  order: Order;
  first: ShiftTimes;
  about: () => About;
  /** False where the shift is cancelled: then no times are sent. */
  stays?: () => boolean;
  onDone: () => void;
}

/** One departure while it is typed. */
export function useDeparture({ order, first, about, stays = () => true, onDone }: Given) {
  const times = useSignal(first);
  const reason = useSignal('');
  const id = useSignal(crypto.randomUUID() as string);
  const sending = useSending<ShiftField>({
    check: () => shiftFaults(order.time_zone, stays() ? times.value : null, reason.value),
    send: () => {
      const none = { starts_at: null, ends_at: null };
      const instants = (stays() && instantsOf(order.time_zone, times.value)) || none;
      const body = { ...about(), ...instants, reason: reason.value.trim() };
      return call(`/orders/${order.id}/shifts/${id.value}`, { method: 'PUT', body });
    },
    pointers: POINTERS,
    onDone,
  });
  // Other words are another fact: the server refuses them under a used id.
  const renew = () => {
    id.value = crypto.randomUUID();
  };
  const set = (name: ShiftField, value: string) => {
    if (name === 'reason') reason.value = value;
    else times.value = { ...times.value, [name]: value };
    renew();
    sending.fixed(name);
  };
  return { ...sending, times, reason, renew, set, stays };
}

export type Departure = ReturnType<typeof useDeparture>;
