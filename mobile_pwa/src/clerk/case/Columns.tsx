import { useSignal } from '@preact/signals';
import { addDays, todayIn, weekOf } from '../../i18n/zone';
import type { Enrolment, Order, Page, Placement, Week } from '../../server/resources';
import { lazily } from '../../ui/lazily';
import { type Asked, useAsked } from '../asking';
import { CaseAttendances } from '../CaseAttendances';
import { CaseShifts } from '../CaseShifts';
import { say } from '../caseWords';
import { Devices } from '../Devices';
import { EnrolCode } from '../EnrolCode';
import { Placements } from '../Placements';
import { TermsCard } from '../TermsCard';
import { Weeks } from '../Weeks';
import { CaseExcuses } from './CaseExcuses';
import { Deadlines } from './Deadlines';
import { HourRequests } from './HourRequests';
import { MakeUps } from './MakeUps';
import { Messages } from './Messages';
import { MissedShifts } from './MissedShifts';
import { OpenWarning } from './OpenWarning';
import { PaperCard } from './PaperCard';
import { Total } from './Total';
import { Ways } from './Ways';
import { WeekWords } from './WeekWords';

const CaseDates = lazily(() => import('../dates/CaseDates').then((m) => m.CaseDates));
const WEEKS_SHOWN = 8;

interface Props {
  order: Order;
  /** A new order: the code for her phone is what comes next. */
  phoneFirst: boolean;
  onSheet: (sheet: Enrolment) => void;
  onChanged: () => void;
}

/** What she did and what follows from it on one side, how it is arranged on the other. */
export function Columns({ order, phoneFirst, onSheet, onChanged }: Props) {
  const weeks = useAsked<{ items: Week[] }>(weeksAddress(order));
  const placements = useAsked<Page<Placement>>(`/orders/${order.id}/placements`);
  const facts = useSignal(0);
  const plans = useSignal(0);
  const renew = () => {
    facts.value += 1;
    void weeks.pull();
    onChanged();
  };
  const replan = () => {
    plans.value += 1;
    renew();
  };
  const shown = hers(weeks.data.value?.items, order);
  const placed = placements.data.value?.items;
  const phone = <Phone order={order} onSheet={onSheet} />;
  return (
    <div class="columns">
      <div class="stack">
        <OpenWarning order={order} />
        <Weeks weeks={shown} problem={weeks.problem.value}>
          {shown && <WeekWords order={order} weeks={shown} />}
        </Weeks>
        <CaseAttendances order={order} onDecided={renew} />
        <MakeUps order={order} weeks={shown} placements={placed} onChanged={replan} />
        <MissedShifts key={`missed ${facts.value}`} order={order} />
      </div>
      <div class="stack">
        {phoneFirst && phone}
        <Total key={`total ${facts.value}`} order={order} />
        <CaseExcuses order={order} />
        <Messages order={order} />
        <Ways order={order} />
        <HourRequests order={order} placements={placed} onChanged={replan} />
        <Arranged key={`plan ${plans.value}`} {...{ order, placements }} onChanged={renew} />
        <CaseDates order={order} />
        <Deadlines order={order} />
        {!phoneFirst && phone}
      </div>
    </div>
  );
}

interface ArrangedProps {
  order: Order;
  placements: Asked<Page<Placement>>;
  onChanged: () => void;
}

function Arranged({ order, placements, onChanged }: ArrangedProps) {
  return (
    <>
      <CaseShifts order={order} placements={placements.data.value?.items} onChanged={onChanged} />
      <Placements order={order} asked={placements} />
      <TermsCard order={order} onChanged={onChanged} />
    </>
  );
}

function Phone({ order, onSheet }: { order: Order; onSheet: (sheet: Enrolment) => void }) {
  return (
    <>
      <EnrolCode
        path={`/orders/${order.id}/enrolments`}
        title={say('enrolTitle')}
        text={say('enrolText')}
        make={say('enrolMake')}
        kind="devices"
        onSheet={onSheet}
      />
      <Devices path={`/orders/${order.id}/devices`} title={say('devicesTitle')} kind="devices" />
      <PaperCard order={order} />
    </>
  );
}

/** Weeks that lie wholly before the order say nothing. */
function hers(weeks: readonly Week[] | undefined, order: Order): Week[] | null {
  return weeks?.filter((week) => week.ends_on >= order.starts_on) ?? null;
}

function weeksAddress(order: Order): string {
  const today = todayIn(order.time_zone);
  const from = weekOf(addDays(today, -7 * (WEEKS_SHOWN - 1)));
  return `/orders/${order.id}/weeks?from=${from}&to=${weekOf(today)}`;
}
