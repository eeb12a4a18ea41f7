import { dayText } from '../../i18n/format';
import type { Excuse } from '../../server/resources';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { say } from './excuseWords';
import { momentOf } from './moment';

/** Her words, every answer, and the papers. Who opens them is noted where she can read it. */
export function Opened({ id }: { id: string }) {
  const asked = useAsked<Excuse>(`/excuses/${id}`);
  const excuse = asked.data.value;
  return (
    <div class="stack">
      <p class="quiet small">{say('lookNoted')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!excuse && !asked.problem.value && <Skeleton lines={1} />}
      {excuse && (
        <>
          {excuse.note ? <p class="words">«{excuse.note}»</p> : <p>{say('noNote')}</p>}
          <Papers excuse={excuse} />
          <Said events={excuse.events} />
        </>
      )}
    </div>
  );
}

function Papers({ excuse }: { excuse: Excuse }) {
  if (excuse.papers.length === 0) return <p>{say('noPapers')}</p>;
  return (
    <ul class="papers">
      {excuse.papers.map((paper, index) => {
        const address = `/api/v1/excuses/${excuse.id}/papers/${paper.id}`;
        const name = say('paper', { n: index + 1 });
        return (
          <li key={paper.id} class="stack tight">
            {paper.media_type === 'image/jpeg' && <img src={address} alt={name} loading="lazy" />}
            <a href={address} target="_blank" rel="noreferrer">
              {paper.media_type === 'image/jpeg' ? say('openPhoto', { n: index + 1 }) : name}
            </a>
            <span class="quiet small">{say('paperCame', { day: dayText(paper.added_at) })}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** What was said after filing, oldest first. */
function Said({ events }: { events: Excuse['events'] }) {
  const later = events.filter((one) => one.kind !== 'filed');
  if (later.length === 0) return null;
  return (
    <ol class="said">
      {later.map((event) => (
        <li key={`${event.at} ${event.kind}`}>
          <span class="quiet small">
            {momentOf(event.at)} · {event.by_name}
          </span>
          <br />
          {say(`event_${event.kind}`)}
          {event.text && <q> {event.text}</q>}
        </li>
      ))}
    </ol>
  );
}
