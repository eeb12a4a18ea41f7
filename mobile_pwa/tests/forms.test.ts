// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { emptyOrder, faults, minutes, orderBody } from '../src/clerk/intake';
import { emptyWeek, inOrder } from '../src/clerk/timetable';
import { missingEnd } from '../src/host/GiveTime';
import { confirmable, needsWord } from '../src/host/list';
import type { Attendance } from '../src/server/resources';
import { easyPin } from '../src/signin/pin';

const attendance = (part: Partial<Attendance>) =>
  ({
    day: '2026-11-09',
    state: 'open',
    checked_in_at: null,
    checked_out_at: null,
    ...part,
  }) as Attendance;

describe('the time a host gives', () => {
  test('is on the day and in the offset of the attendance', () => {
    const open = attendance({ checked_in_at: '2026-11-09T08:02:00-05:00' });
    expect(missingEnd(open, '12:05')).toBe('2026-11-09T12:05:00-05:00');
  });

  test('is on the next day when the work went over midnight', () => {
    const night = attendance({ checked_in_at: '2026-11-09T22:00:00-05:00' });
    expect(missingEnd(night, '02:00')).toBe('2026-11-10T02:00:00-05:00');
  });

  test('is on the day before for a lone departure after midnight', () => {
    const lone = attendance({ checked_out_at: '2026-11-09T02:00:00-05:00' });
    expect(missingEnd(lone, '22:00')).toBe('2026-11-08T22:00:00-05:00');
  });

  test('cannot make an attendance of more than twelve hours', () => {
    const open = attendance({ checked_in_at: '2026-11-09T08:02:00-05:00' });
    expect(missingEnd(open, '08:01')).toBeNull();
  });
});

describe('what waits for the host', () => {
  const both = {
    checked_in_at: '2026-11-09T08:00:00-05:00',
    checked_out_at: '2026-11-09T12:00:00-05:00',
  };

  test('one tap is enough when both times are known', () => {
    expect(confirmable(attendance({ ...both, state: 'pending' }))).toBe(true);
    expect(confirmable(attendance({ ...both, checked_out_at: null }))).toBe(false);
  });

  test('what was confirmed, contested or decided does not wait', () => {
    for (const state of ['confirmed', 'contested', 'denied'] as const) {
      expect(needsWord(attendance({ ...both, state }))).toBe(false);
    }
  });
});

describe('an order as it is typed', () => {
  const whole = {
    ...emptyOrder('2026-11-09'),
    firstName: 'Rosa',
    lastName: 'Prueba',
    documentNumber: '1032541473',
    caseNumber: '11001 6000 0002026 00001 00',
  };

  test('is complete with names, document, case and dates', () => {
    expect(faults(whole)).toEqual({});
  });

  test('says which field is wrong, and how', () => {
    expect(faults(emptyOrder('2026-11-09'))).toEqual({
      firstName: 'fieldMissing',
      lastName: 'fieldMissing',
      documentNumber: 'documentWrong',
      caseNumber: 'caseWrong',
    });
    expect(faults({ ...whole, weeklyHours: 'veinte', endsOn: '2026-11-01' })).toEqual({
      weeklyHours: 'hoursWrong',
      endsOn: 'orderWrong',
    });
  });

  test('goes out in minutes, with nothing where nothing was said', () => {
    const body = orderBody({ ...whole, capHours: '', weeklyHours: '7,5' });
    expect(body.case_number).toHaveLength(23);
    expect(body.terms).toEqual({
      weekly_required_minutes: 450,
      weekly_floor_minutes: 300,
      weekly_cap_minutes: null,
      daily_cap_minutes: 480,
    });
    expect(body.total_required_minutes).toBeNull();
    expect(body.ends_on).toBeNull();
  });

  test('hours are numbers with a comma or a point', () => {
    expect(['20', '7,5', '7.25', '', '-1', 'x'].map(minutes)).toEqual([
      1200,
      450,
      435,
      null,
      null,
      null,
    ]);
  });
});

test('a timetable’s day ends after it begins', () => {
  const days = emptyWeek('08:00', '12:00');
  expect(inOrder(days)).toBe(true);
  days[0] = { on: true, from: '12:00', to: '08:00' };
  expect(inOrder(days)).toBe(false);
  days[0] = { on: false, from: '12:00', to: '08:00' };
  expect(inOrder(days)).toBe(true);
});

test('the PINs that are tried first are refused', () => {
  expect(['000000', '123456', '654321', '999999'].map(easyPin)).toEqual([true, true, true, true]);
  expect(['480213', '112233', '135790', '121212'].map(easyPin)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
