// New terms as they are typed, checked before they are sent, and in the server's words.
import { locale } from '../i18n/format';
import { addDays, weekdayOf } from '../i18n/zone';
import type { Order, Terms } from '../server/resources';
import { minutes } from './intake';

export interface TermsForm {
  fromDay: string;
  weeklyHours: string;
  floorHours: string;
  capHours: string;
  dailyHours: string;
  reason: string;
}

export type TermsFault =
  | 'fieldMissing'
  | 'hoursWrong'
  | 'beforeStart'
  | 'capWrong'
  | 'reasonMissing';

const A_WEEK = 7 * 24 * 60;
const A_DAY = 24 * 60;

/** The numbers of today's terms, from the next Monday on. */
export function termsFrom(order: Order, today: string): TermsForm {
  const terms = latest(order.terms);
  return {
    fromDay: addDays(today, 8 - weekdayOf(today)),
    weeklyHours: hours(terms?.weekly_required_minutes ?? 1200),
    floorHours: hours(terms?.weekly_floor_minutes ?? 300),
    capHours: terms?.weekly_cap_minutes === null ? '' : hours(terms?.weekly_cap_minutes ?? 1200),
    dailyHours: hours(terms?.daily_cap_minutes ?? 480),
    reason: '',
  };
}

function latest(terms: readonly Terms[]): Terms | undefined {
  return terms.filter((one) => one.state === 'in_force').sort((a, b) => b.number - a.number)[0];
}

/** 450 -> "7,5" in Spanish, "7.5" in English: as `minutes` reads it back. */
export function hours(amount: number): string {
  const options = { maximumFractionDigits: 4, useGrouping: false };
  return new Intl.NumberFormat(locale(), options).format(amount / 60);
}

export function termsFaults(
  form: TermsForm,
  startsOn: string,
): Partial<Record<keyof TermsForm, TermsFault>> {
  const found: Partial<Record<keyof TermsForm, TermsFault>> = {};
  if (!form.fromDay) found.fromDay = 'fieldMissing';
  else if (form.fromDay < startsOn) found.fromDay = 'beforeStart';
  for (const key of ['weeklyHours', 'floorHours', 'capHours'] as const) {
    if (!(key === 'capHours' && !form.capHours.trim()) && !within(form[key], 0, A_WEEK)) {
      found[key] = 'hoursWrong';
    }
  }
  if (!within(form.dailyHours, 1, A_DAY)) found.dailyHours = 'hoursWrong';
  const [cap, required] = [minutes(form.capHours), minutes(form.weeklyHours)];
  if (cap !== null && required !== null && cap < required) found.capHours ??= 'capWrong';
  if (!form.reason.trim()) found.reason = 'reasonMissing';
  return found;
}

function within(text: string, least: number, most: number): boolean {
  const amount = minutes(text);
  return amount !== null && amount >= least && amount <= most;
}

/** The law speaks of 5 to 20 hours a week and at most 8 a day; the server decides, this warns. */
export function outsideStatute(form: TermsForm): boolean {
  const [weekly, daily] = [minutes(form.weeklyHours), minutes(form.dailyHours)];
  return (weekly !== null && (weekly < 300 || weekly > 1200)) || (daily !== null && daily > 480);
}

export function termsBody(form: TermsForm) {
  return {
    from_day: form.fromDay,
    weekly_required_minutes: minutes(form.weeklyHours),
    weekly_floor_minutes: minutes(form.floorHours),
    weekly_cap_minutes: minutes(form.capHours),
    daily_cap_minutes: minutes(form.dailyHours),
    reason: form.reason.trim(),
  };
}
