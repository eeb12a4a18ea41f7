// What waits, as a file: the very body that `POST /scans/batch` takes, so that the court can enter
// it, and this app can take it in again. Nothing is changed on the way: the signatures hold.
import { canonical, fingerprint } from '../outbox/canonical';
import { newRow, type ScanRow, unsent } from '../outbox/outbox';
import { loadScans } from '../outbox/rows';
import type { ScanBody } from '../server/resources';
import { database } from '../store/db';

export interface Taken {
  added: number;
  known: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A file of all that a phone can hold is far smaller. */
export const MOST_BYTES = 5_000_000;

/** A name that says nothing but the day. */
export function fileName(now: Date): string {
  return `agenda-${now.toISOString().slice(0, 10)}.json`;
}

export function copyOf(rows: readonly ScanRow[]): string {
  const scans = unsent(rows).map((row) => ({ id: row.id, ...row.body }));
  return JSON.stringify({ scans });
}

/** The scans of a file; null when it is not one of ours. */
export function readCopy(text: string): { id: string; body: ScanBody }[] | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const scans = (given as { scans?: unknown } | null)?.scans;
  if (!Array.isArray(scans) || scans.length === 0 || !scans.every(isScan)) return null;
  return scans.map(({ id, ...body }) => ({ id, body: body as ScanBody }));
}

function isScan(value: unknown): value is { id: string } & ScanBody {
  const { id, direction, captured_at } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    UUID.test(id) &&
    (direction === 'in' || direction === 'out') &&
    typeof captured_at === 'string'
  );
}

/** Puts what is not here yet among what waits; one that is here, sent or not, stays as it is. */
export async function takeIn(text: string, now: Date = new Date()): Promise<Taken | null> {
  const given = readCopy(text);
  if (!given) return null;
  const rows: ScanRow[] = [];
  for (const { id, body } of given) {
    const hash = await fingerprint(canonical(id, body));
    rows.push(newRow(id, body, hash, now.getTime()));
  }
  const transaction = (await database()).transaction('scans', 'readwrite', {
    durability: 'strict',
  });
  const here = new Set(await transaction.store.getAllKeys());
  const fresh = new Map(rows.filter((row) => !here.has(row.id)).map((row) => [row.id, row]));
  for (const row of fresh.values()) await transaction.store.add(row);
  await transaction.done;
  await loadScans();
  return { added: fresh.size, known: rows.length - fresh.size };
}

/** Hands a file to the browser to keep. */
export function saveFile(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Later: a browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
