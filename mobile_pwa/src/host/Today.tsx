import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText, wallClock } from '../i18n/format';
import { addDays, todayIn } from '../i18n/zone';
import type { Attendance, Site } from '../server/resources';
import { online } from '../signin/session';
import { isRunning } from '../ui/AttendanceBadge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { lazily } from '../ui/lazily';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { ConfirmAll } from './ConfirmAll';
import { Insurance } from './Insurance';
import { LastSaid } from './LastSaid';
import { listed, needsWord, pullDay } from './list';
import { Person } from './Person';
import { bySilence } from './silence';
import { say } from './words';

const SiteCare = lazily(() => import('./SiteCare').then((m) => m.SiteCare));

const EVERY_MS = 45_000;

/** Who is here, who was, and one tap to say so. Nothing about how anybody stands. */
export function Today({ site }: { site: Site }) {
  const today = todayIn(site.time_zone);
  const day = useSignal(today);
  useEffect(() => {
    listed.day.value = null;
    const pull = () => void pullDay(site.id, day.value);
    pull();
    const timer = setInterval(pull, EVERY_MS);
    return () => clearInterval(timer);
  }, [site.id, day.value]);
  return (
    <>
      <DayBar
        day={day.value}
        today={today}
        onChange={(next) => {
          day.value = next;
        }}
      />
      <Trouble problem={listed.problem.value} onRetry={() => void pullDay(site.id, day.value)} />
      {!online.value && listed.at.value && (
        <Banner icon="cloudOff">{say('checkedAt', { time: seenAt(listed.at.value) })}</Banner>
      )}
      <LastSaid />
      <Insurance site={site} />
      {listed.day.value ? (
        <Lists items={listed.day.value} isToday={day.value === today} />
      ) : (
        !listed.problem.value && <Skeleton lines={4} />
      )}
      <SiteCare />
    </>
  );
}

function seenAt(at: number): string {
  return wallClock(new Date(at)).slice(11, 16);
}

interface DayBarProps {
  day: string;
  today: string;
  onChange: (day: string) => void;
}

function DayBar({ day, today, onChange }: DayBarProps) {
  return (
    <div class="day-bar">
      <Title>
        {day === today ? (
          <>
            {say('today')}
            <span class="sr">,</span> <span class="date">{dayText(day)}</span>
          </>
        ) : (
          dayText(day)
        )}
      </Title>
      <Button
        size="chip"
        icon="back"
        label={say('dayBefore')}
        onClick={() => onChange(addDays(day, -1))}
      />
      {day !== today && (
        <>
          <Button
            size="chip"
            icon="next"
            label={say('dayAfter')}
            onClick={() => onChange(addDays(day, 1))}
          />
          <Button size="chip" onClick={() => onChange(today)}>
            {say('today')}
          </Button>
        </>
      )}
    </div>
  );
}

function Lists({ items, isToday }: { items: Attendance[]; isToday: boolean }) {
  const now = Date.now();
  const shown = new Set(items.map((one) => one.id));
  const { old, fresh } = bySilence(isToday ? listed.waiting.value : [], now);
  const first = new Set(old.map((one) => one.id));
  const earlier = fresh.filter((one) => !shown.has(one.id));
  const here = items.filter((one) => isRunning(one, now));
  const open = items.filter((one) => needsWord(one) && !isRunning(one, now) && !first.has(one.id));
  const done = items.filter((one) => !needsWord(one));
  const empty = items.length === 0 && old.length === 0 && earlier.length === 0;
  return (
    <>
      <ConfirmAll items={[...old, ...earlier, ...open]} />
      <Group title={say('longWaiting')} text={say('longWaitingText')} items={old} withDay />
      <Group title={say('earlier')} items={earlier} withDay />
      <Group title={say('hereNow')} items={here} />
      <Group title={say('toConfirm')} items={open} />
      <Group title={say('done')} items={done} />
      {empty && <Empty icon="person">{say(isToday ? 'nobody' : 'nobodyThen')}</Empty>}
    </>
  );
}

interface GroupProps {
  title: string;
  text?: string;
  items: Attendance[];
  withDay?: boolean;
}

function Group(props: GroupProps) {
  if (props.items.length === 0) return null;
  return (
    <section class="stack people">
      <h2>
        {props.title} <span class="quiet digits">({props.items.length})</span>
      </h2>
      {props.text && <p class="quiet wide">{props.text}</p>}
      {props.items.map((attendance) => (
        <Person key={attendance.id} attendance={attendance} withDay={props.withDay ?? false} />
      ))}
    </section>
  );
}
