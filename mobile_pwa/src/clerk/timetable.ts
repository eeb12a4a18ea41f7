// A week of agreed hours as a form holds it, and as the server takes it.
import { call, type Problem } from '../server/client';
import { heeding } from '../signin/session';

export interface DayHours {
  on: boolean;
  from: string;
  to: string;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function emptyWeek(from: string, to: string): DayHours[] {
  return WEEKDAYS.map(() => ({ on: false, from, to }));
}

export function inOrder(days: readonly DayHours[]): boolean {
  return days.every((day) => !day.on || (day.from !== '' && day.to !== '' && day.from < day.to));
}

export interface NewPlacement {
  order: string;
  site: string;
  startsOn: string;
  days: readonly DayHours[];
}

/** Makes a placement; the id is the caller's, so that a second tap makes no second one. */
export async function place(id: string, wanted: NewPlacement): Promise<Problem | null> {
  const timetable = wanted.days.flatMap((day, index) =>
    day.on ? [entry(index + 1, day, wanted.startsOn)] : [],
  );
  const body = { site: wanted.site, from_day: wanted.startsOn, to_day: null, timetable };
  const path = `/orders/${wanted.order}/placements/${id}`;
  const result = heeding(await call(path, { method: 'PUT', body }));
  return result.ok ? null : result.problem;
}

function entry(weekday: number, day: DayHours, startsOn: string) {
  const id = crypto.randomUUID();
  return { id, weekday, from: day.from, to: day.to, from_day: startsOn, to_day: null };
}
