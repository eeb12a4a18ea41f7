import { dayText, duration } from '../i18n/format';
import type { Me } from '../server/resources';
import { Badge } from '../ui/Badge';
import { say } from './words';

/** The long run: what is done of everything, what is left, and when it would be done. */
export function Total({ order }: { order: Me['order'] }) {
  const required = order.total_required_minutes;
  const done = duration(order.credited_total_minutes);
  return (
    <section class="card stack tight">
      <div class="row apart">
        <h2>{say('totalTitle')}</h2>
        <p class="digits">
          {required
            ? say('total', { done, required: duration(required) })
            : say('totalOpen', { done })}
        </p>
      </div>
      {order.complete ? (
        <>
          <Badge icon="sealed" tone="good">
            {say('complete')}
          </Badge>
          <p>{say('completeText')}</p>
        </>
      ) : (
        <Rest order={order} />
      )}
    </section>
  );
}

function Rest({ order }: { order: Me['order'] }) {
  if (order.owed_minutes === null) return null;
  return (
    <>
      <p>{say('owed', { minutes: duration(order.owed_minutes) })}</p>
      {order.projected_end && (
        <p class="quiet">{say('projected', { day: dayText(order.projected_end, 'date') })}</p>
      )}
    </>
  );
}
