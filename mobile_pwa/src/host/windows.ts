// Hours that a host offers: what the form begins with, what is wrong with it, and what is sent.
import { clockField, dayOf } from '../i18n/format';
import { addDays, instantIn, weekdayOf } from '../i18n/zone';
import type { Shift, Site } from '../server/resources';

export interface Given {
  day: string;
  from: string;
  to: string;
}

type Span = Pick<Shift, 'starts_at' | 'ends_at'>;

interface Stretch {
  from: number;
  to: number;
}

/** As long as a working day: nobody is asked to come for longer. */
const LONGEST = 8 * 60;
/** A place that is open at night is not asked about the night first. */
const MORNING = 8 * 60;

/** The longest free time of the site's hours on a day, beside what is taken already; or none. */
export function usualHours(
  site: Site,
  taken: readonly Span[],
  day: string,
  now: Date = new Date(),
): Given {
  const busy = taken.filter((one) => dayOf(one.starts_at) === day).map(stretchOf);
  const left = LONGEST - busy.reduce((sum, one) => sum + one.to - one.from, 0);
  const free = site.opening_hours
    .filter((hours) => hours.weekday === weekdayOf(day))
    .map((hours) => ({ from: minutes(hours.from), to: minutes(hours.to) }))
    .flatMap((open) => without(open, busy))
    .map((open) => ahead(site, day, open, now))
    .filter((open) => open.to > open.from)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const best = free[0];
  if (!best || left <= 0) return { day, from: '', to: '' };
  const from = best.from < MORNING && best.to >= MORNING + left ? MORNING : best.from;
  return { day, from: text(from), to: text(Math.min(best.to, from + left)) };
}

/** Only what is still to come, from the next half hour on. */
function ahead(site: Site, day: string, open: Stretch, now: Date): Stretch {
  const midnight = Date.parse(instantIn(site.time_zone, day, '00:00'));
  const passed = Math.ceil((now.getTime() + 1 - midnight) / 1_800_000) * 30;
  return { from: Math.max(open.from, passed), to: Math.min(open.to, 23 * 60 + 59) };
}

function without(open: Stretch, busy: readonly Stretch[]): Stretch[] {
  return busy.reduce<Stretch[]>(
    (parts, shift) =>
      parts.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, shift.from) },
          { from: Math.max(from, shift.to), to },
        ].filter((part) => part.to > part.from),
      ),
    [open],
  );
}

function stretchOf(shift: Span): Stretch {
  const overnight = dayOf(shift.ends_at) > dayOf(shift.starts_at);
  const to = overnight ? 24 * 60 : minutes(clockField(shift.ends_at));
  return { from: minutes(clockField(shift.starts_at)), to };
}

/** The first of these hours that cannot be meant, with the word for it. */
export function faultIn(windows: readonly Given[]): { index: number; key: FaultKey } | null {
  for (const [index, { from, to }] of windows.entries()) {
    if (!from || !to) return { index, key: 'hoursMissing' };
    if (to <= from) return { index, key: 'hoursBackwards' };
  }
  return null;
}

export type FaultKey = 'hoursMissing' | 'hoursBackwards';

export function windowsBody(zone: string, windows: readonly Given[]) {
  return windows.map(({ day, from, to }) => ({
    starts_at: instantIn(zone, day, from),
    ends_at: instantIn(zone, day, to),
  }));
}

/** Which of the windows a pointer of the server's answer means: "/windows/1/ends_at" is 1. */
export function windowAt(pointer: string): number | null {
  const index = /^\/windows\/(\d+)/.exec(pointer)?.[1];
  return index === undefined ? null : Number(index);
}

/** What was agreed on long ago is over. */
export function isRecent(day: string, today: string): boolean {
  return dayOf(day) >= addDays(today, -14);
}

function minutes(time: string): number {
  const [hour, minute] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function text(value: number): string {
  const [hour, minute] = [Math.floor(value / 60), value % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
