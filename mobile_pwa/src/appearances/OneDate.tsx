import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock, dayText } from '../i18n/format';
import { language } from '../i18n/i18n';
import { taken, unsent } from '../letters/post';
import { Written } from '../notices/Written';
import type { AppearanceEvent, FullAppearance } from '../server/resources';
import { whenClosed } from '../signin/session';
import { shelf } from '../store/pull';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { Freshness } from '../week/Freshness';
import { aboutDate, cannotCome } from '../week/rooms';
import { dates, pastDates } from '../week/shelves';
import { CannotCome } from './CannotCome';
import { DateLine } from './DateLine';
import { say } from './words';

const one = shelf<FullAppearance>('date', () => `/appearances/${aboutDate.value}`);
whenClosed(one.forget);

/** One date with all that was said of it, and the way to say that she cannot come. */
export function OneDate({ id }: { id: string }) {
  useEffect(() => {
    // What was wrong with the date before is nothing to this one.
    one.problem.value = null;
    void one.recall().then(one.pull);
  }, [id, language.value, taken.value]);
  const full = one.copy.value?.data.id === id ? one.copy.value.data : null;
  const listed = [
    ...(dates.copy.value?.data.items ?? []),
    ...(pastDates.copy.value?.data.items ?? []),
  ];
  const date = full ?? listed.find((row) => row.id === id);
  if (one.problem.value?.status === 404) return <Banner icon="note">{say('notThere')}</Banner>;
  return (
    <>
      <Freshness of={one} onRetry={() => void one.pull()} />
      {!date && !one.problem.value && <Skeleton tall lines={2} />}
      {!date && one.problem.value?.kind === 'offline' && (
        <Banner icon="cloudOff">{say('offline')}</Banner>
      )}
      {date && (
        <section class="card stack">
          <DateLine date={date} />
          {date.bring && (
            <div>
              <h2>{say('bring')}</h2>
              <p class="lines">{date.bring}</p>
            </div>
          )}
          {full && <LastAnswer events={full.events} />}
          <Written about={[id]} />
        </section>
      )}
      {(!date || date.state === 'set' || date.state === 'presumed') && (
        <SayNo id={id} about={date ? dayText(date.starts_at, 'short') : ''} />
      )}
      {full && <History events={full.events} />}
    </>
  );
}

/** What was said to her last, where somebody answered in words. */
function LastAnswer({ events }: { events: readonly AppearanceEvent[] }) {
  const last = events.findLast((event) => event.by_role === 'clerk' && event.text);
  if (!last) return null;
  return (
    <div class="stack tight said">
      <p>{say('answered', { text: last.text ?? '' })}</p>
      <p class="quiet small">
        {say('byName', { name: last.by_name ?? '', day: dayText(last.at) })}
      </p>
    </div>
  );
}

function SayNo({ id, about }: { id: string; about: string }) {
  const posted = useSignal<string | null>(null);
  if (posted.value) return <Outcome id={posted.value} />;
  if (cannotCome.value) {
    return (
      <CannotCome
        id={id}
        about={about}
        onPosted={(letter) => {
          posted.value = letter;
          cannotCome.value = false;
          scrollTo(0, 0);
        }}
      />
    );
  }
  return (
    <Button
      wide
      icon="note"
      onClick={() => {
        cannotCome.value = true;
      }}
    >
      {say('cannotCome')}
    </Button>
  );
}

/** Sent, or not sent yet: only what is true of it now. */
function Outcome({ id }: { id: string }) {
  const letter = unsent.value.find((row) => row.id === id);
  if (letter?.state === 'help') return null;
  const there = taken.value.has(id);
  return (
    <section class="card stack tight" role="status">
      <p>
        <Badge icon={there ? 'ticks' : 'phone'} tone={there ? 'good' : 'wait'}>
          {say(there ? 'sent' : 'notSent')}
        </Badge>
      </p>
      <p>{say(there ? 'sentText' : 'notSentText')}</p>
    </section>
  );
}

function History({ events }: { events: readonly AppearanceEvent[] }) {
  return (
    <details class="card plain">
      <summary class="small">{say('history')}</summary>
      <ol class="history small">
        {events.map((event) => (
          <li key={event.id}>
            <strong>{say(`event_${event.kind}`)}</strong>{' '}
            <span class="quiet">
              {dayText(event.at, 'short')} {clock(event.at)}
            </span>
            {event.starts_at && (
              <p>
                {dayText(event.starts_at)}, {clock(event.starts_at)}
              </p>
            )}
            {event.text && <p>“{event.text}”</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
