// How a phone without network does not lose an hour. Pure: a row and what happened in, the
// row's next state out. Nothing here deletes anything, and no answer of a server can.
import type { Problem } from '../server/client';
import type { Receipt, ScanBody } from '../server/resources';

/** waiting: saved on this phone. received: a verified receipt is here. help: somebody must look. */
export type ScanState = 'waiting' | 'received' | 'help';

export interface ScanRow {
  id: string;
  /** Kept by the site's screen: scanned there, or handed to it by a phone. Else it is hers. */
  carrier?: 'site';
  /** Exactly what travels, signature included; never changed after capture. */
  body: ScanBody;
  /** SHA-256 of the canonical text, base64url. */
  hash: string;
  savedAt: number;
  state: ScanState;
  attempts: number;
  /** Try again from this time on (this device's clock, ms). */
  dueAt: number;
  /** The server asked for patience: no trigger may be earlier. */
  holdUntil: number;
  receipt: Receipt | null;
  problem: Pick<Problem, 'status' | 'type' | 'detail' | 'support'> | null;
}

export type Answer =
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'unproven' }
  | { kind: 'unreachable' }
  | { kind: 'busy'; problem: Problem }
  | { kind: 'sign-in'; problem: Problem }
  | { kind: 'refused'; problem: Problem };

const SECOND = 1000;
export const FIRST_DELAY = 5 * SECOND;
export const LONGEST_DELAY = 15 * 60 * SECOND;
/** A refusal may be a mistake of the server's: asked again now and then, unseen. */
export const HELP_DELAY = 6 * 60 * 60 * SECOND;
export const KEEP_RECEIPTED = 180 * 24 * 60 * 60 * SECOND;
/** Cards are secrets and receipts are hers: the screen at the entrance keeps neither for long. */
export const KEEP_CARRIED = 24 * 60 * 60 * SECOND;

export function newRow(id: string, body: ScanBody, hash: string, now: number): ScanRow {
  return {
    id,
    body,
    hash,
    savedAt: now,
    state: 'waiting',
    attempts: 0,
    dueAt: now,
    holdUntil: 0,
    receipt: null,
    problem: null,
  };
}

/** What an HTTP problem means for a scan. */
export function answerFor(problem: Problem): Answer {
  if (problem.kind === 'offline') return { kind: 'unreachable' };
  if (problem.status === 401 || problem.status === 403) return { kind: 'sign-in', problem };
  const passing = problem.status === 408 || problem.status === 425 || problem.status === 429;
  if (passing || problem.status >= 500) return { kind: 'busy', problem };
  if (problem.status < 400) return { kind: 'unproven' };
  return { kind: 'refused', problem };
}

export function afterAnswer(row: ScanRow, answer: Answer, now: number, random: number): ScanRow {
  if (row.state === 'received') return row;
  if (answer.kind === 'receipt') {
    return { ...row, state: 'received', receipt: answer.receipt, problem: null };
  }
  const attempts = row.attempts + 1;
  if (answer.kind === 'refused') {
    const problem = brief(answer.problem);
    return { ...row, state: 'help', attempts, problem, dueAt: now + HELP_DELAY };
  }
  const dueAt = now + backOff(attempts, random);
  if (answer.kind === 'busy') {
    const holdUntil = now + (answer.problem.retryAfterSeconds ?? 0) * SECOND;
    return { ...row, attempts, dueAt: Math.max(dueAt, holdUntil), holdUntil };
  }
  const problem = answer.kind === 'sign-in' ? brief(answer.problem) : null;
  return { ...row, attempts, dueAt, problem };
}

/** 5 s, 10 s, 20 s ... 15 min, each spread over its upper half so that phones do not march in step. */
export function backOff(attempts: number, random: number): number {
  const full = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full / 2 + (full / 2) * random);
}

/** The rows to send now, oldest first. A wake (network back, a tap) passes by the back-off. */
export function dueRows(rows: readonly ScanRow[], now: number, woken: boolean): ScanRow[] {
  return rows
    .filter((row) => row.state !== 'received')
    .filter((row) => row.holdUntil <= now || farAhead(row.holdUntil, now))
    .filter((row) => woken || row.dueAt <= now || farAhead(row.dueAt, now))
    .sort((a, b) => (a.body.sequence ?? 0) - (b.body.sequence ?? 0) || a.savedAt - b.savedAt);
}

/** A due time further off than any delay we give was written while the clock was wrong. */
function farAhead(time: number, now: number): boolean {
  return time - now > HELP_DELAY * 2;
}

/** Asked for by the person from the help shelf. */
export function tryAgain(row: ScanRow, now: number): ScanRow {
  return row.state === 'help' ? { ...row, state: 'waiting', dueAt: now, holdUntil: 0 } : row;
}

export function unsent(rows: readonly ScanRow[]): ScanRow[] {
  return rows.filter((row) => row.state !== 'received');
}

/** Only receipted rows grow old; what was never received is never too old. */
export function forgettable(row: ScanRow, now: number): boolean {
  const long = row.carrier === 'site' ? KEEP_CARRIED : KEEP_RECEIPTED;
  // The server's own time of arrival: this device's clock may have been wrong on that day.
  const since = Date.parse(row.receipt?.received_at ?? '') || row.savedAt;
  return row.state === 'received' && now - since > long;
}

function brief(problem: Problem): ScanRow['problem'] {
  const { status, type, detail, support } = problem;
  return { status, type, detail, support };
}
