// Days and times on which she would make up the hours of a short week, as they travel.
import { instantIn } from '../i18n/zone';
import type { MakeUp } from '../server/resources';

export interface Proposal {
  week: string;
  placement: string;
  days: readonly string[];
  from: string;
  to: string;
}

export type ProposalFault = 'days' | 'times';

export function faultOf(given: Pick<Proposal, 'days' | 'from' | 'to'>): ProposalFault | null {
  if (given.days.length === 0) return 'days';
  return given.from && given.to && given.from < given.to ? null : 'times';
}

export function proposalBody(given: Proposal, order: string, zone: string) {
  return {
    order,
    short_week: given.week,
    placement: given.placement,
    sessions: [...given.days].sort().map((day) => ({
      starts_at: instantIn(zone, day, given.from),
      ends_at: instantIn(zone, day, given.to),
    })),
  };
}

/** A week for which somebody has agreed or proposed already waits for that first. */
export function isProposed(makeUps: readonly MakeUp[], week: string): boolean {
  return makeUps.some(
    (one) => one.short_week === week && (one.state === 'proposed' || one.state === 'agreed'),
  );
}
