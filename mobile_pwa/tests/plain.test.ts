// How hard her sentences are to read, and that every word has a use. Spanish by Fernández-Huerta
// (1959), English by Flesch (1948), both as published: 100 is very easy, 60 is plain.
import { describe, expect, test } from 'vitest';
import type { Entry, Speaker } from '../src/i18n/i18n';

const modules = import.meta.glob<Record<string, unknown>>('../src/**/{words,*Words}.ts', {
  eager: true,
});
/** What only people at a desk, at a site's screen or in a host's office read. */
const NOT_HERS = /\/(clerk|host|monitor|site)\//;
/** Plain text: "fairly easy" and better, for each room as a whole. */
const ROOM = 65;
/** A single sentence may be a little harder: a long word in a short sentence weighs much. */
const SENTENCE = 45;
/** Shorter than this it is a label, and has no reading level. */
const LEAST = 5;
/** What is said to staff in rooms that she passes through, or in the other language on purpose. */
const ASIDE = /^(staff|totp|site|languageLabel)/;

type Words = Speaker<Record<string, Entry>>['dictionaries'];

function speakers(hers: boolean): [string, Words][] {
  return Object.entries(modules)
    .filter(([path]) => !hers || !NOT_HERS.test(path))
    .flatMap(([path, module]) =>
      Object.values(module)
        .map((value) => (value as { dictionaries?: Words } | null)?.dictionaries)
        .filter((found) => found !== undefined)
        .map((found): [string, Words] => [path.replace('../src/', ''), found]),
    );
}

/** Sentences proper, one by one. */
function sentences(words: Words['es']): string[] {
  return Object.entries(words)
    .filter(([key]) => !ASIDE.test(key))
    .map(([, entry]) => entry)
    .flatMap((entry) => (typeof entry === 'string' ? [entry] : [entry.one, entry.other]))
    .flatMap((text) => text.replace(/\{\w+\}/g, 'Ana').split(/(?<=[.!?…:])\s+/))
    .filter((text) => wordsOf(text).length >= LEAST);
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

function syllables(word: string, language: 'es' | 'en'): number {
  const low = word.toLowerCase();
  if (language === 'es') {
    // A strong vowel is a syllable, and weak ones lean on it, unless they carry an accent.
    const groups = low
      .replace(/qu|gu(?=[eéií])/g, 'k')
      .match(/[aeoáéóíú]|[iuüy]+(?![aeoáéóíúiuü])/g);
    const leaning = low.match(/[aeoáéó][iuy](?![\p{L}]*[aeo]{2})/gu)?.length ?? 0;
    return Math.max(1, (groups?.length ?? 1) - leaning);
  }
  const heard = low.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, heard.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** How easy a text is to read. */
function ease(texts: readonly string[], language: 'es' | 'en'): number {
  const words = texts.flatMap(wordsOf);
  const perWord = words.reduce((sum, word) => sum + syllables(word, language), 0) / words.length;
  const perSentence = words.length / texts.length;
  return language === 'es'
    ? 206.84 - 60 * perWord - 1.02 * perSentence
    : 206.835 - 84.6 * perWord - 1.015 * perSentence;
}

describe('the measure itself', () => {
  test('counts syllables as they are spoken', () => {
    const spanish = { casa: 2, hoy: 1, registro: 3, teléfono: 4, conexión: 3, envía: 3, guarda: 2 };
    for (const [word, count] of Object.entries(spanish)) {
      expect([word, syllables(word, 'es')]).toEqual([word, count]);
    }
    const english = { phone: 1, week: 1, saved: 1, nothing: 2, connection: 3, people: 2 };
    for (const [word, count] of Object.entries(english)) {
      expect([word, syllables(word, 'en')]).toEqual([word, count]);
    }
  });

  test('tells plain words from an office', () => {
    const plain = 'Te faltan tres horas. Puedes venir el jueves.';
    const office = 'La autoridad jurisdiccional competente resolverá oportunamente lo pertinente.';
    expect(ease(plain.split('. '), 'es')).toBeGreaterThan(80);
    expect(ease([office], 'es')).toBeLessThan(30);
  });
});

describe.each(speakers(true))('%s', (_path, found) => {
  test.each(['es', 'en'] as const)('is plain in %s', (language) => {
    const all = sentences(found[language]);
    if (all.length === 0) return;
    const hard = all.filter((text) => ease([text], language) < SENTENCE);
    expect(hard).toEqual([]);
    if (all.length > 4) expect(ease(all, language)).toBeGreaterThanOrEqual(ROOM);
  });
});

test('no word lies about that nobody says', () => {
  const unused: string[] = [];
  for (const [path, found] of speakers(false)) {
    for (const key of Object.keys(found.es)) if (!isSaid(key)) unused.push(`${path}: ${key}`);
  }
  expect(unused).toEqual([]);
});

/** Everything that is written in the app but the words themselves. */
const SOURCES = import.meta.glob<string>('../src/**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const CODE = Object.entries(SOURCES)
  .filter(([path]) => !path.endsWith('types.ts'))
  .map(([, text]) => (text.includes('= speaker(') ? text.slice(text.lastIndexOf('\n);')) : text))
  .join('\n');
const MADE_UP = [...CODE.matchAll(/`(\w*)\$\{[^}]+\}(\w*)`/g)].map(
  ([, before = '', after = '']) => [before, after] as const,
);

const NAMED = new Set(
  [...CODE.matchAll(/['"](\w+)['"]|\b(\w+):/g)].map(([, quoted, key]) => quoted ?? key),
);

/** Said by its name, or by a name that is put together: `say(\`step_${step}\`)`. */
function isSaid(key: string): boolean {
  return (
    NAMED.has(key) ||
    MADE_UP.some(
      ([before, after]) => before + after !== '' && key.startsWith(before) && key.endsWith(after),
    )
  );
}
