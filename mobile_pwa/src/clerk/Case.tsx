import { useSignal } from '@preact/signals';
import { dayText, duration } from '../i18n/format';
import { addDays, todayIn, weekOf } from '../i18n/zone';
import type { Enrolment, Order, Page, Placement, Week } from '../server/resources';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { useAsked } from './asking';
import { CaseAttendances } from './CaseAttendances';
import { CaseShifts } from './CaseShifts';
import { say } from './caseWords';
import { Devices } from './Devices';
import { EnrolCode } from './EnrolCode';
import { EnrolSheet } from './EnrolSheet';
import { Placements } from './Placements';
import { TermsCard } from './TermsCard';
import { show, type View } from './view';
import { Weeks } from './Weeks';

const WEEKS_SHOWN = 8;

/** One order: her weeks against what they ask, and everything that made them so. */
export function Case({ view }: { view: Extract<View, { room: 'case' }> }) {
  const order = useAsked<Order>(`/orders/${view.order}`);
  const weeks = useAsked<{ items: Week[] }>(weeksAddress(view.order));
  const placements = useAsked<Page<Placement>>(`/orders/${view.order}/placements`);
  const sheet = useSignal<Enrolment | null>(null);
  const data = order.data.value;
  if (sheet.value) {
    return (
      <EnrolSheet
        enrolment={sheet.value}
        kind="phone"
        onClose={() => {
          sheet.value = null;
        }}
      />
    );
  }
  const renew = () => {
    void order.pull();
    void weeks.pull();
  };
  return (
    <>
      <div>
        <Button
          kind="bare"
          icon="back"
          onClick={() => show(view.back ? { room: 'inbox', ...view.back } : { room: 'desk' })}
        >
          {say(view.back ? 'backToList' : 'backToDesk')}
        </Button>
      </div>
      <Trouble problem={order.problem.value} onRetry={() => void order.pull()} />
      {!data && !order.problem.value && <Skeleton tall lines={3} />}
      {data && (
        <>
          <Head order={data} />
          {view.justMade && (
            <Banner icon="tick" calm role="status">
              <p>{say('created')}</p>
              {view.placementFailed && <p>{say('placementFailed')}</p>}
            </Banner>
          )}
          <div class="columns">
            <div class="stack">
              <Weeks weeks={hers(weeks.data.value?.items, data)} problem={weeks.problem.value} />
              <CaseAttendances order={data} onDecided={renew} />
            </div>
            <div class="stack">
              <EnrolCode
                path={`/orders/${data.id}/enrolments`}
                title={say('enrolTitle')}
                text={say('enrolText')}
                make={say('enrolMake')}
                onSheet={(enrolment) => {
                  sheet.value = enrolment;
                }}
              />
              <Devices
                path={`/orders/${data.id}/devices`}
                title={say('devicesTitle')}
                kind="devices"
              />
              <TermsCard order={data} onChanged={renew} />
              <Placements order={data} asked={placements} />
              <CaseShifts
                order={data}
                placements={placements.data.value?.items}
                onChanged={renew}
              />
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** Weeks that lie wholly before the order say nothing. */
function hers(weeks: readonly Week[] | undefined, order: Order): Week[] | null {
  return weeks?.filter((week) => week.ends_on >= order.starts_on) ?? null;
}

function weeksAddress(order: string): string {
  const today = todayIn('America/Bogota');
  const from = weekOf(addDays(today, -7 * (WEEKS_SHOWN - 1)));
  return `/orders/${order}/weeks?from=${from}&to=${weekOf(today)}`;
}

function Head({ order }: { order: Order }) {
  const { participant: person, starts_on: from, ends_on: to } = order;
  return (
    <section class="stack">
      <Title>
        {person.first_name} {person.last_name}
      </Title>
      <p class="quiet small">{say('openLogged')}</p>
      <dl class="facts card plain">
        <Fact name={say('caseNumber')} value={order.case_number} />
        <Fact
          name={say('order')}
          value={
            to
              ? say('sinceUntil', { from: dayText(from, 'date'), to: dayText(to, 'date') })
              : say('since', { from: dayText(from, 'date') })
          }
        />
        <Fact name={say('document')} value={`${person.document_type} ${person.document_number}`} />
        {person.phone && <Fact name={say('phone')} value={person.phone} />}
        <Fact name={say('total')} value={total(order)} />
      </dl>
    </section>
  );
}

function total(order: Order): string {
  const done = duration(order.credited_total_minutes);
  const required = order.total_required_minutes;
  return required ? say('totalOf', { done, required: duration(required) }) : done;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
