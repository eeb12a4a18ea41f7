// Which weekly entry and which day a dated shift came from: a change is said about those two.
import { addDays, weekdayOf } from '../i18n/zone';
import type { Placement } from '../server/resources';

export interface Origin {
  entry: string;
  day: string;
  /** "08:00", as the timetable has it. */
  from: string;
  to: string;
}

const WEEKS_AROUND = 26;

/** Every shift the timetables foresee in the half years around a day, by the shift's id. */
export async function originsAround(
  day: string,
  placements: readonly Placement[],
): Promise<Map<string, Origin>> {
  const monday = addDays(day, 1 - weekdayOf(day));
  const foreseen = placements
    .flatMap((placement) => placement.timetable)
    .flatMap(({ id, weekday, from, to }) =>
      Array.from({ length: 2 * WEEKS_AROUND + 1 }, (_, week) => ({
        entry: id,
        day: addDays(monday, weekday - 1 + 7 * (week - WEEKS_AROUND)),
        from,
        to,
      })),
    );
  const named = foreseen.map(async (one) => [await shiftId(one.entry, one.day), one] as const);
  return new Map(await Promise.all(named));
}

/** The server's name of an entry's shift on a day: a UUID of version 5 in the entry's space. */
export async function shiftId(entry: string, day: string): Promise<string> {
  const space = entry.replaceAll('-', '').match(/../g) ?? [];
  const name = new TextEncoder().encode(day);
  const text = Uint8Array.from([...space.map((pair) => Number.parseInt(pair, 16)), ...name]);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-1', text)).slice(0, 16);
  const hex = Array.from(bytes, (byte, at) =>
    (at === 6 ? (byte & 0x0f) | 0x50 : at === 8 ? (byte & 0x3f) | 0x80 : byte)
      .toString(16)
      .padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
