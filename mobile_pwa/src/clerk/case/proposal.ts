// An agreement as it is typed, and in the server's words.
import { addDays, todayIn } from '../../i18n/zone';
import type { CaseWeek, Order, Placement } from '../../server/resources';
import { instantsOf, type ShiftTimes } from '../shifts';

export interface Proposal {
  week: string;
  placement: string;
  sessions: ShiftTimes[];
  note: string;
}

export function emptyProposal(
  order: Order,
  weeks: readonly CaseWeek[],
  placements: readonly Placement[],
): Proposal {
  return {
    week: weeks[0]?.week ?? '',
    placement: placements[0]?.id ?? '',
    sessions: [firstSession(order)],
    note: '',
  };
}

function firstSession(order: Order): ShiftTimes {
  return { day: addDays(todayIn(order.time_zone), 1), from: '08:00', to: '12:00' };
}

/** One more, a day after the last, at the same hours. */
export function withOneMore(sessions: readonly ShiftTimes[], order: Order): ShiftTimes[] {
  const last = sessions.at(-1);
  const next = last?.day ? { ...last, day: addDays(last.day, 1) } : firstSession(order);
  return [...sessions, next];
}

/** The body of a proposal; null while a session lacks a day or an hour. */
export function bodyOf(order: Order, proposal: Proposal) {
  const sessions = proposal.sessions.flatMap((one) => instantsOf(order.time_zone, one) ?? []);
  if (sessions.length !== proposal.sessions.length || sessions.length === 0) return null;
  return {
    order: order.id,
    short_week: proposal.week,
    placement: proposal.placement,
    sessions,
    note: proposal.note.trim() || null,
  };
}

/** Minutes of the sessions that are complete. */
export function minutesOf(order: Order, sessions: readonly ShiftTimes[]): number {
  return sessions
    .flatMap((one) => instantsOf(order.time_zone, one) ?? [])
    .reduce((sum, one) => sum + (Date.parse(one.ends_at) - Date.parse(one.starts_at)) / 60_000, 0);
}
