import { beforeEach, describe, expect, test } from 'vitest';
import { capture } from '../src/outbox/capture';
import { flush, sendAgain } from '../src/outbox/flush';
import { loadScans, waiting } from '../src/outbox/rows';
import type { ScanBody } from '../src/server/resources';
import { closeDatabase, keep } from '../src/store/db';
import { enrol, newKeyPair, receiptKeys } from '../src/store/device';
import { problem, type Signer, serve, signer } from './server';

const CODE = 'https://horas.example.org/c#R1.obLD1OUDkSAA5V9rsadLylQzqA';
let server: Signer;

beforeEach(async () => {
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
  server = await signer();
  const { privateKey } = await newKeyPair();
  await enrol({ id: 'device-1', privateKey, enrolledAt: '' }, server.key);
});

async function put(path: string, body: unknown) {
  return { status: 201, body: await server.receipt(path.split('/').pop() ?? '', body as ScanBody) };
}

async function state(id: string) {
  return (await loadScans()).find((row) => row.id === id)?.state;
}

describe('sending what waits', () => {
  test('one scan is a PUT under its own id, and its receipt ends the waiting', async () => {
    const row = await capture({ direction: 'in', code: CODE });
    const asked = serve(({ path, body }) => put(path, body));
    await flush(true);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([`PUT /scans/${row.id}`]);
    expect(asked[0]?.headers['X-Constancia']).toBe('1');
    expect(await state(row.id)).toBe('received');
    expect(waiting.value).toHaveLength(0);
  });

  test('several go together, each with a result of its own', async () => {
    const rows = [];
    for (const direction of ['in', 'out', 'in'] as const) {
      rows.push(await capture({ direction, code: CODE }));
    }
    serve(async ({ path, body }) => {
      expect(path).toBe('/scans/batch');
      const { scans } = body as { scans: (ScanBody & { id: string })[] };
      const items = await Promise.all(
        scans.map(async ({ id, ...scan }, index) =>
          index === 1
            ? {
                id,
                status: 409,
                receipt: null,
                problem: { type: 'scan-differs', detail: 'x', kept: true },
              }
            : { id, status: 201, receipt: await server.receipt(id, scan), problem: null },
        ),
      );
      return { status: 200, body: { items } };
    });
    await flush(true);
    const states = await Promise.all(rows.map((row) => state(row.id)));
    expect(states).toEqual(['received', 'help', 'received']);
  });

  test('a batch refused as a whole is sent one by one', async () => {
    await capture({ direction: 'in', code: CODE });
    await capture({ direction: 'out', code: CODE });
    const asked = serve(({ path, body }) =>
      path === '/scans/batch' ? problem(413, 'body-too-large') : put(path, body),
    );
    await flush(true);
    expect(asked).toHaveLength(3);
    expect(waiting.value).toHaveLength(0);
  });

  const JUNK: unknown[] = [null, 7, 'two', [], {}, { id: 5, status: 404 }];
  test.each([
    ['nothing at all', () => JUNK],
    ['a status in words', (id: string) => [{ id, status: 'bad', problem: 'no' }]],
    ['a problem of no kind', (id: string) => [{ id, status: 404, problem: 7 }]],
    ['a receipt of no kind', (id: string) => [{ id, status: 201, receipt: 7, problem: null }]],
  ])('results of many that are %s break nothing', async (_name, items) => {
    const rows = [
      await capture({ direction: 'in', code: CODE }),
      await capture({ direction: 'out', code: CODE }),
    ];
    serve(() => ({ status: 200, body: { items: items(rows[0]?.id ?? '') } }));
    await flush(true);
    for (const row of rows) expect(await state(row.id)).toBe('waiting');
    expect((await loadScans()).every((row) => row.attempts === 1)).toBe(true);
  });

  test('without network everything stays, and goes when it is back', async () => {
    const row = await capture({ direction: 'in', code: CODE });
    serve(() => 'unreachable');
    await flush(true);
    expect(await state(row.id)).toBe('waiting');
    serve(({ path, body }) => put(path, body));
    await flush(true);
    expect(await state(row.id)).toBe('received');
  });

  test('the same content is sent again after an answer that got lost', async () => {
    await capture({ direction: 'in', code: CODE });
    const bodies: unknown[] = [];
    serve(({ body }) => {
      bodies.push(body);
      return 'unreachable';
    });
    await flush(true);
    await flush(true);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toEqual(bodies[1]);
  });

  test('a scan refused shows up on the help shelf and can be sent again', async () => {
    const row = await capture({ direction: 'in', code: CODE });
    serve(() => problem(422, 'wrong-type', { instance: 'urn:constancia:support:ABC' }));
    await flush(true);
    const [help] = await loadScans();
    expect(help?.state).toBe('help');
    expect(help?.problem).toMatchObject({ type: 'wrong-type', support: 'ABC' });
    serve(({ path, body }) => put(path, body));
    if (help) await sendAgain(help);
    expect(await state(row.id)).toBe('received');
  });
});

describe('a receipt is believed only with a proof', () => {
  const forgeries: [string, (receipt: Record<string, unknown>) => unknown][] = [
    ['no proof', (receipt) => ({ ...receipt, proof: undefined })],
    ['a cut proof', (receipt) => ({ ...receipt, proof: String(receipt.proof).slice(0, -8) })],
    ['a proof that is not one', (receipt) => ({ ...receipt, proof: 'a.b.c' })],
    ['no receipt at all', () => ({})],
    ['null', () => null],
  ];

  test.each(forgeries)('%s', async (_name, forge) => {
    const row = await capture({ direction: 'in', code: CODE });
    serve(async ({ path, body }) =>
      path === '/receipt-key'
        ? { status: 200, body: server.key }
        : { status: 201, body: forge((await put(path, body)).body) },
    );
    await flush(true);
    expect(await state(row.id)).toBe('waiting');
  });

  test('the proof of another scan', async () => {
    const row = await capture({ direction: 'in', code: CODE });
    serve(async ({ path, body }) =>
      path === '/receipt-key'
        ? { status: 200, body: server.key }
        : { status: 201, body: await server.receipt('another', body as ScanBody) },
    );
    await flush(true);
    expect(await state(row.id)).toBe('waiting');
  });

  test('the proof of other content', async () => {
    const row = await capture({ direction: 'in', code: CODE });
    serve(async ({ path, body }) =>
      path === '/receipt-key'
        ? { status: 200, body: server.key }
        : put(path, { ...(body as ScanBody), direction: 'out' }),
    );
    await flush(true);
    expect(await state(row.id)).toBe('waiting');
  });

  test('by a new key that the server publishes, which is then remembered', async () => {
    await keep('receipt-keys', [(await signer()).key]);
    const row = await capture({ direction: 'in', code: CODE });
    serve(async ({ path, body }) =>
      path === '/receipt-key' ? { status: 200, body: server.key } : put(path, body),
    );
    await flush(true);
    expect(await state(row.id)).toBe('received');
    expect(await receiptKeys()).toHaveLength(2);
  });
});
