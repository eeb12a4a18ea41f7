// Who is here now: what the server says, and on top of it what this screen has saved and the
// server does not have yet.
import { signal } from '@preact/signals';
import type { ScanRow } from '../outbox/outbox';
import type { Present } from '../server/resources';
import { cardOf } from './roster';

export interface HereNow {
  name: string;
  at: string;
  /** Only this screen knows it so far. */
  unsent: boolean;
}

/** What the server said last. */
export const present = signal<Present[]>([]);

/** First names with the time of their arrival. Who left by this screen is not here any more. */
export async function hereNow(
  said: readonly Present[],
  unsent: readonly ScanRow[],
): Promise<HereNow[]> {
  const here: HereNow[] = said.map((one) => ({
    name: one.first_name,
    at: one.checked_in_at,
    unsent: false,
  }));
  for (const row of await latestOfEach(unsent)) {
    // Two of the same first name are one line each: which of them left does not matter here.
    const index = here.findIndex((one) => one.name === row.name);
    if (row.direction === 'out' && index >= 0) here.splice(index, 1);
    if (row.direction === 'in' && index < 0) {
      here.push({ name: row.name, at: row.at, unsent: true });
    }
  }
  return here;
}

async function latestOfEach(rows: readonly ScanRow[]) {
  const latest = new Map<string, { name: string; at: string; direction: string }>();
  for (const row of [...rows].sort((a, b) => a.savedAt - b.savedAt)) {
    const card = await cardOf(row.body.code ?? '');
    if (!card?.name) continue;
    const { captured_at: at, direction } = row.body;
    latest.set(card.tag, { name: card.name, at, direction });
  }
  return [...latest.values()];
}
