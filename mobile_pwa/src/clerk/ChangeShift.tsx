import { useSignal } from '@preact/signals';
import { dayText, span } from '../i18n/format';
import type { Order, Shift } from '../server/resources';
import { Choices } from '../ui/Choices';
import { DepartureSheet } from './DepartureSheet';
import { aboutOf, useDeparture } from './departures';
import { timesOf } from './shifts';
import { say } from './shiftWords';

interface Props {
  order: Order;
  shift: Shift;
  onDone: () => void;
  onClose: () => void;
}

type What = 'move' | 'cancel';

/** Moves or cancels one dated shift; the timetable stays as it is. */
export function ChangeShift({ order, shift, onDone, onClose }: Props) {
  const what = useSignal<What>('move');
  const departure = useDeparture({
    order,
    first: timesOf(shift),
    about: () => aboutOf(shift),
    stays: () => what.value === 'move',
    onDone,
  });
  const save = say(what.value === 'move' ? 'saveMove' : 'saveCancel');
  return (
    <DepartureSheet {...{ title: say('changeTitle'), save, departure, onClose }}>
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
          departure.renew();
        }}
      />
    </DepartureSheet>
  );
}
