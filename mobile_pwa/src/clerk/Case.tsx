import './case/case.css';
import { dayText, duration } from '../i18n/format';
import type { Order } from '../server/resources';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { lazily } from '../ui/lazily';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { useAsked } from './asking';
import { AsOf } from './case/AsOf';
import { Columns } from './case/Columns';
import { UndoOrder } from './case/Undo';
import { say } from './caseWords';
import { Purpose } from './look/Purpose';
import { type Back, show, type View } from './view';

const Papers = lazily(() => import('./papers/Papers').then((m) => m.Papers));

/** One order: her weeks against what they ask, and everything that made them so. */
export function Case({ view }: { view: Extract<View, { room: 'case' }> }) {
  const order = useAsked<Order>(`/orders/${view.order}`);
  const data = order.data.value;
  return (
    <div class="stack case-page">
      <WayBack view={view} />
      <Trouble problem={order.problem.value} onRetry={() => void order.pull()} />
      {!data && !order.problem.value && <Skeleton tall lines={3} />}
      {data && (
        <>
          <Head order={data} />
          <Purpose order={data.id} />
          <AsOf order={data} />
          {view.justMade && (
            <Banner icon="tick" calm role="status">
              <p>{say('created')}</p>
              {view.placementFailed && <p>{say('placementFailed')}</p>}
            </Banner>
          )}
          <Columns
            order={data}
            phoneFirst={view.justMade === true}
            onChanged={() => void order.pull()}
          />
          <Papers order={data} />
          <UndoOrder order={data} />
        </>
      )}
    </div>
  );
}

function WayBack({ view }: { view: Extract<View, { room: 'case' }> }) {
  const { back } = view;
  return (
    <div class="no-print">
      <Button kind="bare" icon="back" onClick={() => show(backTo(back))}>
        {say(back ? 'backToList' : 'backToDesk')}
      </Button>
    </div>
  );
}

function backTo(back: Back | undefined): View {
  if (back === 'dates') return { room: 'dates' };
  return back ? { room: 'inbox', ...back } : { room: 'desk' };
}

function Head({ order }: { order: Order }) {
  const { participant: person, starts_on: from, ends_on: to } = order;
  return (
    <section class="stack">
      <Title>
        {person.first_name} {person.last_name}
      </Title>
      <p class="quiet small no-print">{say('openLogged')}</p>
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
