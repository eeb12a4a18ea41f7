import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import { call, type Problem } from '../../server/client';
import type { Channel, Order, Page } from '../../server/resources';
import { heeding } from '../../signin/session';
import { announce } from '../../ui/announce';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { AddHeard } from './AddHeard';
import { say } from './waysWords';

/** By what she is reached; for a woman without a phone, as she told the clerk. */
export function Ways({ order }: { order: Order }) {
  const path = `/orders/${order.id}/channels`;
  const asked = useAsked<Page<Channel>>(path);
  const adding = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const rows = asked.data.value?.items;
  const close = () => {
    adding.value = false;
  };
  const remove = async (channel: Channel) => {
    const withdrawal = `${path}/${channel.id}/withdrawal`;
    const result = heeding(await call(withdrawal, { method: 'PUT', body: {} }));
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    announce(say('removed'));
    await asked.pull();
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p class="quiet small">{say('text')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {rows?.length === 0 && <p class="quiet">{say('none')}</p>}
      <ol class="list">
        {rows?.map((row) => (
          <li key={row.id} class="row apart">
            <Way channel={row} />
            <Button size="chip" kind="bare" onClick={() => void remove(row)}>
              {say('remove')}
              <span class="sr"> {say(`kind_${row.kind}`)}</span>
            </Button>
          </li>
        ))}
      </ol>
      <Trouble problem={problem.value} />
      {adding.value ? (
        <AddHeard
          order={order}
          onClose={close}
          onDone={() => {
            close();
            void asked.pull();
          }}
        />
      ) : (
        <div>
          <Button
            icon="plus"
            onClick={() => {
              adding.value = true;
            }}
          >
            {say('add')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Way({ channel }: { channel: Channel }) {
  const day = dayText(channel.consented_on, 'date');
  const { heard_by: name, shown, failing_since: failing } = channel;
  return (
    <div class="stack tight">
      <p>
        <strong>{say(`kind_${channel.kind}`)}</strong>
        {shown && <span class="digits"> · {shown}</span>}
      </p>
      <p class="quiet small">{name ? say('heard', { day, name }) : say('since', { day })}</p>
      {failing && (
        <p>
          <Badge icon="note" tone="wait">
            {say('failing', { day: dayText(failing) })}
          </Badge>
        </p>
      )}
    </div>
  );
}
