import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import { todayIn } from '../../i18n/zone';
import { call } from '../../server/client';
import type { Deadline, Order, Page } from '../../server/resources';
import { Badge, type Tone } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import type { IconName } from '../../ui/icons';
import { Sheet } from '../../ui/Sheet';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { useSending } from '../sending';
import { CountDays } from './CountDays';
import { say } from './runWords';

const LOOKS: Record<Deadline['state'], { icon: IconName; tone: Tone }> = {
  running: { icon: 'clock', tone: 'wait' },
  met: { icon: 'tick', tone: 'good' },
  past: { icon: 'calendar', tone: 'plain' },
  counted_again: { icon: 'back', tone: 'plain' },
};

/** Legal terms in business days: estimates, to be confirmed at the court. */
export function Deadlines({ order }: { order: Order }) {
  const asked = useAsked<Page<Deadline>>(`/orders/${order.id}/deadlines`);
  const sheet = useSignal<'new' | Deadline | null>(null);
  const items = asked.data.value?.items;
  const close = () => setting(sheet)(null);
  const done = () => {
    close();
    void asked.pull();
  };
  return (
    <section class="card stack">
      <h2>{say('deadlinesTitle')}</h2>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={1} />}
      {items?.length === 0 && <p class="quiet">{say('noDeadlines')}</p>}
      <ul class="list">
        {items?.map((one) => (
          <li key={one.id} class="stack tight">
            <One deadline={one} onMet={() => setting(sheet)(one)} />
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => setting(sheet)('new')}>
        {say('count')}
      </Button>
      {sheet.value === 'new' && <CountDays order={order} onDone={done} onClose={close} />}
      {sheet.value && sheet.value !== 'new' && (
        <Meet order={order} deadline={sheet.value} onDone={done} onClose={close} />
      )}
    </section>
  );
}

function One({ deadline, onMet }: { deadline: Deadline; onMet: () => void }) {
  const { state, kind, business_days: count, met_on: met } = deadline;
  const open = state === 'running' || state === 'past';
  return (
    <>
      <div class="row apart">
        <strong>{say(`kind_${kind}`)}</strong>
        <Badge icon={LOOKS[state].icon} tone={LOOKS[state].tone}>
          {say(`deadline_${state}`)}
        </Badge>
      </div>
      <p>{deadline.text}</p>
      <p class="quiet small">
        {say('countedFrom', { n: count ?? 0, day: dayText(deadline.counted_from, 'date') })}
        {met && ` ${say('metOn', { day: dayText(met, 'date') })}`}
        {deadline.note && ` ${deadline.note}`}
      </p>
      {open && (
        <div>
          <Button size="chip" onClick={onMet}>
            {say('meet')}
            <span class="sr"> {say(`kind_${kind}`)}</span>
          </Button>
        </div>
      )}
    </>
  );
}

interface MeetProps {
  order: Order;
  deadline: Deadline;
  onDone: () => void;
  onClose: () => void;
}

function Meet({ order, deadline, onDone, onClose }: MeetProps) {
  const day = useSignal(todayIn(order.time_zone));
  const { wrong, problem, busy, fixed, submit } = useSending<'day'>({
    check: () => (day.value ? {} : { day: say('dayMissing') }),
    send: () =>
      call(`/orders/${order.id}/deadlines/${deadline.id}/met`, {
        method: 'PUT',
        body: { met_on: day.value },
      }),
    pointers: { '/met_on': 'day' },
    onDone,
  });
  return (
    <Sheet title={say('meet')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{say(`kind_${deadline.kind}`)}</p>
        <TextField
          label={say('metDay')}
          type="date"
          value={day.value}
          wrong={wrong.value.day}
          onInput={(value) => {
            day.value = value;
            fixed('day');
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say('saveMeet')}
        </Button>
      </form>
    </Sheet>
  );
}
