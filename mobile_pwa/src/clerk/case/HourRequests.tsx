import { useSignal } from '@preact/signals';
import { dayText, span } from '../../i18n/format';
import { call, type Problem } from '../../server/client';
import type { HourRequest, Order, Page, Placement } from '../../server/resources';
import { heeding } from '../../signin/session';
import { Badge, type Tone } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import type { IconName } from '../../ui/icons';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { AskHours } from './AskHours';
import { say } from './hoursWords';

const LOOKS: Record<HourRequest['state'], { icon: IconName; tone: Tone }> = {
  asked: { icon: 'clock', tone: 'wait' },
  offered: { icon: 'tick', tone: 'good' },
  declined: { icon: 'less', tone: 'plain' },
  withdrawn: { icon: 'back', tone: 'plain' },
};

interface Props {
  order: Order;
  placements: readonly Placement[] | undefined;
  onChanged: () => void;
}

/** What sites were asked for: hours on some days, and never why. */
export function HourRequests({ order, placements, onChanged }: Props) {
  const asked = useAsked<Page<HourRequest>>(`/orders/${order.id}/hour-requests?limit=50`);
  const asking = useSignal(false);
  const open = setting(asking);
  const items = asked.data.value?.items;
  const pull = () => {
    open(false);
    void asked.pull();
    onChanged();
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p class="quiet small">{say('text')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={1} />}
      <ul class="list">
        {items?.map((one) => (
          <li key={one.id} class="stack tight">
            <One request={one} onChanged={pull} />
          </li>
        ))}
      </ul>
      {placements && placements.length > 0 && (
        <Button icon="plus" onClick={() => open(true)}>
          {say('ask')}
        </Button>
      )}
      {asking.value && (
        <AskHours
          order={order}
          placements={placements ?? []}
          onDone={pull}
          onClose={() => open(false)}
        />
      )}
    </section>
  );
}

function One({ request, onChanged }: { request: HourRequest; onChanged: () => void }) {
  const problem = useSignal<Problem | null>(null);
  const withdraw = async () => {
    const path = `/hour-requests/${request.id}/withdrawal`;
    const result = heeding(await call(path, { method: 'PUT', body: {} }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onChanged();
  };
  const { state, windows } = request;
  return (
    <>
      <div class="row apart">
        <strong>{request.site.name}</strong>
        <Badge icon={LOOKS[state].icon} tone={LOOKS[state].tone}>
          {say(`state_${state}`)}
        </Badge>
      </div>
      <p>{request.days.map((day) => dayText(day)).join('; ')}</p>
      {request.reply && <p class="words small">«{request.reply}»</p>}
      <ul>
        {windows.map((one) => (
          <li key={one.id} class="digits">
            {say('offers', { day: dayText(one.starts_at), span: span(one.starts_at, one.ends_at) })}
          </li>
        ))}
      </ul>
      <Trouble problem={problem.value} />
      {state === 'asked' && (
        <div>
          <Button size="chip" onClick={() => void withdraw()}>
            {say('withdraw')}
          </Button>
        </div>
      )}
    </>
  );
}
