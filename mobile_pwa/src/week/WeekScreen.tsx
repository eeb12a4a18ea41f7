import './week.css';
import { dayText, duration, wallClock } from '../i18n/format';
import type { Me, Week } from '../server/resources';
import { online } from '../signin/session';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { Legend } from './Legend';
import { OpenAttendance } from './OpenAttendance';
import { Ring } from './Ring';
import { Shifts } from './Shifts';
import { Slots } from './Slots';
import { me, refresh } from './shelves';
import { say } from './words';

/** What is done, what waits, what is missing, and when it can be made good. */
export function WeekScreen({ onScan }: { onScan: () => void }) {
  const copy = me.copy.value;
  return (
    <main class="screen" id="content">
      <Title>{copy ? say('greeting', { name: copy.data.first_name }) : say('hello')}</Title>
      <Freshness />
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

/** Says when what is shown is old, and what went wrong when something did. */
function Freshness() {
  const problem = me.problem.value;
  const copy = me.copy.value;
  if (problem?.kind === 'server' && problem.status !== 401) {
    return <Trouble problem={problem} onRetry={() => void refresh()} />;
  }
  if (!copy || (online.value && !problem)) return null;
  return (
    <Banner icon="cloudOff" role="status">
      <p>{say('old', { when: ago(copy.at) })}</p>
      <Button kind="bare" size="chip" onClick={() => void refresh()}>
        {say('refresh')}
      </Button>
    </Banner>
  );
}

function ago(at: number): string {
  const then = wallClock(new Date(at));
  const time = `${Number(then.slice(11, 13))}:${then.slice(14, 16)}`;
  const today = wallClock(new Date()).slice(0, 10) === then.slice(0, 10);
  return today ? say('oldToday', { time }) : say('oldDay', { day: dayText(then), time });
}

function Content({ me: page, onScan }: { me: Me; onScan: () => void }) {
  const week = page.week;
  return (
    <>
      {week.open_attendance && <OpenAttendance open={week.open_attendance} onScan={onScan} />}
      <section class="card stack" aria-label={weekName(week)}>
        <p class="quiet small">{weekName(week)}</p>
        {week.required_minutes > 0 ? (
          <Ring week={week} />
        ) : (
          <p class="word">{say('nothingAsked')}</p>
        )}
        {week.text && <p class="word">{week.text}</p>}
        <Legend week={week} />
      </section>
      <MissingTimes week={week} />
      <Slots slots={week.slots} />
      <Shifts shifts={week.shifts} />
      <Total order={page.order} />
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

function Total({ order }: { order: Me['order'] }) {
  const done = duration(order.credited_total_minutes);
  return (
    <section class="card plain row apart">
      <h2>{say('totalTitle')}</h2>
      <p class="digits">
        {order.total_required_minutes
          ? say('total', { done, required: duration(order.total_required_minutes) })
          : say('totalOpen', { done })}
      </p>
    </section>
  );
}
