// What the host's silence means for each attendance that waits. Of attendances alone: how she
// stands is not known here.
import type { Attendance } from '../server/resources';
import { isRunning } from '../ui/AttendanceBadge';

const HOUR = 60 * 60 * 1000;
const OLD_AFTER = 48 * HOUR;
const SILENT_AFTER = 72 * HOUR;

/** Waiting for 48 hours or more: these come first. */
export function isOld(attendance: Attendance, now: number): boolean {
  if (attendance.state === 'presumed') return true;
  const { presumed_at: silent, checked_in_at: from, checked_out_at: to } = attendance;
  const since = silent ? Date.parse(silent) - SILENT_AFTER : Date.parse(to ?? from ?? '');
  return now - since >= OLD_AFTER;
}

/** What is said at an attendance about the time that passes. */
export function silenceKey(attendance: Attendance, now: number) {
  if (attendance.state === 'presumed') return 'countsAlready';
  if (!isOld(attendance, now)) return attendance.presumed_at ? 'presumedAt' : null;
  if (attendance.state === 'pending') return 'countsAnyway';
  return attendance.state === 'claimed' ? 'onlyYourWord' : 'timeStillMissing';
}

/** Everything that waits for a word and is not still going on, the oldest first. */
export function waitingNow(waiting: readonly Attendance[], now: number): Attendance[] {
  return waiting.filter((one) => !isRunning(one, now));
}

export function bySilence(waiting: readonly Attendance[], now: number) {
  const all = waitingNow(waiting, now);
  const old = all.filter((one) => isOld(one, now));
  old.sort((a, b) => started(a) - started(b));
  return { old, fresh: all.filter((one) => !isOld(one, now)) };
}

function started(attendance: Attendance): number {
  return Date.parse(attendance.checked_in_at ?? attendance.checked_out_at ?? '');
}
