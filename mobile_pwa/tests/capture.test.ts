import { beforeEach, describe, expect, test, vi } from 'vitest';
import { canonical, fingerprint } from '../src/outbox/canonical';
import { capture } from '../src/outbox/capture';
import { loadScans } from '../src/outbox/rows';
import { uuidv7 } from '../src/outbox/uuid';
import type { ScanBody } from '../src/server/resources';
import { fromBase64url, utf8 } from '../src/store/bytes';
import { closeDatabase, database } from '../src/store/db';
import { enrol, newKeyPair } from '../src/store/device';

const CODE = 'https://horas.example.org/c#R1.obLD1OUDkSAA5V9rsadLylQzqA';

beforeEach(async () => {
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
});

async function enrolled() {
  const { privateKey, publicKey } = await newKeyPair();
  await enrol({ id: 'device-1', privateKey, enrolledAt: '' }, publicKey);
  return { privateKey, publicKey };
}

describe('a captured scan', () => {
  test('is on the disk when the promise resolves, and survives a restart', async () => {
    await enrolled();
    const row = await capture({ direction: 'in', code: CODE });
    await closeDatabase();
    const [stored] = await loadScans();
    expect(stored).toEqual(row);
    expect(stored?.state).toBe('waiting');
  });

  test('is written with strict durability', async () => {
    await enrolled();
    const db = await database();
    const transaction = vi.spyOn(Object.getPrototypeOf(db), 'transaction');
    await capture({ direction: 'in', code: CODE });
    const writes = transaction.mock.calls.filter((call) => call[1] === 'readwrite');
    expect(writes).toContainEqual([['scans', 'kept'], 'readwrite', { durability: 'strict' }]);
  });

  test('carries a signature that the public key verifies over the canonical text', async () => {
    const { publicKey } = await enrolled();
    const { id, body } = await capture({ direction: 'out', code: CODE });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('jwk', publicKey, algorithm, false, ['verify']);
    const signature = fromBase64url(body.signature ?? '');
    const signing = { name: 'ECDSA', hash: 'SHA-256' };
    const text = utf8(canonical(id, body));
    expect(signature).toHaveLength(64);
    expect(await crypto.subtle.verify(signing, key, signature, text)).toBe(true);
  });

  test('is kept even when the phone has no key any more', async () => {
    const row = await capture({ direction: 'in', code: CODE });
    expect(row.body.signature).toBeNull();
    expect(await loadScans()).toHaveLength(1);
  });

  test('follows the one before it: sequence and hash make a chain', async () => {
    await enrolled();
    const all = await Promise.all(
      [1, 2, 3, 4, 5].map(() => capture({ direction: 'in', code: CODE })),
    );
    const chain = all.sort((a, b) => (a.body.sequence ?? 0) - (b.body.sequence ?? 0));
    expect(chain.map((row) => row.body.sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(chain.map((row) => row.body.previous_hash)).toEqual([
      null,
      ...chain.slice(0, 4).map((row) => row.hash),
    ]);
  });

  test('keeps the raw clock of the phone, with its offset', async () => {
    const row = await capture({ direction: 'in', code: CODE }, new Date('1970-01-01T00:00:05Z'));
    expect(Date.parse(row.body.captured_at)).toBe(5000);
    expect(row.body.captured_at).toMatch(/[+-]\d\d:\d\d$/);
  });
});

describe('the canonical text', () => {
  const body = {
    direction: 'in',
    code: 'short:ABCD1234',
    note: 'comió ñame "aquí"',
    sequence: 3,
    site: null,
    signature: 'left out',
  } as unknown as ScanBody;

  test('has sorted keys, no spaces, real letters, and no signature', () => {
    expect(canonical('id-1', body)).toBe(
      '{"code":"short:ABCD1234","direction":"in","id":"id-1","note":"comió ñame \\"aquí\\"","sequence":3,"site":null}',
    );
  });

  test('does not depend on the order of the fields', () => {
    const turned = Object.fromEntries(Object.entries(body).reverse()) as unknown as ScanBody;
    expect(canonical('id-1', turned)).toBe(canonical('id-1', body));
  });

  test('has a base64url fingerprint of 32 bytes', async () => {
    expect(fromBase64url(await fingerprint('x'))).toHaveLength(32);
  });
});

test('ids sort by the moment of capture and say version 7', () => {
  const ids = [1_000, 2_000, 1_800_000_000_000].map((now) => uuidv7(now));
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});
