import { dayText, duration } from '../../i18n/format';
import type { WholeCase } from '../../server/resources';
import { Badge } from '../../ui/Badge';
import { Bar } from '../Bar';
import { say } from './runWords';

/** The long run: what is owed in all, and when it would be done at the present pace. */
export function Sum({ total }: { total: WholeCase['total'] }) {
  return (
    <section class="card stack">
      <h2>{say('totalTitle')}</h2>
      <Numbers sum={total} />
    </section>
  );
}

function Numbers({ sum }: { sum: WholeCase['total'] }) {
  const { total_required_minutes: required, credited_total_minutes: done } = sum;
  const waiting = sum.provisional_total_minutes;
  return (
    <>
      {sum.state === 'complete_awaiting_judge' && (
        <div>
          <Badge icon="ticks" tone="good">
            {say('complete')}
          </Badge>
        </div>
      )}
      {required !== null && (
        <Bar required={required} confirmed={done - waiting} waiting={waiting} excused={0} />
      )}
      <p class="digits">
        <strong>
          {required === null
            ? duration(done)
            : say('doneOf', { done: duration(done), required: duration(required) })}
        </strong>
        {sum.share_percent !== null && ` · ${sum.share_percent} %`}
        {waiting > 0 && ` · ${say('waiting', { time: duration(waiting) })}`}
      </p>
      {required === null && <p class="quiet">{say('noTotal')}</p>}
      {sum.owed_minutes !== null && sum.owed_minutes > 0 && <Ahead sum={sum} />}
    </>
  );
}

function Ahead({ sum }: { sum: WholeCase['total'] }) {
  const pace = sum.pace_minutes;
  return (
    <>
      <p class="digits">{say('owed', { time: duration(sum.owed_minutes ?? 0) })}</p>
      <p class="quiet small">
        {sum.projected_end && pace !== null
          ? say('projected', {
              day: dayText(sum.projected_end, 'date'),
              pace: duration(pace),
              n: sum.pace_weeks,
            })
          : say(pace === null ? 'noPace' : 'noEnd')}
      </p>
    </>
  );
}
