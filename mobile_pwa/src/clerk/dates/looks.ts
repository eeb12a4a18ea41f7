// How a date before the judge looks and what may be said of it.
import { clock, dayOf, dayText } from '../../i18n/format';
import { todayIn } from '../../i18n/zone';
import type { Appearance, AppearanceRow, AppearanceState } from '../../server/resources';
import type { Tone } from '../../ui/Badge';
import type { IconName } from '../../ui/icons';

/** A date as lists and cases show it alike; `order` differs. */
export type Listed = Omit<Appearance, 'order'> | Omit<AppearanceRow, 'order'>;

export const LOOKS: Record<AppearanceState, { icon: IconName; tone: Tone }> = {
  set: { icon: 'calendar', tone: 'plain' },
  attended: { icon: 'tick', tone: 'good' },
  presumed: { icon: 'clock', tone: 'wait' },
  excused: { icon: 'note', tone: 'plain' },
  rescheduled: { icon: 'next', tone: 'plain' },
  cancelled: { icon: 'less', tone: 'plain' },
};

export function isOpen({ state }: Listed): boolean {
  return state === 'set' || state === 'presumed';
}

/** From its own day on it can be recorded that she came. */
export function mayHaveCome(date: Listed): boolean {
  return dayOf(date.starts_at) <= courtToday();
}

export function courtToday(): string {
  return todayIn('America/Bogota');
}

export function whenText({ starts_at: at }: Pick<Listed, 'starts_at'>): string {
  return `${dayText(at)}, ${clock(at)}`;
}
