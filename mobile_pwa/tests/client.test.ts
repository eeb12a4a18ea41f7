import { describe, expect, test, vi } from 'vitest';
import { call } from '../src/server/client';
import { serverOffset } from '../src/server/time';
import { problem, serve } from './server';

describe('the client', () => {
  test('says who asks, in which language, and against which version', async () => {
    const asked = serve(() => ({ status: 200, body: {} }));
    await call('/x', { method: 'PUT', body: { a: 1 }, version: 3, idempotencyKey: 'k' });
    expect(asked[0]?.headers).toMatchObject({
      'X-Constancia': '1',
      'Accept-Language': 'es',
      'If-Match': '"3"',
      'Idempotency-Key': 'k',
      'Content-Type': 'application/json',
    });
  });

  test('gives data and version', async () => {
    serve(() => ({ status: 200, body: { a: 1 }, headers: { etag: '"4"' } }));
    expect(await call('/x')).toEqual({ ok: true, data: { a: 1 }, etag: '"4"' });
  });

  test('an empty answer is an answer', async () => {
    serve(() => ({ status: 204 }));
    expect((await call('/x')).ok).toBe(true);
  });

  test('no network is a problem, not an exception', async () => {
    serve(() => 'unreachable');
    const result = await call('/x');
    expect(result.ok ? null : result.problem).toMatchObject({ kind: 'offline', status: 0 });
  });

  test('a problem is read with its support code and patience', async () => {
    serve(() => ({
      status: 429,
      body: { type: 'slow-down', detail: 'Espera.', instance: 'urn:constancia:support:7KQ' },
      headers: { 'retry-after': '30' },
    }));
    const result = await call('/x');
    expect(result.ok ? null : result.problem).toMatchObject({
      type: 'slow-down',
      detail: 'Espera.',
      support: '7KQ',
      retryAfterSeconds: 30,
      kept: false,
    });
  });

  test.each(['<html>', '', '{"cut'])('an error that is no problem+json: %s', async (text) => {
    vi.stubGlobal('fetch', async () => new Response(text, { status: 502 }));
    const result = await call('/x');
    expect(result.ok ? null : result.problem).toMatchObject({ status: 502, type: 'unexpected' });
  });

  test('a success that is no JSON is no success', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>captive portal', { status: 200 }));
    expect((await call('/x')).ok).toBe(false);
  });

  test('a body that breaks off is as good as no network', async () => {
    const broken = { ok: true, status: 200, headers: new Headers(), text: () => Promise.reject() };
    vi.stubGlobal('fetch', async () => broken);
    const result = await call('/x');
    expect(result.ok ? null : result.problem.kind).toBe('offline');
  });

  test('measures how far this clock is from the server’s', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toUTCString();
    serve(() => ({ status: 200, body: {}, headers: { date: ahead } }));
    await call('/x');
    expect(Math.abs((serverOffset()?.ms ?? 0) - 3_600_000)).toBeLessThan(2000);
  });

  test('asks nobody but our own server', async () => {
    const asked = serve(() => problem(404));
    await call('/me');
    expect(asked[0]?.path.startsWith('/')).toBe(true);
  });
});
