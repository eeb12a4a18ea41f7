import { useAsked } from '../clerk/asking';
import { clock, dayText, duration, span } from '../i18n/format';
import type { Supported } from '../server/types';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { WeekBadge } from './Supported';
import { say } from './supportedWords';

/** One woman, each part by her own consent; as soon as there is none, nothing. */
export function OneSupported({ id, onBack }: { id: string; onBack: () => void }) {
  const asked = useAsked<Supported>(`/supported/${id}`);
  const problem = asked.problem.value;
  const gone = problem?.type === 'not-found';
  const one = gone ? null : asked.data.value;
  return (
    <>
      <Title>{one?.first_name ?? say('title')}</Title>
      <div class="row">
        <Button size="chip" icon="back" onClick={onBack}>
          {say('back')}
        </Button>
      </div>
      {gone && <Empty icon="lock">{say('gone')}</Empty>}
      {!gone && <Trouble problem={problem} onRetry={() => void asked.pull()} />}
      {!one && !problem && <Skeleton lines={4} />}
      {one?.week && <Week week={one.week} />}
      {one && has(one, 'court_date') && <CourtDate date={one.court_date} />}
      {one?.shifts && <Shifts shifts={one.shifts} />}
      {one?.purposes.map(({ code, title, given_at, until }) => (
        <p class="quiet small" key={code}>
          {until
            ? say('sinceUntil', { title, day: day(given_at), until: day(until) })
            : say('since', { title, day: day(given_at) })}
        </p>
      ))}
    </>
  );
}

const day = (text: string) => dayText(text, 'date');
const has = (one: Supported, code: string) => one.purposes.some((given) => given.code === code);

function Week({ week }: { week: NonNullable<Supported['week']> }) {
  const done = duration(week.credited_minutes);
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{say('week')}</h2>
        <WeekBadge state={week.state} />
      </div>
      <p class="word">{week.help}</p>
      <p class="digits">{say('done', { done, required: duration(week.required_minutes) })}</p>
      {week.provisional_minutes > 0 && (
        <p class="small">{say('waits', { minutes: duration(week.provisional_minutes) })}</p>
      )}
      {week.warnings.map((warning) => (
        <Banner key={warning.opened_at} icon="clock" calm>
          {say('warning', { day: dayText(warning.opened_at) })}
        </Banner>
      ))}
      {week.needed_minutes > 0 && week.slots.length > 0 && (
        <>
          <h3>{say('when')}</h3>
          <ul>
            {week.slots.map((slot) => (
              <li key={slot.starts_at}>{slot.text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function CourtDate({ date }: { date: Supported['court_date'] }) {
  return (
    <section class="card stack">
      <h2>{say('courtDate')}</h2>
      {date ? (
        <>
          <p>
            {dayText(date.starts_at)} · {clock(date.starts_at)}
          </p>
          <p>{say('where', { place: date.where })}</p>
        </>
      ) : (
        <p>{say('noDate')}</p>
      )}
    </section>
  );
}

function Shifts({ shifts }: { shifts: NonNullable<Supported['shifts']> }) {
  return (
    <section class="card stack">
      <h2>{say('shifts')}</h2>
      {shifts.length === 0 && <p>{say('noShifts')}</p>}
      <ul>
        {shifts.map((shift) => (
          <li key={shift.starts_at}>
            {dayText(shift.starts_at)} · {span(shift.starts_at, shift.ends_at)} · {shift.site_name}
          </li>
        ))}
      </ul>
    </section>
  );
}
