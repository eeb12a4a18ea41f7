// The only fetch() of the app. It returns a Result and never throws; what the server says
// about the time is measured here, because every answer carries it.
import { language } from '../i18n/i18n';
import type { ProblemBody } from './resources';
import { measured } from './time';

export interface Problem {
  kind: 'offline' | 'server';
  /** 0 when no answer came. */
  status: number;
  type: string;
  title: string;
  detail: string;
  support: string | null;
  fields: { pointer: string; code: string; message: string }[];
  kept: boolean;
  retryAfterSeconds: number | null;
}

export type Result<T> =
  | { ok: true; data: T; etag: string | null }
  | { ok: false; problem: Problem };

export interface Options {
  method?: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Version of the row being changed: sent as If-Match. */
  version?: number | string | null | undefined;
  /** One key for one intention: sent again unchanged when the person taps again. */
  idempotencyKey?: string;
  timeoutMs?: number;
}

export const BASE = '/api/v1';

export async function call<T>(path: string, options: Options = {}): Promise<Result<T>> {
  const started = Date.now();
  let response: Response;
  try {
    response = await fetch(BASE + path, request(options));
  } catch {
    return { ok: false, problem: OFFLINE };
  }
  measured(response.headers.get('date'), started, Date.now());
  return read<T>(response);
}

/** What every request of the app says of itself. */
export function ourHeaders(): Record<string, string> {
  return {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language.value,
    'X-Constancia': '1',
  };
}

function request(options: Options): RequestInit {
  const headers = ourHeaders();
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.version !== undefined && options.version !== null) {
    headers['If-Match'] = quoted(options.version);
  }
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  const init: RequestInit = {
    method: options.method ?? 'GET',
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
  };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  return init;
}

/** An answer as a result: its value, or the problem in it. */
export async function read<T>(response: Response): Promise<Result<T>> {
  const text = await response.text().catch(() => null);
  // Half an answer is no answer: the body broke off on the way.
  if (text === null) return { ok: false, problem: OFFLINE };
  const data = parse(text);
  if (response.ok && (data !== undefined || text === '')) {
    return { ok: true, data: data as T, etag: response.headers.get('etag') };
  }
  return { ok: false, problem: problemFrom(response, data) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemFrom(response: Response, data: unknown): Problem {
  const body = (typeof data === 'object' && data !== null ? data : {}) as Partial<ProblemBody>;
  return {
    kind: 'server',
    status: response.status,
    type: slug(body.type),
    title: typeof body.title === 'string' ? body.title : '',
    detail: typeof body.detail === 'string' ? body.detail : '',
    support: supportCode(body.instance),
    fields: Array.isArray(body.errors) ? body.errors : [],
    kept: body.kept === true,
    retryAfterSeconds: seconds(response.headers.get('retry-after')),
  };
}

/** A problem as it stands inside an answer to many at once. */
export function problemInside(
  status: number,
  body: { type: string; detail: string; kept?: boolean },
): Problem {
  const { type, kept = false } = body;
  const detail = typeof body.detail === 'string' ? body.detail : '';
  return { ...OFFLINE, kind: 'server', status, type: slug(type), detail, kept };
}

/** The last word of the type: "urn:...:session-expired", ".../session-expired" or the slug itself. */
function slug(type: unknown): string {
  return typeof type === 'string' ? (type.split(/[/:#]/).pop() ?? 'unexpected') : 'unexpected';
}

function supportCode(instance: unknown): string | null {
  return typeof instance === 'string' ? (instance.split(/[:/]/).pop() ?? null) : null;
}

function seconds(header: string | null): number | null {
  const value = Number(header);
  return header && Number.isFinite(value) && value >= 0 ? value : null;
}

function quoted(version: number | string): string {
  const text = String(version);
  return text.startsWith('"') ? text : `"${text}"`;
}

export const OFFLINE: Problem = {
  kind: 'offline',
  status: 0,
  type: 'offline',
  title: '',
  detail: '',
  support: null,
  fields: [],
  kept: false,
  retryAfterSeconds: null,
};
