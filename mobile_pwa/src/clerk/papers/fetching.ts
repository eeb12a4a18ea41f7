// A paper that has no address: it is printed from what was just made, and nothing of it is kept.
import { BASE, OFFLINE, ourHeaders, type Result, read } from '../../server/client';

/** A paper takes about a second to set; a slow line must not cut it off. */
const PATIENCE_MS = 60_000;

export async function fetchPaper(path: string, body?: unknown): Promise<Result<Blob>> {
  try {
    const response = await fetch(BASE + path, request(body));
    if (!response.ok) return refused(await read<Blob>(response));
    return { ok: true, data: await response.blob(), etag: null };
  } catch {
    return { ok: false, problem: OFFLINE };
  }
}

function request(body: unknown): RequestInit {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const own = { ...ourHeaders(), Accept: 'application/pdf, application/problem+json' };
  if (body === undefined) return { headers: own, cache: 'no-store', signal };
  return {
    method: 'POST',
    headers: { ...own, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
    signal,
  };
}

function refused(answer: Result<Blob>): Result<Blob> {
  return answer.ok ? { ok: false, problem: OFFLINE } : answer;
}
