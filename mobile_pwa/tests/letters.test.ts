// @vitest-environment jsdom

import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { change, draft, lettersOf, NOTHING, postDraft, recallDraft } from '../src/excuse/draft';
import { afterProblem, newLetter, nextDue, withFollowers } from '../src/letters/letter';
import {
  deliver,
  discard,
  pending,
  post,
  recallLetters,
  taken,
  tryAgain,
  unsent,
} from '../src/letters/post';
import { OFFLINE } from '../src/server/client';
import type { Session } from '../src/server/resources';
import { session } from '../src/signin/session';
import { closeDatabase, database } from '../src/store/db';
import { type Handler, problem, serve } from './server';

const HERS = { role: 'participant', order: 'o' } as Session;
const LINES = { excuse: 'No puedo ir', paper: 'Foto' };
const NO_PAPER = { shifts: ['s'], cause: 'care', note: ' ', papers: [] } as const;
const excuse = (id = 'e') =>
  ({ id, kind: 'excuse', path: `/excuses/${id}`, body: { shifts: ['s'] }, about: 'x' }) as const;
const paper = (id = 'p') =>
  ({ id, kind: 'paper', path: `/excuses/e/papers/${id}`, after: 'e', about: 'y' }) as const;

beforeEach(async () => {
  await deliver();
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
  session.value = HERS;
  taken.value = new Set();
  await recallLetters();
});

/** Posts, and waits until the attempt that posting begins is over. */
async function posted(handler: Handler, ...letters: Parameters<typeof post>) {
  const asked = serve(handler);
  await post(...letters);
  await deliver();
  return asked;
}

describe('a letter', () => {
  const letter = newLetter(excuse(), 'o', 0);
  const refusal = { ...OFFLINE, kind: 'server' as const, status: 422, detail: 'No.' };

  test('stays waiting through silence, a busy server and a session that ended', () => {
    for (const status of [0, 429, 503, 401]) {
      const trouble = status ? { ...refusal, status } : OFFLINE;
      const after = afterProblem(letter, trouble, 1000, 0.5);
      expect([after.state, after.attempts]).toEqual(['waiting', 1]);
      expect(after.dueAt).toBeGreaterThan(1000);
    }
  });

  test('needs help after a clear no, with the words of the server', () => {
    const after = afterProblem(letter, refusal, 1000, 0.5);
    expect([after.state, after.problem?.detail]).toEqual(['help', 'No.']);
  });

  test('waits for the one that it builds on', () => {
    const rows = [newLetter(paper(), 'o', 0), newLetter(excuse(), 'o', 1)];
    const due = (tried: string[]) => nextDue(rows, 'o', 5, false, new Set(tried))?.id;
    expect([due([]), due(['e'])]).toEqual(['e', undefined]);
    expect(nextDue(rows.slice(0, 1), 'o', 5, false, new Set())?.id).toBe('p');
  });

  test('of somebody else on the same phone is never sent', () => {
    expect(nextDue([letter], 'another', 5, true, new Set())).toBeUndefined();
  });

  test('takes what was to follow it along when she lets go of it', () => {
    const rows = [newLetter(excuse(), 'o', 0), newLetter(paper(), 'o', 1)];
    expect(withFollowers(rows, 'e').map((one) => one.id)).toEqual(['e', 'p']);
    expect(withFollowers(rows, 'p').map((one) => one.id)).toEqual(['p']);
  });
});

test('an excuse goes before its photos, and an empty note is none', () => {
  const file = { type: 'image/jpeg', bytes: new ArrayBuffer(3) };
  const [first, second] = lettersOf({ ...NO_PAPER, papers: [file] }, 'o', LINES);
  expect(first?.body).toEqual({ cause: 'care', note: null, shifts: ['s'], order: 'o' });
  expect(second?.after).toBe(first?.id);
  expect(second?.path).toBe(`/excuses/${first?.id}/papers/${second?.id}`);
});

test('what the server took is gone from the phone, and only then called taken', async () => {
  const asked = await posted(() => ({ status: 200, body: {} }), excuse());
  expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual(['PUT /excuses/e']);
  expect([unsent.value.length, taken.value.has('e')]).toEqual([0, true]);
});

test('without network it stays on the phone, also after a restart, and goes later', async () => {
  await posted(() => 'unreachable', excuse());
  expect(taken.value.has('e')).toBe(false);
  await closeDatabase();
  await recallLetters();
  expect(unsent.value.map((one) => [one.id, one.state])).toEqual([['e', 'waiting']]);
  serve(() => ({ status: 200, body: {} }));
  await deliver(true);
  expect([unsent.value.length, taken.value.has('e')]).toEqual([0, true]);
});

test('a clear no is kept with its words until she tries again or lets go', async () => {
  const asked = await posted(() => problem(409, 'shift-already-waiting'), excuse());
  expect(unsent.value[0]?.problem?.detail).toBe('shift-already-waiting.');
  await deliver(true);
  expect(asked).toHaveLength(1);
  if (unsent.value[0]) await tryAgain(unsent.value[0]);
  expect(asked).toHaveLength(2);
  await discard('e');
  await recallLetters();
  expect(unsent.value).toEqual([]);
});

test('a word to a version that changed meanwhile is said to the newest', async () => {
  let version = 0;
  const handler: Handler = ({ method, headers }) => {
    if (method === 'GET') return { status: 200, body: { version: 7 } };
    version = Number(headers['If-Match']?.replaceAll('"', ''));
    return version === 7 ? { status: 200, body: {} } : problem(412, 'changed-meanwhile');
  };
  const path = '/warnings/w/acknowledgement';
  const letter = { id: 'c', kind: 'coming', path, body: {}, version: 3, about: 'z' } as const;
  const asked = await posted(handler, letter);
  expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual([
    `PUT ${path}`,
    'GET /warnings/w',
    `PUT ${path}`,
  ]);
  expect(unsent.value).toEqual([]);
});

test('a session that ended keeps the letter and sends it when she is back', async () => {
  await posted(() => problem(401, 'session-expired'), excuse());
  await vi.waitFor(() => expect(session.value).toBeNull());
  // While the phone is locked only their number is known.
  expect([unsent.value.length, pending.value]).toEqual([0, 1]);
  serve(() => ({ status: 200, body: {} }));
  session.value = HERS;
  expect(unsent.value).toHaveLength(1);
  await deliver(true);
  expect(unsent.value).toEqual([]);
});

test('half an excuse is there again after a restart, for her alone, and gone once posted', async () => {
  const file = { type: 'image/jpeg', bytes: new ArrayBuffer(3) };
  await recallDraft(['s']);
  change({ note: 'Mi hija', papers: [file] });
  await vi.waitFor(async () =>
    expect(await (await database()).get('kept', 'draft-papers')).toBeTruthy(),
  );
  draft.value = NOTHING;
  session.value = { ...HERS, order: 'another' };
  await recallDraft([]);
  expect(draft.value).toBe(NOTHING);
  session.value = HERS;
  await recallDraft([]);
  expect(draft.value).toMatchObject({ shifts: ['s'], note: 'Mi hija' });
  expect(draft.value.papers[0]?.bytes.byteLength).toBe(3);
  change({ cause: 'care' });
  serve(() => 'unreachable');
  const id = await postDraft(LINES);
  await deliver();
  expect(unsent.value.map((one) => one.kind)).toEqual(['excuse', 'paper']);
  expect(unsent.value[0]?.id).toBe(id);
  await recallDraft([]);
  expect(draft.value).toBe(NOTHING);
});

test('a phone that had scans before there were letters keeps them', async () => {
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
  const before = await openDB('agenda', 1, {
    upgrade(db) {
      db.createObjectStore('kept');
      db.createObjectStore('scans', { keyPath: 'id' });
    },
  });
  await before.put('scans', { id: 'old' });
  before.close();
  const db = await database();
  expect([(await db.getAll('scans')).length, (await db.getAll('letters')).length]).toEqual([1, 0]);
});
