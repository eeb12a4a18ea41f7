// The shifts she can say "I can't" to: today's and coming ones first, then those that passed.
import { dayOf } from '../i18n/format';
import type { Excuse, MissedShift, Shift, WeekShift } from '../server/resources';

export interface Candidate {
  id: string;
  starts_at: string;
  ends_at: string;
  site: string;
  passed: boolean;
}

export interface Known {
  coming: readonly Shift[];
  week: readonly WeekShift[];
  missed: readonly MissedShift[];
  excuses: readonly Excuse[];
  /** Shifts of an excuse that is still on the phone. */
  onPhone: readonly string[];
}

const SETTLED: ReadonlySet<WeekShift['status']> = new Set(['done', 'excused', 'stood_down']);
const OPEN: ReadonlySet<MissedShift['kind']> = new Set([
  'unexplained',
  'noted',
  'unjustified',
  'refused',
]);

export function candidates(known: Known, now: number): Candidate[] {
  const taken = new Set(known.onPhone);
  for (const excuse of known.excuses) {
    if (excuse.state === 'withdrawn' || excuse.state === 'refused') continue;
    for (const shift of excuse.shifts) taken.add(shift.id);
  }
  for (const shift of known.week) if (SETTLED.has(shift.status)) taken.add(shift.id);
  const found = new Map<string, Candidate>();
  const add = (shift: Omit<WeekShift, 'site_name' | 'status'>, site: string, passed: boolean) => {
    if (taken.has(shift.id) || found.has(shift.id)) return;
    const { id, starts_at, ends_at } = shift;
    found.set(id, { id, starts_at, ends_at, site, passed });
  };
  for (const shift of inTime([...known.coming, ...known.week])) {
    if (Date.parse(shift.ends_at) > now) add(shift, shift.site_name, false);
  }
  const passed = known.week.filter((shift) => shift.status === 'missed');
  const names = new Map(passed.map((shift) => [shift.id, shift.site_name]));
  const missed = known.missed.filter((shift) => OPEN.has(shift.kind));
  const gone = [...passed, ...missed.map((shift) => ({ ...shift, id: shift.shift }))];
  for (const shift of inTime(gone).reverse()) add(shift, names.get(shift.id) ?? '', true);
  return [...found.values()];
}

function inTime<T extends { starts_at: string }>(shifts: readonly T[]): T[] {
  return [...shifts].sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at));
}

/** How many are shown at once: today's and coming ones, then the last ones that passed. */
export function shownFirst(all: readonly Candidate[], chosen: readonly string[]): Candidate[] {
  const coming = all.filter((one) => !one.passed).slice(0, 3);
  const passed = all.filter((one) => one.passed).slice(0, coming.length > 0 ? 1 : 3);
  const near = new Set([...coming, ...passed].map((one) => one.id));
  return all.filter((one) => near.has(one.id) || chosen.includes(one.id));
}

export function isToday(one: Candidate, today: string): boolean {
  return dayOf(one.starts_at) === today;
}

/** Near enough that the number of the day says which month it is. */
export function isNear(one: Candidate, today: string): boolean {
  const apart = Date.parse(dayOf(one.starts_at)) - Date.parse(today);
  return Math.abs(apart) < 15 * 86_400_000;
}
