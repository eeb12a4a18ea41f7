// The lists of dates before the judge, and where the server keeps them.
import { addDays, weekdayOf } from '../../i18n/zone';
import { courtToday } from './looks';

export const TABS = ['waiting', 'cannot', 'week', 'presumed'] as const;
export type DateTab = (typeof TABS)[number];

const LOOK_BACK = 90;

/** The Monday of the week of a day. */
export function mondayOfDay(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

/** Where a list is read; `monday` names the week of the calendar. */
export function pathOf(tab: DateTab, monday: string): string {
  const today = courtToday();
  switch (tab) {
    case 'waiting':
      return `/appearances?state=set&to=${addDays(today, -1)}`;
    case 'cannot':
      return '/appearances?state=cannot_come';
    case 'presumed':
      return `/appearances?state=presumed&from=${addDays(today, -LOOK_BACK)}&to=${today}`;
    default:
      return `/appearances?from=${monday}&to=${addDays(monday, 6)}`;
  }
}
