// The five things that matter as whole sentences, with hours and times as a voice says them.
import { clock, dayOf, dayText } from '../i18n/format';
import type { ScanRow } from '../outbox/outbox';
import type { Steps } from '../record/steps';
import { isVisit } from '../scan/code';
import type { Appearance, Week } from '../server/resources';
import { say } from './words';

/** 200 -> "3 horas y 20 minutos". */
export function hoursSpoken(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  const inHours = say('hours', { n: hours });
  const inMinutes = say('minutes', { n: rest });
  if (hours === 0) return inMinutes;
  return rest === 0 ? inHours : say('both', { hours: inHours, minutes: inMinutes });
}

/** What is done, what is missing, what still waits. */
export function weekSpoken(week: Week): string {
  if (week.required_minutes === 0) return say('nothingAsked');
  const done = hoursSpoken(week.credited_minutes);
  const parts = [say('done', { done, required: hoursSpoken(week.required_minutes) })];
  if (week.provisional_minutes > 0) {
    parts.push(say('waits', { hours: hoursSpoken(week.provisional_minutes) }));
  }
  const needed = week.needed_minutes;
  parts.push(needed > 0 ? say('missing', { hours: hoursSpoken(needed) }) : say('complete'));
  return parts.join(' ');
}

/** What to do now: leave where she is, or come at the next time that would help. */
export function nextSpoken(week: Week): string {
  const { open_attendance: open, slots } = week;
  if (open) return say('inside', { time: clock(open.checked_in_at), site: open.site_name });
  const next = slots[0];
  if (!next) return week.text || say('nothingNow');
  return say('comeAt', {
    day: dayText(next.starts_at, 'near'),
    from: clock(next.starts_at),
    to: clock(next.ends_at),
  });
}

/** What became of a scan, with its time; never more than is true. */
export function scanSpoken(row: ScanRow, steps: Steps): string {
  const time = clock(row.receipt?.at ?? row.body.claimed_at ?? row.body.captured_at);
  const kind = isVisit(row) ? 'visit' : row.body.direction;
  const first = say(`scan_${kind}`, { time });
  if (row.state === 'help') return `${first} ${say('scanHelp')}`;
  if (!steps.received) return `${first} ${say('scanSaved')}`;
  return `${first} ${say(steps.confirmed ? 'scanConfirmed' : 'scanReceived')}`;
}

export function dateSpoken(date: Appearance | undefined): string {
  if (!date) return say('noDate');
  const day = dayText(dayOf(date.starts_at), 'long');
  const when = say('dateAt', { day, time: clock(date.starts_at), place: date.place });
  return date.bring ? `${when} ${say('bring', { what: date.bring })}` : when;
}
