import { useSignal } from '@preact/signals';
import { addDays, mondayOf, todayIn, weekOf } from '../../i18n/zone';
import type { Order, Page, Placement, WholeCase } from '../../server/resources';
import { Button } from '../../ui/Button';
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
import { asOf, asOfQuery } from './asOf';
import { CaseExcuses } from './CaseExcuses';
import { say as sayCause } from './causeWords';
import { Deadlines } from './Deadlines';
import { HourRequests } from './HourRequests';
import { Levels } from './Levels';
import { MakeUps } from './MakeUps';
import { Messages } from './Messages';
import { MissedShifts } from './MissedShifts';
import { OpenWarning } from './OpenWarning';
import { PaperCard } from './PaperCard';
import { PhoneSheet } from './PhoneSheet';
import { Timeline } from './Timeline';
import { Sum } from './Total';
import { Ways } from './Ways';
import { WeekWords } from './WeekWords';
import { Whose } from './Whose';

const CaseDates = lazily(() => import('../dates/CaseDates').then((m) => m.CaseDates));

const WEEKS_MORE = 12;
const MOST_WEEKS = 60;

interface Props {
  order: Order;
  /** A new order: the code for her phone is what comes next. */
  phoneFirst: boolean;
  onChanged: () => void;
}

/** What she did and what follows from it on one side, how it is arranged on the other. */
export function Columns(props: Props) {
  const { order } = props;
  const since = useSignal<string | null>(null);
  const from = since.value
    ? `&from=${since.value}&to=${weekOf(asOf.value ?? todayIn(order.time_zone))}`
    : '';
  const query = `${asOfQuery('&')}${from}`.replace('&', '?');
  const found = useAsked<WholeCase>(`/orders/${order.id}/case${query}`);
  const earlier = () => {
    const before = found.data.value?.earlier_to;
    if (before) since.value = weekOf(addDays(mondayOf(before), -7 * (WEEKS_MORE - 1)));
  };
  return asOf.value ? (
    <Then order={order} found={found} onEarlier={earlier} />
  ) : (
    <Now {...props} found={found} onEarlier={earlier} />
  );
}

interface FoundProps {
  order: Order;
  found: Asked<WholeCase>;
  onEarlier: () => void;
}

/** A way to older weeks, while there are some that one page can hold. */
function Earlier({ found, onEarlier }: { found: WholeCase | null; onEarlier: () => void }) {
  if (!found?.earlier_to || found.weeks.length + WEEKS_MORE > MOST_WEEKS) return null;
  return (
    <div class="no-print">
      <Button onClick={onEarlier}>{sayCause('earlier')}</Button>
    </div>
  );
}

/** What was known at the end of a day: nothing of it can be changed any more. */
function Then({ order, found, onEarlier }: FoundProps) {
  const data = found.data.value;
  return (
    <div class="columns">
      <div class="stack">
        <Weeks weeks={data?.weeks ?? null} problem={found.problem.value}>
          <Earlier found={data} onEarlier={onEarlier} />
        </Weeks>
        {data && <Whose found={data} />}
        <Timeline order={order} />
      </div>
      <div class="stack">
        {data && <Sum total={data.total} />}
        {data && <Levels levels={data.levels} />}
      </div>
    </div>
  );
}

function Now({ order, phoneFirst, onChanged, found, onEarlier }: Props & FoundProps) {
  const placements = useAsked<Page<Placement>>(`/orders/${order.id}/placements`);
  const facts = useSignal(0);
  const plans = useSignal(0);
  const renew = () => {
    facts.value += 1;
    void found.pull();
    onChanged();
  };
  const replan = () => {
    plans.value += 1;
    renew();
  };
  const data = found.data.value;
  const shown = data?.weeks ?? null;
  const placed = placements.data.value?.items;
  const phone = <Phone order={order} />;
  return (
    <div class="columns">
      <div class="stack">
        <OpenWarning order={order} />
        <Weeks weeks={shown} problem={found.problem.value}>
          <Earlier found={data} onEarlier={onEarlier} />
          {shown && <WeekWords order={order} weeks={shown} />}
        </Weeks>
        {data && <Whose found={data} />}
        <CaseAttendances order={order} onDecided={renew} />
        <MakeUps order={order} weeks={shown} placements={placed} onChanged={replan} />
        <MissedShifts key={`missed ${facts.value}`} order={order} />
        <Timeline key={`line ${facts.value}`} order={order} />
      </div>
      <div class="stack">
        {phoneFirst && phone}
        {data && <Sum total={data.total} />}
        {data && <Levels levels={data.levels} />}
        <CaseExcuses order={order} />
        <Messages order={order} />
        <div class="stack no-print">
          <Ways order={order} />
          <HourRequests order={order} placements={placed} onChanged={replan} />
        </div>
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

function Phone({ order }: { order: Order }) {
  return (
    <div class="stack no-print">
      <EnrolCode
        path={`/orders/${order.id}/enrolments`}
        title={say('enrolTitle')}
        text={say('enrolText')}
        make={say('enrolMake')}
        kind="devices"
        sheet={(enrolment) => <PhoneSheet order={order} enrolment={enrolment} />}
      />
      <Devices path={`/orders/${order.id}/devices`} title={say('devicesTitle')} kind="devices" />
      <PaperCard order={order} />
    </div>
  );
}
