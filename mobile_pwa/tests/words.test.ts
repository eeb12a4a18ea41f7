import { describe, expect, test } from 'vitest';
import { clock, dayText, duration, span, wallClock } from '../src/i18n/format';
import { type Entry, language, type Speaker, speaker } from '../src/i18n/i18n';
import { instantIn, mondayOf, todayIn, weekOf } from '../src/i18n/zone';

const rooms = import.meta.glob<Record<string, unknown>>('../src/**/{words,*Words}.ts', {
  eager: true,
});

function speakers(): [string, Speaker<Record<string, Entry>>['dictionaries']][] {
  return Object.entries(rooms).flatMap(([path, module]) =>
    Object.values(module)
      .filter((value): value is Speaker<Record<string, Entry>> =>
        Boolean(value && (value as { dictionaries?: unknown }).dictionaries),
      )
      .map((value) => [path, value.dictionaries] as [string, typeof value.dictionaries]),
  );
}

const holes = (entry: Entry | undefined) =>
  [...JSON.stringify(entry ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('every room of the app has words', () => {
  expect(speakers().length).toBeGreaterThanOrEqual(9);
});

describe.each(speakers())('%s', (_path, { es, en }) => {
  test('says everything in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
    for (const entry of [...Object.values(es), ...Object.values(en)]) {
      for (const text of typeof entry === 'string' ? [entry] : [entry.one, entry.other]) {
        expect(text.trim()).not.toBe('');
      }
    }
  });

  test('fills the same holes in both languages', () => {
    for (const key of Object.keys(es)) {
      expect([key, [...new Set(holes(en[key]))]]).toEqual([key, [...new Set(holes(es[key]))]]);
    }
  });

  test('never threatens, and never says why she comes', () => {
    const all = JSON.stringify([es, en]).toLowerCase();
    for (const word of [
      'cárcel',
      'prisión',
      'condena',
      'delito',
      'pena ',
      'prison',
      'jail',
      'offender',
      'violation',
      'sentenc',
      'strike',
    ]) {
      expect(all).not.toContain(word);
    }
  });
});

describe('a speaker', () => {
  const say = speaker(
    { hello: 'Hola, {name}', hours: { one: '{n} hora', other: '{n} horas' } },
    { hello: 'Hello, {name}', hours: { one: '{n} hour', other: '{n} hours' } },
  );

  test('fills holes and counts in the language of the screen', () => {
    language.value = 'es';
    expect(say('hello', { name: 'Ana' })).toBe('Hola, Ana');
    expect([say('hours', { n: 1 }), say('hours', { n: 2 })]).toEqual(['1 hora', '2 horas']);
    language.value = 'en';
    expect(say('hello', { name: '{name}' })).toBe('Hello, {name}');
    language.value = 'es';
  });
});

describe('numbers and times', () => {
  test('minutes as people say them', () => {
    expect([0, 20, 60, 750].map(duration)).toEqual(['0 min', '20 min', '1 h', '12 h 30 min']);
  });

  test('a time is read as written, whatever the zone of the reader', () => {
    expect(clock('2026-11-09T08:02:31-05:00')).toBe('8:02');
    expect(span('2026-11-12T13:00:00-05:00', null)).toBe('13:00–?');
    expect(dayText('2026-11-12T23:30:00-05:00', 'weekday')).toBe('jueves');
  });

  test('the wall clock of the phone carries its offset', () => {
    expect(Date.parse(wallClock(new Date(0)))).toBe(0);
  });

  test('a wall clock of the site becomes an instant, also across a clock change', () => {
    expect(instantIn('America/Bogota', '2026-11-09', '08:00')).toBe('2026-11-09T08:00:00-05:00');
    expect(instantIn('Europe/Madrid', '2026-10-25', '12:00')).toBe('2026-10-25T12:00:00+01:00');
    expect(instantIn('Europe/Madrid', '2026-10-24', '12:00')).toBe('2026-10-24T12:00:00+02:00');
  });

  test('days and weeks of a zone', () => {
    expect(todayIn('America/Bogota', new Date('2026-11-10T03:00:00Z'))).toBe('2026-11-09');
    expect(weekOf('2026-11-09')).toBe('2026-W46');
    expect(weekOf('2027-01-03')).toBe('2026-W53');
    expect(mondayOf('2026-W46')).toBe('2026-11-09');
    expect(mondayOf('2026-W53')).toBe('2026-12-28');
  });
});
