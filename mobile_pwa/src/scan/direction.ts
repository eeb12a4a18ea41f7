import type { ScanRow } from '../outbox/outbox';
import type { Direction, Week } from '../server/resources';
import { isVisit } from './code';

const A_LONG_DAY = 12 * 60 * 60 * 1000;

/**
 * What she most likely wants to record. Her own last scan on this phone says more than what the
 * server told us before it; older than a long day, nothing does.
 */
export function likelyDirection(
  rows: readonly ScanRow[],
  seen: { week: Pick<Week, 'open_attendance'>; at: number } | null,
  now: number,
): Direction {
  const last = rows
    .filter((row) => !isVisit(row))
    .reduce<ScanRow | null>((latest, row) => (latest && later(latest, row) ? latest : row), null);
  const recent = last && Math.abs(now - last.savedAt) < A_LONG_DAY ? last : null;
  if (recent && (!seen || recent.savedAt > seen.at)) {
    return recent.body.direction === 'in' ? 'out' : 'in';
  }
  if (seen?.week.open_attendance) {
    const since = now - Date.parse(seen.week.open_attendance.checked_in_at);
    return since < A_LONG_DAY ? 'out' : 'in';
  }
  return 'in';
}

/** By the number in the chain: a clock that was set back makes old scans look like the last. */
function later(one: ScanRow, other: ScanRow): boolean {
  const [a, b] = [one.body.sequence ?? 0, other.body.sequence ?? 0];
  return a === b ? one.savedAt >= other.savedAt : a > b;
}

const JUST_NOW = 5 * 60 * 1000;

/**
 * The last scan, when it was a moment ago. Whoever opens the camera again in front of the same
 * code mostly wants to look, not to leave: she is asked before a second scan is made.
 */
export function justScanned(rows: readonly ScanRow[], now: number): ScanRow | null {
  const recent = rows.filter((row) => now - row.savedAt >= 0 && now - row.savedAt < JUST_NOW);
  return recent.sort((a, b) => b.savedAt - a.savedAt)[0] ?? null;
}
