// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { commandOf, letters, placeOf, switchLetters } from '../src/clerk/desk/keys';
import { bodyOf } from '../src/clerk/desk/NoteForm';
import { pinnedFirst } from '../src/clerk/desk/NotesSheet';
import {
  addressOf,
  filters,
  filtersAt,
  lookFor,
  NO_FILTERS,
  narrow,
  recallQuestion,
  search,
} from '../src/clerk/desk/question';
import { here, pullMore, pullRows, rows } from '../src/clerk/desk/rows';
import { show, view } from '../src/clerk/view';
import type { Note, OrderRow } from '../src/server/resources';
import { closed } from '../src/signin/session';

const SITE = '01234567-89ab-4def-8123-456789abcdef';
const key = (pressed: string) => ({ key: pressed, ctrlKey: false, metaKey: false, altKey: false });

beforeEach(() => {
  history.replaceState(null, '', '/');
  recallQuestion();
  show({ room: 'desk' });
});

describe('the question to the desk', () => {
  test('stands in the address as far as it names nobody, and is read back from it', () => {
    narrow({ urgency: 'now', site: SITE, waiting: 'me' });
    lookFor('Marta Restrepo 1020304050');
    expect(location.search).toBe(`?urgency=now&site=${SITE}&waiting=me`);
    expect(location.href).not.toMatch(/marta|1020304050/i);
    const before = filters.value;
    search.value = '';
    filters.value = NO_FILTERS;
    recallQuestion();
    expect([filters.value, search.value]).toEqual([before, 'Marta Restrepo 1020304050']);
  });

  test('takes from an address only what it knows', () => {
    expect(filtersAt('?urgency=soonish&site=1&q=Marta&reached=no&state=tight')).toEqual({
      ...NO_FILTERS,
      reached: 'no',
      state: 'tight',
    });
    for (const part of [{ host: SITE }, { noted: 'yes' }, { state: 'short' }] as const) {
      const asked = { ...NO_FILTERS, ...part };
      expect(filtersAt(addressOf(asked))).toEqual(asked);
    }
    expect(addressOf(NO_FILTERS)).toBe('');
  });

  test('goes back to the filters before, and not letter by letter', async () => {
    const long = history.length;
    narrow({ urgency: 'now' });
    for (const text of ['m', 'ma', 'mar']) lookFor(text);
    narrow({ urgency: 'soon' });
    expect(history.length - long).toBe(2);
    history.back();
    await vi.waitFor(() => expect(location.search).toBe('?urgency=now'));
    recallQuestion();
    expect([filters.value.urgency, search.value]).toEqual(['now', 'mar']);
  });

  test('is there again after a case, which has a place in the history and no address', async () => {
    narrow({ state: 'tight' });
    show({ room: 'case', order: SITE });
    expect(location.href).not.toContain(SITE);
    expect(JSON.stringify(history.state)).not.toContain(SITE);
    show({ room: 'desk' });
    expect(view.value.room).toBe('desk');
    await vi.waitFor(() => expect(location.search).toBe('?state=tight'));
  });
});

describe('a page that is loaded anew', () => {
  const anew = async () => {
    vi.resetModules();
    return (await import('../src/clerk/view')).view.value;
  };

  test('opens the case again, whose number stands in no address and no history', async () => {
    show({ room: 'case', order: SITE });
    expect(location.href + JSON.stringify(history.state)).not.toContain(SITE);
    expect(await anew()).toEqual({ room: 'case', order: SITE });
  });

  test('opens the desk where the case was left, or the session is over', async () => {
    show({ room: 'case', order: SITE });
    show({ room: 'sites' });
    expect(sessionStorage.length).toBe(0);
    show({ room: 'case', order: SITE });
    await closed();
    expect(sessionStorage.length).toBe(0);
    expect((await anew()).room).toBe('desk');
  });
});

describe('the rows', () => {
  const row = (id: string) => ({ id }) as OrderRow;
  const asked: { url: string; body: unknown }[] = [];
  beforeEach(() => {
    asked.length = 0;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      asked.push({ url, body: init.body ? JSON.parse(String(init.body)) : null });
      const again = url.includes('cursor');
      const page = again ? { items: [row('c')], next: null } : { items: [row('a')], next: 'more' };
      return new Response(JSON.stringify(page), { status: 200 });
    });
  });

  test('are asked for by name in a body, never in an address', async () => {
    narrow({ urgency: 'now' });
    lookFor('Marta');
    await pullRows();
    expect(asked).toEqual([
      { url: '/api/v1/orders/search', body: { urgency: 'now', limit: 50, q: 'Marta' } },
    ]);
  });

  test('are asked for by filters alone where one letter was typed', async () => {
    lookFor('M');
    await pullRows();
    expect(asked.map(({ url }) => url)).toEqual(['/api/v1/orders?limit=50']);
  });

  test('are read anew as far as the one that was looked at', async () => {
    await pullRows();
    await pullMore();
    here.value = 'c';
    await pullRows();
    expect(rows.value?.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(asked).toHaveLength(4);
  });
});

describe('the keys', () => {
  test('mean something beside a field and nothing in it', () => {
    expect(commandOf(key('j'), 'else')).toBe('next');
    expect(commandOf(key('n'), 'row')).toBe('note');
    expect(commandOf(key('j'), 'writing')).toBeNull();
    expect(commandOf(key('Escape'), 'writing')).toBe('leave');
    expect(commandOf({ ...key('n'), ctrlKey: true }, 'row')).toBeNull();
  });

  test('leave the arrows to the page where no row has the focus', () => {
    expect(commandOf(key('ArrowDown'), 'else')).toBeNull();
    expect(commandOf(key('ArrowDown'), 'row')).toBe('next');
  });

  test('of one letter can be switched off', () => {
    switchLetters(false);
    expect([commandOf(key('j'), 'row'), commandOf(key('ArrowDown'), 'row')]).toEqual([
      null,
      'next',
    ]);
    expect(localStorage.getItem('desk-letters')).toBe('off');
    switchLetters(true);
    expect(letters.value).toBe(true);
  });

  test('know where somebody writes', () => {
    document.body.innerHTML =
      '<input type="search"><input type="checkbox"><table class="desk"><tr><td><button></button>';
    const [field, box, button] = document.querySelectorAll('input, button');
    expect([field, box, button].map((one) => placeOf(one ?? null))).toEqual([
      'writing',
      'else',
      'row',
    ]);
  });
});

describe('notes', () => {
  const note = (id: string, more: Partial<Note> = {}) => ({ id, pinned: false, ...more }) as Note;

  test('that are pinned and hold come first', () => {
    const found = pinnedFirst([
      note('new'),
      note('replaced', { pinned: true, corrected_by: 'pinned' }),
      note('pinned', { pinned: true }),
    ]);
    expect(found.map(({ id }) => id)).toEqual(['pinned', 'new', 'replaced']);
  });

  test('are sent with what they correct, and no day where none was chosen', () => {
    const writing = { text: ' Viene los martes. ', lookOn: '', pinned: true, working: false };
    expect(bodyOf(writing, note('old'))).toEqual({
      text: 'Viene los martes.',
      look_on: null,
      pinned: true,
      working: false,
      corrects: 'old',
    });
  });
});
