// A court's rule as plain choices: to RRULE text, and back to a sentence. Pure. What was written
// otherwise, by import or by hand, stays and is shown as it is.

export type Rule =
  | { kind: 'monthday'; day: number }
  | { kind: 'weeks'; every: number; weekday: number }
  | { kind: 'nth'; nth: number; weekday: number };

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Every month has these; -1 is its last day. */
export const MONTH_DAYS: readonly number[] = [...Array.from({ length: 28 }, (_, n) => n + 1), -1];
export const NTHS: readonly number[] = [1, 2, 3, 4, -1];
export const MOST_WEEKS = 12;

/** Weekdays count from Monday, 1, to Sunday, 7. */
export function textOf(rule: Rule): string {
  if (rule.kind === 'monthday') return `FREQ=MONTHLY;BYMONTHDAY=${rule.day}`;
  const day = DAYS[rule.weekday - 1] ?? 'MO';
  if (rule.kind === 'nth') return `FREQ=MONTHLY;BYDAY=${rule.nth}${day}`;
  return `FREQ=WEEKLY;INTERVAL=${rule.every};BYDAY=${day}`;
}

/** The choices that a text means; null where it says more than they can. */
export function ruleOf(text: string): Rule | null {
  const parts = new Map(
    text
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const monthly = parts.get('FREQ') === 'MONTHLY' && parts.size === 2;
  const monthday = Number(parts.get('BYMONTHDAY'));
  if (monthly && MONTH_DAYS.includes(monthday)) return { kind: 'monthday', day: monthday };
  const [, sign, day = ''] = /^\+?(-?\d)?([A-Z]{2})$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const weekday = DAYS.indexOf(day) + 1;
  if (weekday === 0) return null;
  const nth = Number(sign);
  if (monthly) return NTHS.includes(nth) ? { kind: 'nth', nth, weekday } : null;
  if (parts.get('FREQ') !== 'WEEKLY' || sign) return null;
  const every = Number(parts.get('INTERVAL') ?? 1);
  const known = parts.size === (parts.has('INTERVAL') ? 3 : 2);
  return known && every >= 1 ? { kind: 'weeks', every, weekday } : null;
}
