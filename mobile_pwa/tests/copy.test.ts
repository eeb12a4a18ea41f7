// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { capture } from '../src/outbox/capture';
import { loadScans, scans, storeRows } from '../src/outbox/rows';
import { copyOf, fileName, readCopy, takeIn } from '../src/record/copy';
import { wholeRecord } from '../src/record/TakeAway';
import { database } from '../src/store/db';
import { enrol, newKeyPair } from '../src/store/device';

const WEDNESDAY = new Date('2026-11-25T15:00:00Z');

beforeEach(async () => {
  const db = await database();
  await Promise.all([...db.objectStoreNames].map((name) => db.clear(name)));
  const { privateKey, publicKey } = await newKeyPair();
  await enrol({ id: crypto.randomUUID(), privateKey, enrolledAt: '' }, publicKey);
});

describe('a copy of what waits', () => {
  test('holds what travels, signature and all, and nothing that has arrived', async () => {
    const first = await capture({ direction: 'in', code: 'P1.x' }, WEDNESDAY);
    const second = await capture({ direction: 'out', code: 'P1.x' }, WEDNESDAY);
    await storeRows([{ ...first, state: 'received' }]);
    const { scans: kept } = JSON.parse(copyOf(scans.value));
    expect(kept).toEqual([{ id: second.id, ...second.body }]);
    expect(kept[0].signature).toHaveLength(86);
  });

  test('comes back as it was, with the hash that its receipt will name, and only once', async () => {
    const row = await capture({ direction: 'in', code: 'P1.x' }, WEDNESDAY);
    await loadScans();
    const text = copyOf(scans.value);
    await (await database()).clear('scans');
    expect(await takeIn(text)).toEqual({ added: 1, known: 0 });
    expect(await takeIn(text)).toEqual({ added: 0, known: 1 });
    expect(scans.value.map(({ id, body, hash, state }) => ({ id, body, hash, state }))).toEqual([
      { id: row.id, body: row.body, hash: row.hash, state: 'waiting' },
    ]);
  });

  test('never undoes what has arrived already', async () => {
    const row = await capture({ direction: 'in', code: 'P1.x' }, WEDNESDAY);
    await loadScans();
    const text = copyOf(scans.value);
    await storeRows([{ ...row, state: 'received' }]);
    expect(await takeIn(text)).toEqual({ added: 0, known: 1 });
    expect(scans.value[0]?.state).toBe('received');
  });

  test.each(['', '{}', '[]', 'null', '{"scans":[]}', '{"scans":[{"id":"x"}]}', '{"scans":[null]}'])(
    'is not %j',
    (text) => {
      expect(readCopy(text)).toBeNull();
    },
  );

  test('has a name that says nothing but the day', () => {
    expect(fileName(WEDNESDAY)).toBe('agenda-2026-11-25.json');
  });
});

test('her whole record is fetched part by part until there is nothing before it', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const earlier_to = asked.length < 3 ? `2025-0${asked.length}-01` : null;
    return new Response(JSON.stringify({ earlier_to }), { status: 200 });
  });
  expect(await wholeRecord()).toHaveLength(3);
  expect(asked.map((url) => url.replace('/api/v1/me/record', ''))).toEqual([
    '',
    '?to=2025-01-01',
    '?to=2025-02-01',
  ]);
});
