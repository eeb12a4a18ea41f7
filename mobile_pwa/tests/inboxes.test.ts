// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bodyOf, minutesOf, withOneMore } from '../src/clerk/case/proposal';
import { settle } from '../src/clerk/inbox/Bulk';
import { done } from '../src/clerk/inbox/done';
import { instantsOf, timesOf } from '../src/clerk/inbox/GivenTimes';
import { countOf, listAt } from '../src/clerk/inbox/lists';
import { addressOf, firstOf, placeAt, stagesOf, TABS } from '../src/clerk/inbox/tabs';
import type { Attendance, CourtAttendance, DecidedOne, Order } from '../src/server/resources';

const row = (id: string) => ({ id, version: 1 }) as CourtAttendance;

/** The server's next answers; each is given when it is told to. */
function answers() {
  const given: ((page: object) => Promise<void>)[] = [];
  vi.stubGlobal('fetch', () => {
    return new Promise<Response>((resolve) => {
      given.push(async (page) => {
        resolve(new Response(JSON.stringify(page), { status: 200 }));
        await new Promise((later) => setTimeout(later));
      });
    });
  });
  return given;
}

describe('the address of a list', () => {
  test('leads back to the same list and stage', () => {
    for (const tab of TABS) {
      for (const stage of stagesOf(tab)) {
        expect(placeAt(addressOf({ tab, stage }))).toEqual({ tab, stage });
      }
    }
  });

  test('is no list where it names none, and the first stage where it names a strange one', () => {
    expect(placeAt('')).toBeNull();
    expect(placeAt('?list=people')).toBeNull();
    expect(placeAt('?list=short&stage=closed')).toEqual(firstOf('short'));
  });
});

describe('a list', () => {
  let path = '';
  beforeEach(() => {
    path = `/attendances?state=${crypto.randomUUID()}`;
  });

  test('counts as far as one page tells', async () => {
    const given = answers();
    const list = listAt<CourtAttendance>(path);
    expect(countOf(list)).toBeNull();
    const pulled = list.pull();
    await given[0]?.({ items: [row('a'), row('b')], next: 'more' });
    await pulled;
    expect(countOf(list)).toBe('2+');
  });

  test('throws an older answer away', async () => {
    const given = answers();
    const list = listAt<CourtAttendance>(path);
    const both = [list.pull(), list.pull()];
    await given[1]?.({ items: [row('new')], next: null });
    await given[0]?.({ items: [row('old')], next: null });
    await Promise.all(both);
    expect(list.rows.value?.map((one) => one.id)).toEqual(['new']);
  });

  test('does not bring back what was decided while the answer was on its way', async () => {
    const given = answers();
    const list = listAt<CourtAttendance>(path);
    list.rows.value = [row('a'), row('b')];
    const pulled = list.pull();
    list.drop(row('a'));
    await given[0]?.({ items: [row('a'), row('b')], next: null });
    await pulled;
    expect(list.rows.value?.map((one) => one.id)).toEqual(['b']);
  });

  test('asks for what is left once its first page is done', () => {
    const given = answers();
    const list = listAt<CourtAttendance>(path);
    list.rows.value = [row('a')];
    list.next.value = 'more';
    list.drop(row('a'));
    expect(given).toHaveLength(1);
  });

  test('of weeks tells two weeks of one order apart', () => {
    const list = listAt<{ order: { id: string }; week: string }>(path);
    const [first, second] = [
      { order: { id: 'o' }, week: '2026-W35' },
      { order: { id: 'o' }, week: '2026-W36' },
    ];
    list.rows.value = [first, second];
    list.drop({ ...first });
    expect(list.rows.value).toEqual([second]);
  });
});

test('many at once: what was accepted leaves, what was not says why at its row', () => {
  const list = listAt<CourtAttendance>('/attendances?state=many');
  list.rows.value = [row('a'), row('b')];
  const stale = { type: 'urn:changed-meanwhile', detail: 'Alguien lo cambió.' };
  const items = [
    { attendance: 'a', status: 200, item: { ...row('a'), version: 2 }, problem: null },
    { attendance: 'b', status: 412, item: null, problem: stale },
  ] as DecidedOne[];
  const faults = settle(list, items);
  expect(list.rows.value.map((one) => one.id)).toEqual(['b']);
  expect(faults.get('b')?.detail).toBe('Alguien lo cambió.');
  expect(done.value?.text).toBe('1 jornada aceptada');
});

describe('the times a clerk gives', () => {
  const open = {
    day: '2026-09-24',
    checked_in_at: '2026-09-24T13:00:00-05:00',
    checked_out_at: null,
    contest: null,
  } as Attendance;

  test('begin with what is known', () => {
    expect(timesOf(open)).toEqual({
      dayIn: '2026-09-24',
      timeIn: '13:00',
      dayOut: '2026-09-24',
      timeOut: '',
    });
  });

  test('are instants of the same place, in order', () => {
    const times = timesOf(open);
    expect(instantsOf(times, open)).toBeNull();
    expect(instantsOf({ ...times, timeOut: '12:00' }, open)).toBeNull();
    expect(instantsOf({ ...times, timeOut: '17:00' }, open)?.to).toBe('2026-09-24T17:00:00-05:00');
  });
});

describe('a make-up as it is typed', () => {
  const order = { id: 'o', time_zone: 'America/Bogota' } as Order;
  const morning = { day: '2026-09-28', from: '08:00', to: '12:00' };

  test('goes out whole or not at all', () => {
    const proposal = { week: '2026-W38', placement: 'p', sessions: [morning], note: ' ' };
    expect(bodyOf(order, proposal)).toEqual({
      order: 'o',
      short_week: '2026-W38',
      placement: 'p',
      sessions: [{ starts_at: '2026-09-28T08:00:00-05:00', ends_at: '2026-09-28T12:00:00-05:00' }],
      note: null,
    });
    const half = { ...proposal, sessions: [morning, { ...morning, to: '' }] };
    expect(bodyOf(order, half)).toBeNull();
  });

  test('adds a day after the last one, and the minutes of them all', () => {
    const two = withOneMore([morning], order);
    expect(two[1]).toEqual({ ...morning, day: '2026-09-29' });
    expect(minutesOf(order, two)).toBe(480);
  });
});
