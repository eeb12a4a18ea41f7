// What a phone hands to the site's screen: kept there unchanged, and sent from there too.
import type { ScanBody } from '../server/resources';
import { database } from '../store/db';
import { newRow, type ScanRow } from './outbox';

/** Saves a scan of somebody else's phone with strict durability; one that is held stays as it is. */
export async function carry(
  given: { id: string; body: ScanBody; hash: string },
  now: number = Date.now(),
): Promise<{ row: ScanRow; fresh: boolean }> {
  const row: ScanRow = { ...newRow(given.id, given.body, given.hash, now), carrier: 'site' };
  const db = await database();
  const transaction = db.transaction('scans', 'readwrite', { durability: 'strict' });
  const held = await transaction.store.get(row.id);
  if (!held) await transaction.store.add(row);
  await transaction.done;
  return { row: held ?? row, fresh: !held };
}
