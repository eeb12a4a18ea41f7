// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { lastSaidAt, newest, waitsForHost } from '../src/host/asked';
import { bySilence, isOld, silenceKey, waitingNow } from '../src/host/silence';
import { faultIn, isRecent, usualHours, windowAt, windowsBody } from '../src/host/windows';
import type { Attendance, Shift, Site } from '../src/server/resources';
import type { Agreement } from '../src/server/types';

const NOW = Date.parse('2026-11-12T12:00:00-05:00');
const THURSDAY = '2026-11-12';
const FRIDAY = '2026-11-13';

const attendance = (part: Partial<Attendance>) =>
  ({
    id: 'a',
    state: 'pending',
    checked_in_at: '2026-11-10T08:00:00-05:00',
    checked_out_at: '2026-11-10T12:00:00-05:00',
    presumed_at: '2026-11-13T12:00:00-05:00',
    ...part,
  }) as Attendance;

describe('silence', () => {
  test('is long from the forty-eighth hour on', () => {
    expect(isOld(attendance({}), NOW)).toBe(true);
    expect(isOld(attendance({}), NOW - 1)).toBe(false);
    expect(isOld(attendance({ presumed_at: null }), NOW - 1)).toBe(false);
    expect(isOld(attendance({ state: 'presumed', presumed_at: null }), NOW)).toBe(true);
  });

  test('says what it means for each attendance, and promises nothing that is not so', () => {
    expect(silenceKey(attendance({}), NOW)).toBe('countsAnyway');
    expect(silenceKey(attendance({}), NOW - 1)).toBe('presumedAt');
    expect(silenceKey(attendance({ state: 'presumed' }), NOW)).toBe('countsAlready');
    expect(silenceKey(attendance({ state: 'claimed' }), NOW)).toBe('onlyYourWord');
    expect(silenceKey(attendance({ state: 'open' }), NOW)).toBe('timeStillMissing');
    expect(silenceKey(attendance({ presumed_at: null }), NOW - 1)).toBeNull();
  });

  test('puts the longest first, and leaves alone who is still here', () => {
    const day = (id: string, from: string, to: string | null, state = 'pending') =>
      attendance({
        id,
        checked_in_at: from,
        checked_out_at: to,
        presumed_at: null,
        state: state as Attendance['state'],
      });
    const rows = [
      day('today', '2026-11-12T08:00:00-05:00', '2026-11-12T10:00:00-05:00'),
      day('here', '2026-11-12T08:00:00-05:00', null, 'open'),
      day('tuesday', '2026-11-10T08:00:00-05:00', '2026-11-10T10:00:00-05:00'),
      day('monday', '2026-11-09T08:00:00-05:00', '2026-11-09T10:00:00-05:00'),
    ];
    const { old, fresh } = bySilence(rows, NOW);
    expect(old.map((one) => one.id)).toEqual(['monday', 'tuesday']);
    expect(fresh.map((one) => one.id)).toEqual(['today']);
    expect(waitingNow(rows, NOW)).toHaveLength(3);
  });
});

const site = {
  time_zone: 'America/Bogota',
  opening_hours: [
    { weekday: 4, from: '08:00', to: '17:00' },
    { weekday: 5, from: '08:00', to: '12:00' },
    { weekday: 5, from: '13:00', to: '24:00' },
  ],
} as Site;

const shift = (from: string, to: string) =>
  ({ starts_at: `${from}:00-05:00`, ends_at: `${to}:00-05:00` }) as Shift;

describe('the hours that a form begins with', () => {
  const early = new Date('2026-11-11T12:00:00-05:00');

  test('are the longest free time of the site, at most a working day', () => {
    expect(usualHours(site, [], THURSDAY, early)).toEqual({
      day: THURSDAY,
      from: '08:00',
      to: '16:00',
    });
    expect(usualHours(site, [], FRIDAY, early)).toMatchObject({ from: '13:00', to: '21:00' });
  });

  test('lie beside her shifts, and hold no more than is left of the day', () => {
    const morning = [shift('2026-11-12T08:00', '2026-11-12T12:00')];
    expect(usualHours(site, morning, THURSDAY, early)).toMatchObject({
      from: '12:00',
      to: '16:00',
    });
    const night = [shift('2026-11-12T16:00', '2026-11-13T02:00')];
    expect(usualHours(site, night, THURSDAY, early)).toMatchObject({ from: '', to: '' });
  });

  test('lie beside what is offered already', () => {
    const offered = windowsBody(site.time_zone, [{ day: FRIDAY, from: '13:00', to: '18:00' }]);
    expect(usualHours(site, offered, FRIDAY, early)).toMatchObject({ from: '18:00', to: '21:00' });
  });

  test('are still to come', () => {
    const noon = new Date('2026-11-12T12:10:00-05:00');
    expect(usualHours(site, [], THURSDAY, noon)).toMatchObject({ from: '12:30', to: '17:00' });
  });

  test('begin in the morning where the site never closes', () => {
    const always = { ...site, opening_hours: [{ weekday: 4, from: '00:00', to: '24:00' }] } as Site;
    expect(usualHours(always, [], THURSDAY, early)).toMatchObject({ from: '08:00', to: '16:00' });
  });

  test('are none on a day that the site is closed', () => {
    expect(usualHours(site, [], '2026-11-15', early)).toMatchObject({ from: '', to: '' });
  });
});

describe('the hours that are offered', () => {
  test('have a beginning and a later end', () => {
    const fine = { day: THURSDAY, from: '08:00', to: '10:00' };
    expect(faultIn([fine])).toBeNull();
    expect(faultIn([fine, { ...fine, to: '' }])).toEqual({ index: 1, key: 'hoursMissing' });
    expect(faultIn([{ ...fine, to: '08:00' }])).toEqual({ index: 0, key: 'hoursBackwards' });
  });

  test('go out in the time of the site', () => {
    expect(windowsBody('America/Bogota', [{ day: THURSDAY, from: '08:00', to: '10:00' }])).toEqual([
      { starts_at: '2026-11-12T08:00:00-05:00', ends_at: '2026-11-12T10:00:00-05:00' },
    ]);
  });

  test('are found again by what the server says of them', () => {
    expect(windowAt('/windows/2/ends_at')).toBe(2);
    expect(windowAt('/windows')).toBeNull();
  });
});

const agreement = (state: Agreement['state'], word: 'agree' | 'decline' | null) =>
  ({
    state,
    proposed_at: '2026-11-09T08:00:00-05:00',
    parties: [
      { party: 'participant', word: 'agree', at: '2026-11-09T08:00:00-05:00', name: 'Marta' },
      { party: 'host', word, at: word && '2026-11-10T08:00:00-05:00', name: null },
    ],
  }) as Agreement;

describe('an agreement', () => {
  test('waits for the host until it has said a word', () => {
    expect(waitsForHost(agreement('proposed', null))).toBe(true);
    expect(waitsForHost(agreement('proposed', 'agree'))).toBe(false);
    expect(waitsForHost(agreement('cancelled', null))).toBe(false);
  });

  test('that is over is shown for two weeks after the last word', () => {
    const last = lastSaidAt(agreement('declined', 'decline'));
    expect(last).toBe('2026-11-10T08:00:00-05:00');
    expect(isRecent(last, '2026-11-24')).toBe(true);
    expect(isRecent(last, '2026-11-25')).toBe(false);
  });
});

test('a list that comes late puts nothing back that was answered meanwhile', () => {
  const row = (id: string, version: number) => ({ id, version });
  const came = [row('a', 1), row('b', 2), row('b', 1)];
  expect(newest(came, [row('a', 2), row('gone', 1)])).toEqual([row('a', 2), row('b', 2)]);
});
