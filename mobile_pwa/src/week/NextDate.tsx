import { clock, dayOf, dayText } from '../i18n/format';
import type { Appearance } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { ReadAloud } from '../voice/ReadAloud';
import { dateSpoken } from '../voice/sentences';
import { showDate } from './rooms';
import { dates, today } from './shelves';
import { say } from './words';

/** The next date before the judge: when, where, what to bring, and how many days are left. */
export function NextDate() {
  const copy = dates.copy.value;
  const next = copy?.data.items.find((one) => one.state === 'set');
  if (!copy) return null;
  return (
    <section class="card stack tight">
      <ReadAloud text={dateSpoken(next)} />
      {next ? <Coming date={next} /> : <p class="quiet">{say('noDate')}</p>}
      <Button wide icon="calendar" onClick={() => showDate(null)}>
        {say('dates')}
      </Button>
    </section>
  );
}

function Coming({ date }: { date: Appearance }) {
  return (
    <>
      <div class="row apart">
        <h2>{say('dateTitle')}</h2>
        <Badge icon="calendar">{daysLeft(date)}</Badge>
      </div>
      <p class="word">
        <strong>
          {say('dateAt', { day: dayText(date.starts_at), time: clock(date.starts_at) })}
        </strong>
      </p>
      <p>{date.place}</p>
      {date.bring && <p class="lines">{say('bring', { what: date.bring })}</p>}
      <Told date={date} />
      {!date.cannot_come_at && !date.scanned_at && (
        <Button wide icon="note" onClick={() => showDate(date.id, true)}>
          {say('cannotGo')}
          <span class="sr"> {dayText(date.starts_at)}</span>
        </Button>
      )}
    </>
  );
}

function Told({ date }: { date: Appearance }) {
  if (date.scanned_at) {
    return (
      <p>
        <Badge icon="tick" tone="good">
          {say('dateScanned', { time: clock(date.scanned_at) })}
        </Badge>
      </p>
    );
  }
  return date.cannot_come_at ? (
    <p>
      <Badge icon="speech" tone="wait">
        {say('dateTold')}
      </Badge>
    </p>
  ) : null;
}

function daysLeft(date: Appearance): string {
  const left = Date.parse(dayOf(date.starts_at)) - Date.parse(today());
  const n = Math.round(left / 86_400_000);
  return n <= 0 ? say('dateToday') : say('dateIn', { n });
}
