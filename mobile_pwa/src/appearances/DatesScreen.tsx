import '../excuse/excuse.css';
import { useEffect } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { Unsent } from '../letters/Unsent';
import { useOlder } from '../record/older';
import type { Appearance } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { More } from '../ui/More';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { Freshness } from '../week/Freshness';
import { aboutDate, showDate } from '../week/rooms';
import { dates, pastDates } from '../week/shelves';
import { CalendarCard } from './CalendarCard';
import { DateLine } from './DateLine';
import { OneDate } from './OneDate';
import { say } from './words';

/** Her dates before the judge: one of them, or all. */
export function DatesScreen({ onLeave }: { onLeave: () => void }) {
  const chosen = aboutDate.value;
  useEffect(() => {
    void dates.pull();
    void pastDates.pull();
  }, [language.value]);
  return (
    <main class="screen narrow" id="content">
      <div>
        <div class="back">
          <Button
            size="chip"
            kind="bare"
            icon="back"
            onClick={chosen ? () => showDate(null) : onLeave}
          >
            {said('back')}
          </Button>
        </div>
        <Title key={chosen}>{say(chosen ? 'one' : 'title')}</Title>
      </div>
      <Unsent />
      {chosen ? <OneDate key={chosen} id={chosen} /> : <All />}
    </main>
  );
}

function All() {
  const coming = useOlder(dates, '/me/appearances');
  const past = useOlder(pastDates, '/me/appearances?when=past');
  return (
    <>
      <Freshness of={dates} onRetry={() => void dates.pull()} />
      {!dates.copy.value && !dates.problem.value && <Skeleton tall lines={2} />}
      {dates.copy.value && <List title={say('coming')} list={coming} none={say('noneComing')} />}
      {pastDates.copy.value && <List title={say('past')} list={past} none={say('nonePast')} />}
      <CalendarCard whose="hers" />
    </>
  );
}

interface ListProps {
  title: string;
  list: { items: readonly Appearance[]; more: (() => void) | null };
  none: string;
}

function List({ title, list: { items: rows, more }, none }: ListProps) {
  return (
    <section class="card stack">
      <h2>{title}</h2>
      {rows.length === 0 && <Empty icon="calendar">{none}</Empty>}
      <ul class="list">
        {rows.map((row) => (
          <li key={row.id} class="stack tight">
            <DateLine date={row} />
            <div>
              <Button size="chip" onClick={() => showDate(row.id)}>
                {say('see')}
                <span class="sr"> {row.starts_at.slice(0, 10)}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}
