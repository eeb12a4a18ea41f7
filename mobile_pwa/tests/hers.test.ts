// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { candidates, type Known, shownFirst } from '../src/excuse/candidates';
import { toggled } from '../src/excuse/draft';
import { fitted, LONGEST_SIDE } from '../src/excuse/photo';
import { askableDays, current } from '../src/makeup/askable';
import { herWords } from '../src/makeup/MakeUps';
import { faultOf, isProposed, proposalBody } from '../src/makeup/proposal';
import { reviewed } from '../src/makeup/Reviewed';
import type {
  Excuse,
  HourRequest,
  MakeUp,
  MissedShift,
  Placement,
  Shift,
  Slot,
  Told,
  Week,
  WeekShift,
} from '../src/server/resources';
import { choices, written } from '../src/week/coming';
import { newsOf } from '../src/week/Told';

const NOW = Date.parse('2026-11-11T10:00:00-05:00');
const two = (value: number) => String(value).padStart(2, '0');
const on = (day: number, from: number, to: number) => ({
  starts_at: `2026-11-${two(day)}T${two(from)}:00:00-05:00`,
  ends_at: `2026-11-${two(day)}T${two(to)}:00:00-05:00`,
});
const slot = (day: number, from: number, to: number, kind: Slot['kind'] = 'open') =>
  ({ ...on(day, from, to), minutes: (to - from) * 60, kind, text: '' }) as Slot;

test('she chooses from the free times, and from her shifts only where nothing else is free', () => {
  const shift = slot(12, 8, 12, 'shift');
  const both = choices([shift, slot(12, 13, 16)], NOW);
  expect(both.map((one) => one.at)).toEqual(['2026-11-12T13:00:00-05:00']);
  expect(choices([shift], NOW).map((one) => one.at)).toEqual(['2026-11-12T08:00:00-05:00']);
});

test('a time that has begun is offered from the next quarter of an hour, until it is over', () => {
  const begun = choices([slot(11, 8, 12)], NOW);
  expect(begun.map((one) => [one.at, one.begun])).toEqual([['2026-11-11T10:15:00-05:00', true]]);
  expect(choices([slot(11, 8, 10)], NOW)).toEqual([]);
  expect(written(NOW, 'Z')).toBe('2026-11-11T15:00:00.000Z');
});

const weekShift = (id: string, day: number, status: WeekShift['status']) =>
  ({ id, ...on(day, 8, 12), site_name: 'Comedor', status }) as WeekShift;
const known = (part: Partial<Known>): Known => ({
  coming: [],
  week: [],
  missed: [],
  excuses: [],
  onPhone: [],
  ...part,
});

test('today and what comes stand first, then what passed, the latest before the older', () => {
  const found = candidates(
    known({
      week: [
        weekShift('mon', 9, 'missed'),
        weekShift('tue', 10, 'done'),
        weekShift('wed', 11, 'coming'),
      ],
      coming: [{ id: 'next', ...on(18, 8, 12), site_name: 'Comedor' } as Shift],
      missed: [
        { shift: 'old', ...on(2, 8, 12), kind: 'unexplained' } as MissedShift,
        { shift: 'told', ...on(3, 8, 12), kind: 'filed' } as MissedShift,
      ],
    }),
    NOW,
  );
  expect(found.map((one) => [one.id, one.passed])).toEqual([
    ['wed', false],
    ['next', false],
    ['mon', true],
    ['old', true],
  ]);
});

test('a shift that an excuse waits or holds for is not asked about again', () => {
  const week = ['a', 'b', 'c', 'd'].map((id, index) => weekShift(id, 12 + index, 'coming'));
  const excuse = (id: string, state: Excuse['state']) => ({ state, shifts: [{ id }] }) as Excuse;
  const excuses = [excuse('a', 'filed'), excuse('b', 'withdrawn'), excuse('c', 'refused')];
  const found = candidates(known({ week, excuses, onPhone: ['d'] }), NOW);
  expect(found.map((one) => one.id)).toEqual(['b', 'c']);
});

test('few shifts are shown at once, and every chosen one', () => {
  const week = Array.from({ length: 6 }, (_, index) => weekShift(`${index}`, 12 + index, 'coming'));
  const all = candidates(known({ week: [weekShift('past', 9, 'missed'), ...week] }), NOW);
  expect(shownFirst(all, ['5']).map((one) => one.id)).toEqual(['0', '1', '2', '5', 'past']);
});

test('a tap chooses, a second tap lets go', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('a photo is made small and keeps its shape; a small one stays as it is', () => {
  expect(fitted(4000, 3000)).toEqual({ width: LONGEST_SIDE, height: 1200 });
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: LONGEST_SIDE });
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
});

test('hours are asked for days on which she has a place and nobody is asked yet', () => {
  const place = { id: 'p', from_day: '2026-11-12', to_day: '2026-11-14' } as Placement;
  const asked = { placement: 'p', state: 'asked', days: ['2026-11-13'] } as HourRequest;
  const declined = { ...asked, state: 'declined', days: ['2026-11-12'] } as HourRequest;
  expect(askableDays(place, [asked, declined], '2026-11-11', 14)).toEqual([
    { day: '2026-11-12', asked: false },
    { day: '2026-11-13', asked: true },
    { day: '2026-11-14', asked: false },
  ]);
  expect(current([place, { ...place, to_day: null }], '2026-11-15')).toHaveLength(1);
});

test('she agrees or declines once, may cancel what is to come, and then it is over', () => {
  const makeUp = (state: MakeUp['state'], word: 'agree' | null, day: number) =>
    ({
      state,
      parties: [{ party: 'participant', word }],
      sessions: [on(day, 8, 12)],
    }) as unknown as MakeUp;
  expect(herWords(makeUp('proposed', null, 12), NOW)).toEqual(['agree', 'decline']);
  expect(herWords(makeUp('agreed', 'agree', 12), NOW)).toEqual(['cancel']);
  expect(herWords(makeUp('agreed', 'agree', 10), NOW)).toEqual([]);
  expect(herWords(makeUp('declined', null, 12), NOW)).toEqual([]);
});

test('only closed weeks that lacked hours are looked at, the newest first', () => {
  const states = ['met', 'short', 'cured', 'on_track'] as const;
  const weeks = states.map((state, index) => ({ week: `${index}`, state }) as Week);
  expect(reviewed(weeks).map((week) => week.week)).toEqual(['2', '1']);
});

test('a proposal needs a day and times in order, and goes out as sessions of the place', () => {
  expect(faultOf({ days: [], from: '08:00', to: '12:00' })).toBe('days');
  expect(faultOf({ days: ['2026-11-14'], from: '12:00', to: '08:00' })).toBe('times');
  const given = { week: '2026-W46', placement: 'p', days: ['2026-11-15', '2026-11-14'] };
  const times = { from: '08:00', to: '12:00' };
  expect(faultOf({ ...given, ...times })).toBeNull();
  const body = proposalBody({ ...given, ...times }, 'o', 'America/Bogota');
  expect(body).toMatchObject({ order: 'o', short_week: '2026-W46', placement: 'p' });
  expect(body.sessions).toEqual([on(14, 8, 12), on(15, 8, 12)]);
});

test('a week is proposed for once, until that is declined or cancelled', () => {
  const makeUp = (state: MakeUp['state']) => ({ short_week: '2026-W46', state }) as MakeUp;
  expect(isProposed([makeUp('proposed')], '2026-W46')).toBe(true);
  expect(isProposed([makeUp('agreed')], '2026-W45')).toBe(false);
  expect(isProposed([makeUp('declined'), makeUp('cancelled')], '2026-W46')).toBe(false);
});

test('news is of this week, or that an earlier one lacked hours; never the warning twice', () => {
  const told = (id: string, week: string, kind: Told['kind']) => ({ id, week, kind }) as Told;
  const warned = told('w', '2026-W46', 'warning');
  const rows = [
    warned,
    told('r', '2026-W46', 'no_spare'),
    told('s', '2026-W45', 'became_short'),
    told('o', '2026-W45', 'warning'),
  ];
  expect(newsOf(rows, [warned], '2026-W46').map((one) => one.id)).toEqual(['r', 's']);
});
