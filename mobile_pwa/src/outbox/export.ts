// What waits, as a file that a person can carry to where there is a network.
import type { ScanRow } from './outbox';

/** The scans as `POST /scans/batch` takes them: signed, so that nobody can change them on the way. */
export function exported(rows: readonly ScanRow[]): string {
  return JSON.stringify({ scans: rows.map((row) => ({ id: row.id, ...row.body })) });
}

/** Hands the file to the browser. Its name says nothing but the day. */
export function download(rows: readonly ScanRow[], now: Date = new Date()): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([exported(rows)], { type: 'application/json' }));
  link.download = `agenda-${now.toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
