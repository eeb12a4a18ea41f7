import { beforeEach, describe, expect, test } from 'vitest';
import desks from '../../tests/rules/desk_codes.json';
import sites from '../../tests/rules/site_codes.json';
import { MONTH_DAYS, NTHS, type Rule, ruleOf, textOf } from '../src/clerk/dates/rrule';
import { sentence } from '../src/clerk/dates/ruleWords';
import { pathOf } from '../src/clerk/dates/tabs';
import { language } from '../src/i18n/i18n';
import type { ScanRow } from '../src/outbox/outbox';
import { isVisit, readCode } from '../src/scan/code';
import { likelyDirection } from '../src/scan/direction';
import { aboutDate, cannotCome, enter, goTo, room } from '../src/week/rooms';

const DATE = '5d3ff3f0-6a0b-4c0e-8c8f-5a3d0f6f7b10';

beforeEach(() => {
  language.value = 'es';
  goTo('week');
});

describe('a code of the desk', () => {
  test.each(desks)('of $unix_time is read as a visit, bare or as an address', ({ token }) => {
    for (const text of [token, `https://horas.example.org/c#${token}`, ` ${token}\n`]) {
      expect(readCode(text)).toEqual({ kind: 'visit', text: text.trim() });
    }
  });

  test.each(sites)('is never read from a code of a site ($unix_time)', ({ token }) => {
    expect(readCode(token).kind).toBe('site');
  });

  test('of another length is none of ours', () => {
    expect(readCode(`${desks[0]?.token}A`).kind).toBe('foreign');
  });

  test('neither enters nor leaves: the next scan at a site is what it would have been', () => {
    const scanned = (code: string | null, direction: string, savedAt: number) =>
      ({ savedAt, body: { code, direction } }) as ScanRow;
    const visit = scanned(desks[0]?.token ?? '', 'in', 2_000);
    expect(isVisit(visit)).toBe(true);
    expect(isVisit(scanned(null, 'in', 1))).toBe(false);
    expect(likelyDirection([visit], null, 3_000)).toBe('in');
    expect(likelyDirection([visit, scanned(null, 'in', 1_000)], null, 3_000)).toBe('out');
  });
});

describe('a rule in plain choices', () => {
  const all: Rule[] = [
    ...MONTH_DAYS.map((day) => ({ kind: 'monthday', day }) as const),
    ...[1, 2, 12].map((every) => ({ kind: 'weeks', every, weekday: 3 }) as const),
    ...NTHS.map((nth) => ({ kind: 'nth', nth, weekday: 5 }) as const),
  ];

  test.each(all)('%o is written and read back', (rule) => {
    expect(ruleOf(textOf(rule))).toEqual(rule);
  });

  test.each([
    ['FREQ=MONTHLY;BYMONTHDAY=5', 'Cada mes, el día 5, a las 09:00.'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Cada mes, el último día, a las 09:00.'],
    ['FREQ=WEEKLY;BYDAY=MO', 'Cada lunes, a las 09:00.'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'Cada 2 semanas, el martes, a las 09:00.'],
    ['RRULE:FREQ=MONTHLY;BYDAY=1MO', 'Cada mes, el primer lunes, a las 09:00.'],
    ['freq=monthly;byday=-1fr', 'Cada mes, el último viernes, a las 09:00.'],
  ])('%s is said as a person would', (rrule, said) => {
    expect(sentence(rrule, '09:00')).toBe(said);
  });

  test.each([
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO,TU',
    'FREQ=MONTHLY;BYMONTHDAY=5;COUNT=3',
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=MO',
    'FREQ=WEEKLY;BYDAY=1MO',
    '',
  ])('%s says more than the choices can, and is shown as it is', (rrule) => {
    expect(ruleOf(rrule)).toBeNull();
    expect(sentence(rrule, '09:00')).toContain(rrule);
  });
});

describe('the address that a notice opens', () => {
  test('leads to its date', () => {
    expect(enter(`#date/${DATE}`)).toBe(true);
    expect([room.value, aboutDate.value, cannotCome.value]).toEqual(['dates', DATE, false]);
  });

  test('leads to saying that she cannot come', () => {
    expect(enter(`#date/${DATE}/no`)).toBe(true);
    expect([aboutDate.value, cannotCome.value]).toEqual([DATE, true]);
  });

  test.each(['', '#', '#R1.AAAA', '#date/', '#date/../x', `#date/${DATE}/yes`])(
    'is not %s',
    (hash) => {
      expect(enter(hash)).toBe(false);
      expect(room.value).toBe('week');
    },
  );
});

test('every list of dates names its days, so that none is without end', () => {
  expect(pathOf('week', '2026-11-16')).toBe('/appearances?from=2026-11-16&to=2026-11-22');
  expect(pathOf('cannot', '2026-11-16')).toBe('/appearances?state=cannot_come');
  expect(pathOf('presumed', '2026-11-16')).toMatch(/state=presumed&from=.*&to=/);
});
