// Around the pure outbox: the store, the client, and the moments to try.
import { signal } from '@preact/signals';
import { call, problemInside, type Result } from '../server/client';
import type { Receipt, ReceiptKey, ScanResult } from '../server/resources';
import { receiptKeys, rememberReceiptKey } from '../store/device';
import { type Answer, afterAnswer, answerFor, dueRows, type ScanRow, tryAgain } from './outbox';
import { proves } from './receipt';
import { carriedWaiting, forgetOld, loadScans, storeRows, waiting } from './rows';

export const sending = signal(false);
/** Counts receipts, so that screens can ask the server for the new standing. */
export const receipted = signal(0);

const BATCH = 50;
const INTERVAL_MS = 60_000;

let running: Promise<void> | null = null;
let wokenMeanwhile = false;

/** Sends what is due. `woken` passes by the back-off: the network is back, or somebody tapped. */
export function flush(woken = false): Promise<void> {
  if (running) {
    wokenMeanwhile ||= woken;
    return running;
  }
  running = inOneTab(() => run(woken)).finally(() => {
    running = null;
    sending.value = false;
    if (wokenMeanwhile) {
      wokenMeanwhile = false;
      void flush(true);
    }
  });
  return running;
}

async function run(woken: boolean): Promise<void> {
  const rows = dueRows(await loadScans(), Date.now(), woken);
  if (rows.length === 0) return;
  sending.value = true;
  for (let start = 0; start < rows.length; start += BATCH) {
    const part = rows.slice(start, start + BATCH);
    const before = unreceived(part);
    const answered = part.length === 1 ? await sendOne(part[0] as ScanRow) : await sendMany(part);
    receipted.value += before - unreceived(answered);
    if (answered.every((row) => row.state !== 'received')) return;
  }
}

function unreceived(rows: readonly ScanRow[]): number {
  return rows.filter((row) => row.state !== 'received').length;
}

async function sendOne(row: ScanRow): Promise<ScanRow[]> {
  const result = await call<Receipt>(`/scans/${row.id}`, { method: 'PUT', body: row.body });
  const answer = result.ok ? await judged(row, result.data) : answerFor(result.problem);
  return settle([[row, answer]]);
}

async function sendMany(rows: readonly ScanRow[]): Promise<ScanRow[]> {
  const body = { scans: rows.map((row) => ({ id: row.id, ...row.body })) };
  const result = await call<{ items: ScanResult[] }>('/scans/batch', { method: 'POST', body });
  if (result.ok && Array.isArray(result.data?.items)) {
    const items = new Map(result.data.items.filter(named).map((item) => [item.id, item]));
    const answers = rows.map(async (row) => [row, await fromItem(row, items.get(row.id))] as const);
    return settle(await Promise.all(answers));
  }
  return batchRefused(rows, result);
}

/** A batch that is refused as a whole says nothing about its scans: each is asked on its own. */
async function batchRefused(rows: readonly ScanRow[], result: Result<unknown>) {
  const answer: Answer = result.ok ? { kind: 'unproven' } : answerFor(result.problem);
  if (answer.kind !== 'refused') return settle(rows.map((row) => [row, answer]));
  const answered: ScanRow[] = [];
  for (const row of rows) answered.push(...(await sendOne(row)));
  return answered;
}

async function fromItem(row: ScanRow, item: ScanResult | undefined): Promise<Answer> {
  if (item?.receipt) return judged(row, item.receipt);
  const problem = item?.problem;
  if (!item || !problem || typeof problem !== 'object' || !Number.isInteger(item.status)) {
    return { kind: 'unproven' };
  }
  return answerFor(problemInside(item.status, problem));
}

/** A result that says which scan it is about: whoever stands between us and the server says anything. */
function named(item: ScanResult | null): boolean {
  return typeof item?.id === 'string';
}

/** Takes a receipt only when its proof holds; asks once for a key it does not know yet. */
async function judged(row: ScanRow, receipt: Receipt): Promise<Answer> {
  const proof = typeof receipt?.proof === 'string' ? receipt.proof : '';
  if (await proves(proof, row, await receiptKeys())) return { kind: 'receipt', receipt };
  const published = await call<ReceiptKey>('/receipt-key');
  if (!published.ok) return { kind: 'unproven' };
  const keys = await rememberReceiptKey(published.data);
  return (await proves(proof, row, keys)) ? { kind: 'receipt', receipt } : { kind: 'unproven' };
}

async function settle(pairs: readonly (readonly [ScanRow, Answer])[]): Promise<ScanRow[]> {
  const now = Date.now();
  const rows = pairs.map(([row, answer]) => afterAnswer(row, answer, now, Math.random()));
  await storeRows(rows);
  return rows;
}

/** Two tabs must not send the same rows at once; where locks are missing, PUT is repeatable anyway. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  await (locks ? locks.request('outbox', work) : work());
}

export async function sendAgain(row: ScanRow): Promise<void> {
  await storeRows([tryAgain(row, Date.now())]);
  await flush(true);
}

/** Start, network back, screen seen again, and every minute. */
export function keepFlushing(): void {
  // A store that cannot be opened now is tried again at the next moment.
  const wake = () => void flush(true).catch(() => undefined);
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
  setInterval(() => {
    if (waiting.value.length + carriedWaiting.value.length > 0) {
      void flush().catch(() => undefined);
    }
  }, INTERVAL_MS);
  // At the start the server has said nothing yet, the time included.
  for (const after of [0, INTERVAL_MS]) {
    setTimeout(() => void forgetOld().catch(() => undefined), after);
  }
  wake();
}
