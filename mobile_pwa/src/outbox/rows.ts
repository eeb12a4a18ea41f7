// The scans of this device as the screens see them: signals over the store.
import { computed, signal } from '@preact/signals';
import { serverNow } from '../server/time';
import { database } from '../store/db';
import { forgettable, type ScanRow, unsent } from './outbox';

/** Hers, made on this phone. */
export const scans = signal<ScanRow[]>([]);
export const waiting = computed(() => unsent(scans.value));
/** Those that this device keeps as a site's screen. */
export const carried = signal<ScanRow[]>([]);
export const carriedWaiting = computed(() => unsent(carried.value));

export async function loadScans(): Promise<ScanRow[]> {
  const rows = await (await database()).getAll('scans');
  rows.sort((a, b) => b.savedAt - a.savedAt);
  scans.value = rows.filter((row) => row.carrier !== 'site');
  carried.value = rows.filter((row) => row.carrier === 'site');
  return rows;
}

/** Writes rows whose state changed; the store first, the screen after it. */
export async function storeRows(rows: readonly ScanRow[]): Promise<void> {
  const transaction = (await database()).transaction('scans', 'readwrite');
  await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
  await loadScans();
}

/**
 * By the server's clock alone, where receipts are hers: a phone that takes today for 2038 would
 * throw them all away. What a site's screen carries are secrets of others, and go in any case.
 */
export async function forgetOld(): Promise<void> {
  const db = await database();
  const now = serverNow();
  const old = (await db.getAll('scans')).filter((row) => {
    const time = now ?? (row.carrier === 'site' ? Date.now() : null);
    return time !== null && forgettable(row, time);
  });
  await Promise.all(old.map((row) => db.delete('scans', row.id)));
}
