// The days on which she can ask a host for hours, as the server would take them.
import { addDays } from '../i18n/zone';
import type { HourRequest, Placement } from '../server/resources';

export interface AskableDay {
  day: string;
  /** A question about this day already waits for an answer. */
  asked: boolean;
}

export const MOST_DAYS = 7;

export function askableDays(
  placement: Pick<Placement, 'id' | 'from_day' | 'to_day'>,
  requests: readonly HourRequest[],
  today: string,
  ahead: number,
): AskableDay[] {
  const asked = new Set(
    requests
      .filter((one) => one.state === 'asked' && one.placement === placement.id)
      .flatMap((one) => one.days),
  );
  return Array.from({ length: ahead + 1 }, (_, index) => addDays(today, index))
    .filter((day) => day >= placement.from_day)
    .filter((day) => placement.to_day === null || day <= placement.to_day)
    .map((day) => ({ day, asked: asked.has(day) }));
}

export function current(placements: readonly Placement[], today: string): Placement[] {
  return placements.filter((one) => one.to_day === null || one.to_day >= today);
}
