// A stand-in for the network: a list of answers, and what was asked. It keeps scans as the
// server does, and signs receipts with a real key.
import { vi } from 'vitest';
import { canonical, fingerprint } from '../src/outbox/canonical';
import type { ReceiptKey, ScanBody } from '../src/server/resources';
import { base64url, utf8 } from '../src/store/bytes';

type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | 'unreachable';
export type Handler = (request: {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}) => Reply | Promise<Reply>;

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}

/** Puts a handler where fetch() was; returns the list of everything asked from then on. */
export function serve(handler: Handler): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const request = {
      method: init.method ?? 'GET',
      path: path.replace('/api/v1', ''),
      body: init.body ? JSON.parse(String(init.body)) : undefined,
      headers: init.headers as Record<string, string>,
    };
    asked.push(request);
    const reply = await handler(request);
    if (reply === 'unreachable') throw new TypeError('Failed to fetch');
    const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
    return new Response(reply.status === 204 ? null : text, {
      status: reply.status,
      headers: reply.headers ?? {},
    });
  });
  return asked;
}

export function problem(status: number, type = 'unexpected', extra = {}): Reply {
  return { status, body: { type, title: type, status, detail: `${type}.`, ...extra } };
}

export interface Signer {
  key: ReceiptKey;
  receipt: (id: string, body: ScanBody) => Promise<Record<string, unknown>>;
}

/** A receipt key of its own, and receipts as the server gives them. */
export async function signer(): Promise<Signer> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const key = { kty: 'EC', crv: 'P-256', x: jwk.x ?? '', y: jwk.y ?? '' } as ReceiptKey;
  const receipt = async (id: string, body: ScanBody) => {
    const hash = await fingerprint(canonical(id, body));
    const received_at = '2026-11-09T13:02:11.000+00:00';
    const head = base64url(utf8(JSON.stringify({ alg: 'ES256', kid: 'k' })));
    const claims = base64url(utf8(JSON.stringify({ scan: id, hash, received_at })));
    const text = `${head}.${claims}`;
    const signing = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(signing, pair.privateKey, utf8(text));
    return {
      scan: id,
      received_at,
      at: '2026-11-09T08:02:00-05:00',
      direction: body.direction,
      site: { id: 's', name: 'Comedor' },
      level: 3,
      status: 'received',
      flags: [],
      duplicate: false,
      message: { code: 'checked-in', text: 'Entrada a las 8:02.' },
      attendance: null,
      proof: `${text}.${base64url(signature)}`,
    };
  };
  return { key, receipt };
}
