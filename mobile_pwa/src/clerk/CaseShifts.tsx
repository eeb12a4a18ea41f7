import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { addDays, todayIn, weekdayOf } from '../i18n/zone';
import type { Order, Placement, Shift } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { useAsked } from './asking';
import { ChangeShift } from './ChangeShift';
import { NewShift } from './NewShift';
import { type Origin, originsAround } from './origins';
import { ShiftWeek } from './ShiftWeek';
import { say } from './shiftWords';

interface Props {
  order: Order;
  placements: readonly Placement[] | undefined;
  onChanged: () => void;
}

type Open = { kind: 'new' } | { kind: 'change'; shift: Shift; origin: Origin } | null;

/** The dated shifts of this week and the next; each can be moved, cancelled, or one added. */
export function CaseShifts({ order, placements, onChanged }: Props) {
  const today = todayIn(order.time_zone);
  const monday = addDays(today, 1 - weekdayOf(today));
  const path = `/orders/${order.id}/shifts?from=${monday}&to=${addDays(monday, 13)}`;
  const asked = useAsked<{ items: Shift[] }>(path);
  const origins = useOrigins(today, placements);
  const sheet = useSignal<Open>(null);
  const before = useRef(placements);
  useEffect(() => {
    // A timetable changed under these shifts: not when it is merely heard of first.
    if (before.current && placements) void asked.pull();
    before.current = placements;
  }, [placements]);
  const close = () => {
    sheet.value = null;
  };
  const done = () => {
    close();
    void asked.pull();
    onChanged();
  };
  const change = (shift: Shift, origin: Origin) => {
    sheet.value = { kind: 'change', shift, origin };
  };
  const items = asked.data.value?.items;
  const nextMonday = addDays(monday, 7);
  const open = sheet.value;
  return (
    <section class="card stack">
      <h2>{say('shiftsTitle')}</h2>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={2} />}
      {items?.length === 0 && <Empty icon="calendar">{say('noShifts')}</Empty>}
      {items && (
        <>
          <ShiftWeek
            title={say('thisWeek')}
            shifts={items.filter((one) => one.starts_at < nextMonday)}
            origins={origins.value}
            onChange={change}
          />
          <ShiftWeek
            title={say('nextWeek')}
            shifts={items.filter((one) => one.starts_at >= nextMonday)}
            origins={origins.value}
            onChange={change}
          />
        </>
      )}
      {placements && placements.length > 0 && (
        <Button
          icon="plus"
          onClick={() => {
            sheet.value = { kind: 'new' };
          }}
        >
          {say('addShift')}
        </Button>
      )}
      {open?.kind === 'new' && placements && (
        <NewShift order={order} placements={placements} onDone={done} onClose={close} />
      )}
      {open?.kind === 'change' && (
        <ChangeShift
          order={order}
          shift={open.shift}
          origin={open.origin}
          onDone={done}
          onClose={close}
        />
      )}
    </section>
  );
}

function useOrigins(today: string, placements: readonly Placement[] | undefined) {
  const origins = useSignal<Map<string, Origin> | null>(null);
  useEffect(() => {
    let stale = false;
    void originsAround(today, placements ?? []).then((found) => {
      if (!stale && placements) origins.value = found;
    });
    return () => {
      stale = true;
    };
  }, [today, placements]);
  return origins;
}
