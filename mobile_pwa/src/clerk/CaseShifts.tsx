import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { addDays, todayIn, weekdayOf } from '../i18n/zone';
import type { Order, Placement, Shift } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { useAsked } from './asking';
import { ChangeShift } from './ChangeShift';
import { NewShift } from './NewShift';
import { ShiftWeek } from './ShiftWeek';
import { say } from './shiftWords';

interface Props {
  order: Order;
  placements: readonly Placement[] | undefined;
  onChanged: () => void;
}

/** The dated shifts of this week and the next; each can be moved, cancelled, or one added. */
export function CaseShifts({ order, placements, onChanged }: Props) {
  const today = todayIn(order.time_zone);
  const monday = addDays(today, 1 - weekdayOf(today));
  const asked = useShifts(order, monday, placements);
  const sheet = useSignal<'new' | Shift | null>(null);
  const open = setting(sheet);
  const close = () => open(null);
  const onDone = () => {
    close();
    void asked.pull();
    onChanged();
  };
  const sheetProps = { order, onDone, onClose: close };
  return (
    <section class="card stack">
      <h2>{say('shiftsTitle')}</h2>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!asked.data.value && !asked.problem.value && <Skeleton lines={2} />}
      {asked.data.value && (
        <TwoWeeks shifts={asked.data.value.items} nextMonday={addDays(monday, 7)} onChange={open} />
      )}
      {placements && placements.length > 0 && (
        <Button icon="plus" onClick={() => open('new')}>
          {say('addShift')}
        </Button>
      )}
      {sheet.value === 'new' && <NewShift placements={placements ?? []} {...sheetProps} />}
      {sheet.value && sheet.value !== 'new' && <ChangeShift shift={sheet.value} {...sheetProps} />}
    </section>
  );
}

interface TwoWeeksProps {
  shifts: readonly Shift[];
  nextMonday: string;
  onChange: (shift: Shift) => void;
}

function TwoWeeks({ shifts, nextMonday, onChange }: TwoWeeksProps) {
  if (shifts.length === 0) return <Empty icon="calendar">{say('noShifts')}</Empty>;
  const [now, next] = [false, true].map((later) =>
    shifts.filter((one) => one.starts_at >= nextMonday === later),
  );
  return (
    <>
      <ShiftWeek title={say('thisWeek')} shifts={now ?? []} onChange={onChange} />
      <ShiftWeek title={say('nextWeek')} shifts={next ?? []} onChange={onChange} />
    </>
  );
}

function useShifts(order: Order, monday: string, placements: readonly Placement[] | undefined) {
  const path = `/orders/${order.id}/shifts?from=${monday}&to=${addDays(monday, 13)}`;
  const asked = useAsked<{ items: Shift[] }>(path);
  const before = useRef(placements);
  useEffect(() => {
    // A timetable changed under these shifts: not when it is merely heard of first.
    if (before.current && placements) void asked.pull();
    before.current = placements;
  }, [placements]);
  return asked;
}
