// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { aboutOf } from '../src/clerk/departures';
import { atFields } from '../src/clerk/sending';
import { instantsOf } from '../src/clerk/shifts';
import { hours, outsideStatute, termsBody, termsFaults, termsFrom } from '../src/clerk/terms';
import { OFFLINE } from '../src/server/client';
import type { Order, Shift, Terms } from '../src/server/resources';

const ZONE = 'America/Bogota';

const terms = (part: Partial<Terms>) =>
  ({
    number: 1,
    state: 'in_force',
    weekly_required_minutes: 1200,
    weekly_floor_minutes: 300,
    weekly_cap_minutes: 1200,
    daily_cap_minutes: 480,
    ...part,
  }) as Terms;

const order = (...versions: Terms[]) => ({ starts_on: '2026-11-02', terms: versions }) as Order;

test('new terms begin with the numbers in force, on the next Monday', () => {
  const proposed = terms({ number: 3, state: 'proposed', weekly_required_minutes: 1500 });
  const second = terms({ number: 2, weekly_required_minutes: 450, weekly_cap_minutes: null });
  const form = termsFrom(order(terms({}), second, proposed), '2026-11-21');
  expect(form).toMatchObject({ fromDay: '2026-11-23', weeklyHours: '7,5', capHours: '' });
  expect(hours(1200)).toBe('20');
});

test('new terms need a reason, a day of the order, and a limit no lower than the week', () => {
  const form = termsFrom(order(terms({})), '2026-11-21');
  expect(termsFaults(form, '2026-11-02')).toEqual({ reason: 'reasonMissing' });
  const odd = { ...form, fromDay: '2026-11-01', weeklyHours: '24', dailyHours: '25', reason: 'x' };
  expect(termsFaults(odd, '2026-11-02')).toEqual({
    fromDay: 'beforeStart',
    capHours: 'capWrong',
    dailyHours: 'hoursWrong',
  });
});

test('new terms go out in minutes', () => {
  const form = { ...termsFrom(order(terms({})), '2026-11-21'), capHours: '', reason: ' Auto 12 ' };
  expect(termsBody(form)).toEqual({
    from_day: '2026-11-23',
    weekly_required_minutes: 1200,
    weekly_floor_minutes: 300,
    weekly_cap_minutes: null,
    daily_cap_minutes: 480,
    reason: 'Auto 12',
  });
});

test.each([
  [{ weeklyHours: '20', dailyHours: '8' }, false],
  [{ weeklyHours: '5', dailyHours: '8' }, false],
  [{ weeklyHours: '20,5', dailyHours: '8' }, true],
  [{ weeklyHours: '4', dailyHours: '8' }, true],
  [{ weeklyHours: '20', dailyHours: '9' }, true],
])('%j hours need a second person: %s', (part, expected) => {
  expect(outsideStatute({ ...termsFrom(order(terms({})), '2026-11-21'), ...part })).toBe(expected);
});

test('a shift of the timetable is named by entry and day, an added one by its id', () => {
  const part = { id: 'a', placement: 'p' };
  const weekly = { ...part, entry: 'e', day: '2026-11-16' } as Shift;
  expect(aboutOf(weekly)).toEqual({ placement: 'p', entry: 'e', day: '2026-11-16', shift: null });
  const added = { ...part, entry: null, day: null } as Shift;
  expect(aboutOf(added)).toEqual({ placement: 'p', entry: null, day: null, shift: 'a' });
});

test('a night shift ends on the next day, and lasts twelve hours at most', () => {
  expect(instantsOf(ZONE, { day: '2026-11-28', from: '20:00', to: '01:00' })).toEqual({
    starts_at: '2026-11-28T20:00:00-05:00',
    ends_at: '2026-11-29T01:00:00-05:00',
  });
  expect(instantsOf(ZONE, { day: '2026-11-28', from: '12:00', to: '08:00' })).toBeNull();
  expect(instantsOf(ZONE, { day: '', from: '08:00', to: '12:00' })).toBeNull();
});

test('what the server says of a field stands at the field, the rest above the button', () => {
  const fields = [
    { pointer: '/from_day', code: 'before-the-order-starts', message: 'Antes de la orden.' },
    { pointer: '/elsewhere', code: 'odd', message: 'Otra cosa.' },
  ];
  const { wrong, rest } = atFields({ ...OFFLINE, fields }, { '/from_day': 'fromDay' });
  expect(wrong).toEqual({ fromDay: 'Antes de la orden.' });
  expect(rest.fields.map((field) => field.pointer)).toEqual(['/elsewhere']);
});
