// The store as every version before this one left it, and as a later one would.
import { type IDBPDatabase, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canonical, fingerprint } from '../src/outbox/canonical';
import { capture } from '../src/outbox/capture';
import { flush } from '../src/outbox/flush';
import { loadScans, waiting } from '../src/outbox/rows';
import type { ScanBody } from '../src/server/resources';
import { fromBase64url, utf8 } from '../src/store/bytes';
import { closeDatabase, database, keep, kept, storeTrouble } from '../src/store/db';
import { device, newKeyPair, receiptKeys, sign } from '../src/store/device';
import { type Asked, type Signer, serve, signer } from './server';

const NEWER = 9;
let old: IDBPDatabase | null = null;
let server: Signer;

beforeEach(async () => {
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
  storeTrouble.value = null;
  server = await signer();
});

afterEach(() => {
  old?.close();
  old = null;
});

/** What each version made of an empty store, as it was written then. */
const SHAPES: Record<number, (db: IDBPDatabase) => void> = {
  1: (db) => {
    db.createObjectStore('kept');
    db.createObjectStore('scans', { keyPath: 'id' });
  },
  2: (db) => {
    SHAPES[1]?.(db);
    db.createObjectStore('letters', { keyPath: 'id' });
  },
  [NEWER]: (db) => {
    SHAPES[2]?.(db);
    db.createObjectStore('not-invented-yet');
  },
};

/** A phone of that version: its key, the proofs it was given, two unsent scans and a sent one. */
async function phoneOfVersion(version: number) {
  const { privateKey, publicKey } = await newKeyPair();
  const db = await openDB('agenda', version, { upgrade: (made) => SHAPES[version]?.(made) });
  const rows = await Promise.all([1, 2, 3].map((sequence) => oldRow(sequence, privateKey)));
  const receipt = await server.receipt('scan-1', rows[0]?.body as ScanBody);
  Object.assign(rows[0] as object, { state: 'received', receipt });
  await db.put('kept', { id: 'phone-1', privateKey, enrolledAt: '2026-11-09' }, 'device');
  await db.put('kept', [server.key], 'receipt-keys');
  await db.put('kept', { sequence: 3, hash: rows[2]?.hash }, 'chain');
  for (const row of rows) await db.put('scans', row);
  db.close();
  return { rows, publicKey };
}

/** A row with the fields that rows have had since the first version, and no other. */
async function oldRow(sequence: number, privateKey: CryptoKey) {
  const id = `scan-${sequence}`;
  const unsigned = {
    direction: sequence % 2 ? 'in' : 'out',
    code: 'https://horas.example.org/c#R1.obLD1OUDkSAA5V9rsadLylQzqA',
    claimed_at: null,
    captured_at: `2026-11-09T0${sequence}:00:00.000-05:00`,
    monotonic_ms: sequence,
    server_offset_ms: null,
    server_offset_age_s: null,
    sequence,
    previous_hash: null,
    app_version: '0.1.0',
    device: 'phone-1',
    site: null,
    note: null,
    signature: null,
  } as ScanBody;
  const text = canonical(id, unsigned);
  return {
    id,
    body: { ...unsigned, signature: await sign(privateKey, text) },
    hash: await fingerprint(text),
    savedAt: sequence,
    state: 'waiting',
    attempts: 2,
    dueAt: 0,
    holdUntil: 0,
    receipt: null,
    problem: null,
  };
}

function receiving(): Asked[] {
  return serve(async ({ body }) => {
    const { scans } = body as { scans: (ScanBody & { id: string })[] };
    const items = scans.map(async ({ id, ...rest }) => {
      return { id, status: 201, receipt: await server.receipt(id, rest as ScanBody) };
    });
    return { status: 200, body: { items: await Promise.all(items) } };
  });
}

describe.each([1, 2, NEWER])('a store of version %i', (version) => {
  test('has every scan, receipt and key, and what was unsent is sent as it was signed', async () => {
    const { rows } = await phoneOfVersion(version);
    expect((await loadScans()).map((row) => row.id).sort()).toEqual(rows.map((row) => row.id));
    expect(waiting.value).toHaveLength(2);
    expect((await loadScans()).find((row) => row.state === 'received')?.receipt).toEqual(
      (rows[0] as { receipt: unknown }).receipt,
    );
    const asked = receiving();
    await flush(true);
    const scans = rows.slice(1).map((row) => ({ id: row.id, ...row.body }));
    expect(asked[0]?.body).toEqual({ scans });
    expect(waiting.value).toHaveLength(0);
  });

  test('keeps its key unreadable and its chain unbroken', async () => {
    const { rows, publicKey } = await phoneOfVersion(version);
    const identity = await device();
    expect(identity?.privateKey.extractable).toBe(false);
    expect(await receiptKeys()).toEqual([server.key]);
    const next = await capture({ direction: 'in', code: 'short:ABCD1234' });
    expect([next.body.sequence, next.body.previous_hash]).toEqual([4, rows[2]?.hash]);
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('jwk', publicKey, algorithm, false, ['verify']);
    const signed = fromBase64url(next.body.signature ?? '');
    const text = utf8(canonical(next.id, next.body));
    expect(await crypto.subtle.verify(algorithm, key, signed, text)).toBe(true);
  });

  test(`${version > 2 ? 'says' : 'does not say'} that this page is older than its store`, async () => {
    await phoneOfVersion(version);
    await database();
    expect(storeTrouble.value).toBe(version > 2 ? 'newer' : null);
    expect((await database()).objectStoreNames).toContain('letters');
  });
});

test('a later store without what we write to is left as it is, and refuses to be written', async () => {
  const later = await openDB('agenda', NEWER, { upgrade: (db) => void db.createObjectStore('x') });
  await later.put('x', 'precious', 'y');
  later.close();
  expect(await kept('device')).toBeUndefined();
  await expect(keep('device', {})).rejects.toThrow('later version');
  expect(storeTrouble.value).toBe('newer');
  old = await openDB('agenda');
  expect([old.version, await old.get('x', 'y')]).toEqual([NEWER, 'precious']);
});

test('a window of an older version that does not let go is named, and then waited for', async () => {
  old = await openDB('agenda', 1, { upgrade: (db) => SHAPES[1]?.(db) });
  await old.put('scans', { id: 'precious' });
  const opening = database();
  await vi.waitFor(() => expect(storeTrouble.value).toBe('held'));
  old.close();
  expect(await (await opening).getAll('scans')).toEqual([{ id: 'precious' }]);
  expect(storeTrouble.value).toBeNull();
});

test('this window lets a newer one in at once, and saves into its store from then on', async () => {
  await database();
  old = await openDB('agenda', NEWER, {
    upgrade: (db) => void db.createObjectStore('not-invented-yet'),
  });
  const row = await capture({ direction: 'in', code: 'short:ABCD1234' });
  expect(await old.get('scans', row.id)).toEqual(row);
  expect(storeTrouble.value).toBe('newer');
});
