// What this host is asked: hours on some days, and its word on agreements. Who and when alone.
import { signal } from '@preact/signals';
import { call, type Problem, type Result } from '../server/client';
import type { Agreement, HoursAsked } from '../server/types';
import { heeding } from '../signin/session';
import { everything } from './pages';

export const asked = {
  hours: signal<HoursAsked[] | null>(null),
  agreements: signal<Agreement[] | null>(null),
  problem: signal<Problem | null>(null),
  /** What went wrong with one of them, by its id: said at its row, wherever it stands by then. */
  faults: signal<Readonly<Record<string, Problem | null>>>({}),
};

export function openHours(): HoursAsked[] {
  return asked.hours.value?.filter((one) => one.state === 'asked') ?? [];
}

export function openAgreements(): Agreement[] {
  return asked.agreements.value?.filter(waitsForHost) ?? [];
}

export function waitsForHost(agreement: Agreement): boolean {
  return agreement.state === 'proposed' && wordOf(agreement, 'host') === null;
}

export function wordOf(agreement: Agreement, party: Agreement['parties'][number]['party']) {
  return agreement.parties.find((one) => one.party === party)?.word ?? null;
}

/** When something was last said of an agreement. */
export function lastSaidAt(agreement: Agreement): string {
  const all = [agreement.proposed_at, ...agreement.parties.map((one) => one.at ?? '')];
  return all.reduce((a, b) => (a > b ? a : b));
}

let turn = 0;

export async function pullAsked(): Promise<void> {
  turn += 1;
  const mine = turn;
  // What waits is read to its end; of what is over, the newest is enough.
  const results = await Promise.all([
    together<HoursAsked>('/hour-requests', ['asked'], ['offered', 'declined', 'withdrawn']),
    together<Agreement>('/make-ups', ['proposed', 'agreed'], ['declined', 'cancelled']),
  ]);
  if (mine !== turn) return;
  const [hours, agreements] = results;
  asked.problem.value = hours.ok ? (agreements.ok ? null : agreements.problem) : hours.problem;
  if (hours.ok) asked.hours.value = newest(hours.data, asked.hours.value ?? []);
  if (agreements.ok) {
    asked.agreements.value = newest(agreements.data, asked.agreements.value ?? []);
  }
}

/**
 * The rows that came, each once and never older than it is known here: an answer given while
 * they were on their way is newer than they are.
 */
export function newest<T extends { id: string; version: number }>(came: T[], known: T[]): T[] {
  const found = new Map(came.map((row) => [row.id, row]));
  for (const row of [...came, ...known]) {
    const other = found.get(row.id);
    if (other && row.version > other.version) found.set(row.id, row);
  }
  return [...found.values()];
}

async function together<T>(path: string, whole: string[], newest: string[]): Promise<Result<T[]>> {
  const results = await Promise.all([
    ...whole.map((state) => everything<T>(`${path}?state=${state}`)),
    ...newest.map((state) => everything<T>(`${path}?state=${state}`, 1)),
  ]);
  const failed = results.find((one) => !one.ok);
  if (failed) return failed;
  return { ok: true, data: results.flatMap((one) => (one.ok ? one.data : [])), etag: null };
}

export interface HoursAnswer {
  verdict: 'offer' | 'decline';
  windows: { starts_at: string; ends_at: string }[];
  reply: string | null;
}

export async function answerHours(
  request: HoursAsked,
  body: HoursAnswer,
): Promise<Result<HoursAsked>> {
  const path = `/hour-requests/${request.id}/answer`;
  return noted(request.id, await call<HoursAsked>(path, put(body, request.version)), (answer) => {
    asked.hours.value =
      asked.hours.value?.map((one) => (one.id === answer.id ? answer : one)) ?? null;
  });
}

export async function sayOn(
  agreement: Agreement,
  word: 'agree' | 'decline' | 'cancel',
  reason: string | null,
): Promise<Result<Agreement>> {
  const path = `/make-ups/${agreement.id}/word`;
  const options = put({ word, reason }, agreement.version);
  return noted(agreement.id, await call<Agreement>(path, options), (answer) => {
    asked.agreements.value =
      asked.agreements.value?.map((one) => (one.id === answer.id ? answer : one)) ?? null;
  });
}

function put(body: unknown, version: number) {
  return { method: 'PUT', body, version } as const;
}

/** Keeps what became of it; when it is no longer as it was seen, it is looked at again. */
function noted<T>(id: string, answer: Result<T>, keep: (row: T) => void): Result<T> {
  const result = heeding(answer);
  asked.faults.value = { ...asked.faults.value, [id]: result.ok ? null : result.problem };
  if (result.ok) keep(result.data);
  else if ([404, 409, 412].includes(result.problem.status)) void pullAsked();
  return result;
}
