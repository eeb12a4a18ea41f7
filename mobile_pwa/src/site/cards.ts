// A card or a pass was read: who it is, what she most likely does, and the scan on this disk.

import { capture } from '../outbox/capture';
import { carry } from '../outbox/carry';
import { flush } from '../outbox/flush';
import type { ScanRow } from '../outbox/outbox';
import { carried, loadScans } from '../outbox/rows';
import { unpack } from '../passes/handBack';
import type { Direction, Present } from '../server/resources';
import { siteDevice } from '../store/device';
import { onDuty } from './duty';
import { keptOffset, landing, site } from './keys';
import { type Card, cardOf } from './roster';

const A_LONG_DAY = 12 * 60 * 60 * 1000;
const JUST_NOW = 2 * 60 * 1000;

/** The last scan of this card on this screen within a day's work. */
export async function lastOf(card: Card, now: number): Promise<ScanRow | null> {
  let latest: ScanRow | null = null;
  for (const row of carried.value) {
    const age = now - row.savedAt;
    if (age < 0 || age > A_LONG_DAY || (latest && latest.savedAt >= row.savedAt)) continue;
    if ((await cardOf(row.body.code ?? ''))?.tag === card.tag) latest = row;
  }
  return latest;
}

export function isJustNow(row: ScanRow, now: number): boolean {
  return now - row.savedAt < JUST_NOW;
}

/** What she most likely does: the other of what this screen saw last, else what the server says. */
export function likely(last: ScanRow | null, card: Card, here: readonly Present[]): Direction {
  if (last) return last.body.direction === 'in' ? 'out' : 'in';
  return here.some((one) => one.first_name === card.name) ? 'out' : 'in';
}

/** The disk first: only when this has resolved may the screen say that it is saved. */
export async function saveCard(text: string, direction: Direction): Promise<ScanRow> {
  const row = await capture({ direction, code: text, site: site.value?.id ?? null }, new Date(), {
    identity: siteDevice,
    // A screen that is activated anew has another key, and begins another chain.
    chain: (identity) => `site-chain:${identity?.id ?? ''}`,
    carrier: 'site',
    witness: () => onDuty()?.witness ?? null,
    offset: keptOffset,
  });
  await seen();
  return row;
}

/** A whole scan from her phone: kept here as it is, and sent from here too. */
export async function saveCopy(text: string): Promise<{ row: ScanRow; fresh: boolean } | null> {
  const ours = [`${landing.value}#`, `${location.origin}/c#`];
  for (const own of ours) {
    const handed = await unpack(text, own);
    if (!handed) continue;
    const saved = await carry(handed);
    await seen();
    return saved;
  }
  return null;
}

async function seen(): Promise<void> {
  await loadScans();
  void flush(true);
  void navigator.storage?.persist?.().catch(() => undefined);
}
