// A paper of the press: made, and then to be opened under its own address.
import { uuidv7 } from '../../outbox/uuid';
import { BASE, call, type Result } from '../../server/client';
import type { MadePaper } from '../../server/types';
import { heeding } from '../../signin/session';

export async function made(kind: string, subject: string): Promise<Result<string>> {
  const body = { kind, subject };
  const result = heeding(
    await call<MadePaper>(`/papers/${uuidv7()}`, { method: 'PUT', body, timeoutMs: 60_000 }),
  );
  if (!result.ok) return result;
  return { ...result, data: `${BASE}/papers/${result.data.id}/file` };
}
