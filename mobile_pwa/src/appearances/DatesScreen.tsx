import '../excuse/excuse.css';
import { useEffect } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { Unsent } from '../letters/Unsent';
import type { Appearance } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
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
  const coming = dates.copy.value?.data.items;
  const past = pastDates.copy.value?.data.items;
  return (
    <>
      <Freshness of={dates} onRetry={() => void dates.pull()} />
      {!coming && !dates.problem.value && <Skeleton tall lines={2} />}
      {coming && <List title={say('coming')} rows={coming} none={say('noneComing')} />}
      {past && <List title={say('past')} rows={past} none={say('nonePast')} />}
      <CalendarCard whose="hers" />
    </>
  );
}

interface ListProps {
  title: string;
  rows: readonly Appearance[];
  none: string;
}

function List({ title, rows, none }: ListProps) {
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
    </section>
  );
}
