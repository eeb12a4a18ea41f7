// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import vectors from '../../tests/rules/pass_codes.json';
import { capture } from '../src/outbox/capture';
import { carry } from '../src/outbox/carry';
import { exported } from '../src/outbox/export';
import { flush } from '../src/outbox/flush';
import { forgettable, KEEP_CARRIED } from '../src/outbox/outbox';
import { carried, carriedWaiting, loadScans, scans } from '../src/outbox/rows';
import { pack } from '../src/passes/handBack';
import type { ScanBody } from '../src/server/resources';
import { closed } from '../src/signin/session';
import { lastOf, likely, saveCard, saveCopy } from '../src/site/cards';
import { beginDuty, duty, onDuty } from '../src/site/duty';
import { hereNow } from '../src/site/here';
import { keys, pullKeys, site } from '../src/site/keys';
import { cardOf, pullRoster, recallRoster, roster } from '../src/site/roster';
import { base64url, fromHex } from '../src/store/bytes';
import { closeDatabase, database, kept } from '../src/store/db';
import { enrol, newKeyPair, rememberSiteDevice, siteDevice } from '../src/store/device';
import { problem, type Signer, serve, signer } from './server';

const LUZ = `https://agenda.example.org/c#${vectors.printed[0]?.token}`;
const STRANGER = `https://agenda.example.org/c#${vectors.printed[1]?.token}`;
const SITE = { id: '0192f0a0-0000-7000-8000-000000000001', name: 'Comedor' };
let server: Signer;

function rosterBody() {
  const tag = base64url(fromHex(vectors.printed[0]?.tag ?? ''));
  const entries = [{ tag, name: vectors.names[0]?.sealed }];
  return { key_id: 'obLD1OU', server_time: '', from_day: 1, days: 14, entries, people: [] };
}

/** What was begun in the background is over. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await flush();
}

beforeEach(async () => {
  await settled();
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
  server = await signer();
  const { privateKey } = await newKeyPair();
  await rememberSiteDevice({ id: 'tablet-1', privateKey, enrolledAt: '' }, server.key);
  site.value = SITE;
  duty.value = null;
  serve(() => ({ status: 200, body: rosterBody() }));
  await pullRoster(SITE.id);
  await loadScans();
});

async function receipting(path: string, body: unknown) {
  return { status: 201, body: await server.receipt(path.split('/').pop() ?? '', body as ScanBody) };
}

describe('the roster', () => {
  test('holds tags and sealed names, and no name that can be read', async () => {
    const text = JSON.stringify(await kept('site-roster'));
    expect(text).not.toContain('Luz');
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['names', 'people', 'site']);
  });

  test('is there after a restart without network, and opens the name of what is shown', async () => {
    roster.value = null;
    serve(() => 'unreachable');
    await recallRoster(SITE.id);
    expect((await cardOf(LUZ))?.name).toBe('Luz');
    expect((await cardOf(STRANGER))?.name).toBeNull();
    expect(await cardOf('https://example.org/menu')).toBeNull();
  });
});

describe('a card that the screen reads', () => {
  test('is on the disk with strict durability before anything says so', async () => {
    serve(() => 'unreachable');
    const transaction = vi.spyOn(Object.getPrototypeOf(await database()), 'transaction');
    const row = await saveCard(LUZ, 'in');
    expect(transaction.mock.calls).toContainEqual([
      ['scans', 'kept'],
      'readwrite',
      { durability: 'strict' },
    ]);
    expect(carriedWaiting.value.map(({ id }) => id)).toEqual([row.id]);
    expect(row.body).toMatchObject({ device: 'tablet-1', site: SITE.id, witness: null });
    expect(row.body.signature).toHaveLength(86);
  });

  test('grows the chain of the screen and leaves that of a phone alone', async () => {
    serve(() => 'unreachable');
    const { privateKey } = await newKeyPair();
    await enrol({ id: 'phone-1', privateKey, enrolledAt: '' }, server.key);
    const first = await saveCard(LUZ, 'in');
    const hers = await capture({ direction: 'in', code: 'R1.obLD1OUDkSAA5V9rsadLylQzqA' });
    const second = await saveCard(STRANGER, 'in');
    expect(hers.body).toMatchObject({ sequence: 1, previous_hash: null, device: 'phone-1' });
    expect(hers.body).not.toHaveProperty('witness');
    expect(second.body).toMatchObject({ sequence: 2, previous_hash: first.hash });
    await loadScans();
    expect(scans.value).toHaveLength(1);
    expect(carried.value).toHaveLength(2);
  });

  test('carries the word for who is on duty, until the turn is over', async () => {
    const word = { witness: 'token', name: 'Rosa', until: '2099-01-01T00:00:00Z' };
    serve(({ path }) => (path.includes('witnesses') ? { status: 201, body: word } : 'unreachable'));
    expect(await beginDuty('staff-1', '482913')).toBeNull();
    expect((await saveCard(LUZ, 'in')).body.witness).toBe('token');
    duty.value = { ...word, until: '2020-01-01T00:00:00Z' };
    expect(onDuty()).toBeNull();
    expect((await saveCard(LUZ, 'out')).body.witness).toBeNull();
  });

  test('is proposed as the other of what this screen saw last, else by who is here', async () => {
    serve(() => 'unreachable');
    const luz = (await cardOf(LUZ)) ?? { tag: '', name: null };
    const here = [{ first_name: 'Luz', checked_in_at: '2026-11-09T08:00:00-05:00' }];
    expect(likely(null, luz, [])).toBe('in');
    expect(likely(null, luz, here)).toBe('out');
    await saveCard(LUZ, 'in');
    expect(likely(await lastOf(luz, Date.now()), luz, [])).toBe('out');
    expect(await lastOf(luz, Date.now() + 13 * 60 * 60 * 1000)).toBeNull();
  });

  test('changes who is here before the server knows it', async () => {
    serve(() => 'unreachable');
    const row = await saveCard(LUZ, 'in');
    expect(await hereNow([], carriedWaiting.value)).toEqual([
      { name: 'Luz', at: row.body.captured_at, unsent: true },
    ]);
    await saveCard(LUZ, 'out');
    expect(await hereNow([], carriedWaiting.value)).toEqual([]);
    const said = [{ first_name: 'Luz', checked_in_at: '2026-11-09T08:00:00-05:00' }];
    expect(await hereNow(said, carriedWaiting.value)).toEqual([]);
  });

  test('is forgotten a day after its receipt, and never before it', async () => {
    serve(({ path, body }) => receipting(path, body));
    const waits = await saveCard(LUZ, 'in');
    const later = Date.now() + KEEP_CARRIED + 60_000;
    expect(forgettable(waits, later)).toBe(false);
    await settled();
    await flush(true);
    await settled();
    const [row] = await loadScans();
    expect(row?.state).toBe('received');
    const since = Date.parse(row?.receipt?.received_at ?? '');
    const ages = [KEEP_CARRIED - 1, KEEP_CARRIED + 1];
    expect(ages.map((age) => row && forgettable(row, since + age))).toEqual([false, true]);
  });
});

describe('a scan that a phone hands over', () => {
  async function herScan() {
    const { privateKey } = await newKeyPair();
    const id = '0192f0a0-0000-7000-8000-00000000000a';
    await enrol({ id, privateKey, enrolledAt: '' }, server.key);
    const code = 'http://localhost:3000/c#R1.obLD1OUDkSAA5V9rsadLylQzqA';
    return capture({ direction: 'in', code });
  }

  async function wipe() {
    const db = await database();
    await Promise.all([db.clear('scans'), db.clear('kept')]);
    await loadScans();
  }

  test('is sent by the screen as the same scan, byte for byte', async () => {
    const hers = await herScan();
    const text = (await pack(hers)) ?? '';
    await wipe();
    serve(() => 'unreachable');
    expect(await saveCopy(text)).toMatchObject({ fresh: true });
    expect(await saveCopy(text)).toMatchObject({ fresh: false });
    await closeDatabase();
    const asked = serve(({ path, body }) => receipting(path, body));
    await settled();
    await flush(true);
    await settled();
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toContain(`PUT /scans/${hers.id}`);
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual(hers.body);
    expect(scans.value).toEqual([]);
  });

  test('that is cut off is not kept', async () => {
    const text = (await pack(await herScan())) ?? '';
    await wipe();
    expect(await saveCopy(text.slice(0, -3))).toBeNull();
    expect(await loadScans()).toEqual([]);
  });

  test('can leave the screen in a file that the server takes', async () => {
    const hers = await herScan();
    const { row } = await carry(hers);
    expect(JSON.parse(exported([row]))).toEqual({ scans: [{ id: hers.id, ...hers.body }] });
  });
});

describe('a screen that was closed from the desk', () => {
  test('forgets codes and roster as soon as it hears of it, and still sends', async () => {
    serve(() => 'unreachable');
    const row = await saveCard(LUZ, 'in');
    keys.value = { site: SITE.id, keyId: '', keys: [], offsetMs: 0, fetchedAt: 0 };
    const asked = serve(({ method, path, body }) =>
      method === 'PUT' ? receipting(path, body) : problem(401, 'session-ended'),
    );
    await pullKeys();
    expect(keys.value).toBeNull();
    await closed();
    expect(roster.value).toBeNull();
    await settled();
    await flush(true);
    await settled();
    expect(asked.map(({ path }) => path)).toContain(`/scans/${row.id}`);
    expect(carriedWaiting.value).toEqual([]);
    expect((await siteDevice())?.id).toBe('tablet-1');
  });

  test('keeps its codes while it hears nothing, or only that a server is ill', async () => {
    keys.value = { site: SITE.id, keyId: '', keys: [], offsetMs: 0, fetchedAt: 0 };
    for (const reply of ['unreachable', problem(503), problem(404)] as const) {
      serve(() => reply);
      await pullKeys();
      expect(keys.value).not.toBeNull();
    }
  });
});
