// A change of one dated shift as it is typed, and in the server's words.
import { clockField, dayOf } from '../i18n/format';
import { addDays, instantIn } from '../i18n/zone';
import type { Shift } from '../server/resources';

export interface ShiftTimes {
  day: string;
  from: string;
  to: string;
}

const LONGEST_NIGHT_MS = 12 * 3_600_000;

/** The instants of a shift; an end before the beginning is on the next day, for one night. */
export function instantsOf(
  zone: string,
  { day, from, to }: ShiftTimes,
): { starts_at: string; ends_at: string } | null {
  if (!day || !from || !to) return null;
  const overnight = to <= from;
  const starts_at = instantIn(zone, day, from);
  const ends_at = instantIn(zone, overnight ? addDays(day, 1) : day, to);
  const lasts = Date.parse(ends_at) - Date.parse(starts_at);
  return overnight && lasts > LONGEST_NIGHT_MS ? null : { starts_at, ends_at };
}

export function timesOf(shift: Shift): ShiftTimes {
  const { starts_at: start, ends_at: end } = shift;
  return { day: dayOf(start), from: clockField(start), to: clockField(end) };
}
