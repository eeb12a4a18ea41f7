import { useSignal } from '@preact/signals';
import { todayIn } from '../i18n/zone';
import type { Order, Placement } from '../server/resources';
import { SelectField } from '../ui/Field';
import { DepartureSheet } from './DepartureSheet';
import { NONE, useDeparture } from './departures';
import { say } from './shiftWords';

interface Props {
  order: Order;
  placements: readonly Placement[];
  onDone: () => void;
  onClose: () => void;
}

/** One shift more, on one day, beside the timetable. */
export function NewShift({ order, placements, onDone, onClose }: Props) {
  const placement = useSignal(placements[0]?.id ?? '');
  const departure = useDeparture({
    order,
    first: { day: todayIn(order.time_zone), from: '08:00', to: '12:00' },
    about: () => ({ ...NONE, placement: placement.value }),
    onDone,
  });
  return (
    <DepartureSheet {...{ title: say('addTitle'), save: say('saveNew'), departure, onClose }}>
      <SelectField
        label={say('site')}
        value={placement.value}
        options={placements.map((one) => [one.id, one.site_name] as const)}
        onInput={(value) => {
          placement.value = value;
          departure.renew();
        }}
      />
    </DepartureSheet>
  );
}
