import { clock, dayText } from '../../i18n/format';
import type { AppearanceEvent, FullAppearance } from '../../server/resources';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { whenText } from './looks';
import { say } from './words';

/** All that was said of a date. Who opens it is noted where she can read it. */
export function History({ id }: { id: string }) {
  const asked = useAsked<FullAppearance>(`/appearances/${id}`);
  const full = asked.data.value;
  return (
    <div class="stack">
      <p class="quiet small">{say('lookNoted')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!full && !asked.problem.value && <Skeleton lines={1} />}
      {full?.bring && (
        <p class="words">
          {say('bringSaid')} {full.bring}
        </p>
      )}
      {full && (
        <ol class="said">
          {full.events.map((event) => (
            <li key={event.id}>
              <One event={event} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function One({ event }: { event: AppearanceEvent }) {
  const by = event.by_name ?? say('theClock');
  return (
    <>
      <span class="quiet small">
        {dayText(event.at)}, {clock(event.at)} · {by}
      </span>
      <br />
      {say(`event_${event.kind}`)}
      {event.starts_at && `: ${whenText({ starts_at: event.starts_at })}`}
      {event.scanned_at && `: ${whenText({ starts_at: event.scanned_at })}`}
      {event.text && <q> {event.text}</q>}
    </>
  );
}
