import './week.css';
import { dayText } from '../i18n/format';
import { Unsent } from '../letters/Unsent';
import type { Me, Week } from '../server/resources';
import { online } from '../signin/session';
import { Banner } from '../ui/Banner';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { ReadAloud } from '../voice/ReadAloud';
import { nextSpoken, weekSpoken } from '../voice/sentences';
import { Asked } from './Asked';
import { Freshness } from './Freshness';
import { Legend } from './Legend';
import { NextDate } from './NextDate';
import { OpenAttendance } from './OpenAttendance';
import { Ring } from './Ring';
import { Shifts } from './Shifts';
import { Slots } from './Slots';
import { me, refresh, warnings } from './shelves';
import { News, Told } from './Told';
import { Total } from './Total';
import { WarningCard } from './WarningCard';
import { say } from './words';

/** What is done, what waits, what is missing, and when it can be made good. */
export function WeekScreen({ onScan }: { onScan: () => void }) {
  const copy = me.copy.value;
  return (
    <main class="screen" id="content">
      <Title>{copy ? say('greeting', { name: copy.data.first_name }) : say('hello')}</Title>
      <Freshness of={me} onRetry={() => void refresh()} />
      {copy ? <Content me={copy.data} onScan={onScan} /> : <Nothing />}
    </main>
  );
}

function Nothing() {
  if (me.problem.value?.kind === 'offline' || !online.value) {
    return <Banner icon="cloudOff">{say('offlineNothing')}</Banner>;
  }
  return me.problem.value ? null : <Skeleton tall lines={2} />;
}

function Content({ me: page, onScan }: { me: Me; onScan: () => void }) {
  const week = page.week;
  const warning = warnings.copy.value?.data.warning ?? null;
  return (
    <>
      <ReadAloud text={nextSpoken(week)} />
      <Unsent />
      {week.open_attendance && <OpenAttendance open={week.open_attendance} onScan={onScan} />}
      {warning && <WarningCard warning={warning} week={week} />}
      <News week={week.week} />
      <section class="card stack" aria-label={weekName(week)}>
        <p class="quiet small">{weekName(week)}</p>
        <ReadAloud text={weekSpoken(week)} />
        {week.required_minutes > 0 ? (
          <Ring week={week} />
        ) : (
          <p class="word">{say('nothingAsked')}</p>
        )}
        {week.text && !warning && <p class="word">{week.text}</p>}
        <Legend week={week} />
      </section>
      <MissingTimes week={week} />
      <NextDate />
      <Asked />
      <Slots slots={week.slots} />
      <Shifts shifts={week.shifts} />
      <Total order={page.order} />
      <Told />
    </>
  );
}

function weekName(week: Week): string {
  return say('weekOf', {
    from: dayText(week.starts_on, 'short'),
    to: dayText(week.ends_on, 'short'),
  });
}

function MissingTimes({ week }: { week: Week }) {
  if (!week.missing_check_out && !week.missing_check_in) return null;
  return (
    <Banner icon="ask">
      {week.missing_check_out && <p>{say('missingOut')}</p>}
      {week.missing_check_in && <p>{say('missingIn')}</p>}
    </Banner>
  );
}
