// One day of a site, and everything that waits for the host's word.
import { signal } from '@preact/signals';
import type { Problem } from '../server/client';
import type { Attendance } from '../server/resources';
import { everything } from './pages';

export const listed = {
  day: signal<Attendance[] | null>(null),
  waiting: signal<Attendance[]>([]),
  problem: signal<Problem | null>(null),
  at: signal<number | null>(null),
  /** What was said last, to show it after its card has moved on. */
  said: signal<Attendance | null>(null),
};

let asked = 0;

export async function pullDay(site: string, date: string): Promise<void> {
  asked += 1;
  const mine = asked;
  const [day, waiting] = await Promise.all([
    everything<Attendance>(`/sites/${site}/attendances?date=${date}`),
    everything<Attendance>(`/sites/${site}/attendances?waiting=true`),
  ]);
  // An answer about the site or the day chosen before comes too late.
  if (mine !== asked) return;
  listed.problem.value = day.ok ? (waiting.ok ? null : waiting.problem) : day.problem;
  if (day.ok) listed.day.value = day.data;
  if (waiting.ok) listed.waiting.value = waiting.data;
  if (day.ok && waiting.ok) listed.at.value = Date.now();
}

/** Puts the server's newer word on an attendance into both lists. */
export function replaced(attendance: Attendance): void {
  const swap = (one: Attendance) => (one.id === attendance.id ? attendance : one);
  listed.day.value = listed.day.value?.map(swap) ?? null;
  listed.waiting.value = listed.waiting.value.map(swap).filter((one) => needsWord(one));
}

/** Both ends known and nobody has spoken: one tap is enough. */
export function confirmable(attendance: Attendance): boolean {
  const { checked_in_at: from, checked_out_at: to, state } = attendance;
  return (
    Boolean(from && to) && (state === 'pending' || state === 'presumed' || state === 'claimed')
  );
}

export function needsWord(attendance: Attendance): boolean {
  return ['open', 'pending', 'presumed', 'claimed'].includes(attendance.state);
}
