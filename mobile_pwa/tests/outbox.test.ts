import { describe, expect, test } from 'vitest';
import {
  type Answer,
  afterAnswer,
  answerFor,
  backOff,
  dueRows,
  forgettable,
  KEEP_RECEIPTED,
  LONGEST_DELAY,
  newRow,
  type ScanRow,
  tryAgain,
} from '../src/outbox/outbox';
import { OFFLINE, type Problem } from '../src/server/client';
import type { Receipt, ScanBody } from '../src/server/resources';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;

function row(id = 'a', sequence = 1): ScanRow {
  return newRow(id, { direction: 'in', sequence } as ScanBody, 'hash', NOW);
}

function refusal(status: number, extra: Partial<Problem> = {}): Problem {
  return { ...OFFLINE, kind: 'server', status, type: 'x', ...extra };
}

const RECEIPT: Answer = { kind: 'receipt', receipt: { proof: 'p' } as Receipt };

describe('what becomes of a scan', () => {
  test('a new one waits, and is due at once', () => {
    expect(row().state).toBe('waiting');
    expect(dueRows([row()], NOW, false)).toHaveLength(1);
  });

  test('only a verified receipt ends the waiting', () => {
    expect(afterAnswer(row(), RECEIPT, NOW, 0.5).state).toBe('received');
    for (const answer of [{ kind: 'unproven' }, { kind: 'unreachable' }] as Answer[]) {
      expect(afterAnswer(row(), answer, NOW, 0.5).state).toBe('waiting');
    }
  });

  test.each([200, 201, 204, 301, 304])('status %i without a proof leaves it waiting', (status) => {
    expect(afterAnswer(row(), answerFor(refusal(status)), NOW, 0.5).state).toBe('waiting');
  });

  test.each([401, 403])('status %i keeps it and says that a PIN is needed', (status) => {
    const after = afterAnswer(row(), answerFor(refusal(status)), NOW, 0.5);
    expect(after.state).toBe('waiting');
    expect(after.problem?.status).toBe(status);
  });

  test.each([400, 404, 405, 409, 410, 413, 415, 422])(
    'status %i puts it on the help shelf',
    (s) => {
      const after = afterAnswer(row(), answerFor(refusal(s)), NOW, 0.5);
      expect(after.state).toBe('help');
      expect(after.body).toEqual(row().body);
    },
  );

  test.each([408, 425, 429, 500, 502, 503, 504, 507])('status %i is only a delay', (status) => {
    expect(afterAnswer(row(), answerFor(refusal(status)), NOW, 0.5).state).toBe('waiting');
  });

  test('what is received stays received whatever comes later', () => {
    const received = afterAnswer(row(), RECEIPT, NOW, 0.5);
    for (const status of [200, 401, 404, 500]) {
      expect(afterAnswer(received, answerFor(refusal(status)), NOW, 0.5)).toEqual(received);
    }
  });

  test('the help shelf is asked again by hand, and by itself now and then', () => {
    const help = afterAnswer(row(), answerFor(refusal(404)), NOW, 0.5);
    expect(tryAgain(help, NOW).state).toBe('waiting');
    expect(dueRows([help], NOW + 1000, false)).toHaveLength(0);
    expect(dueRows([help], NOW + 7 * 3_600_000, false)).toHaveLength(1);
  });
});

describe('when to try again', () => {
  test('each failure waits longer, never longer than a quarter of an hour', () => {
    const delays = Array.from({ length: 14 }, (_, index) => backOff(index + 1, 1));
    expect(delays[0]).toBe(5000);
    expect([...delays].sort((a, b) => a - b)).toEqual(delays);
    expect(delays.at(-1)).toBe(LONGEST_DELAY);
  });

  test('chance spreads a delay over its upper half', () => {
    expect(backOff(1, 0)).toBe(2500);
    expect(backOff(1, 1)).toBe(5000);
  });

  test('a wake passes by the back-off but not by the patience the server asked for', () => {
    const failed = afterAnswer(row(), { kind: 'unreachable' }, NOW, 1);
    expect(dueRows([failed], NOW + 1, false)).toHaveLength(0);
    expect(dueRows([failed], NOW + 1, true)).toHaveLength(1);
    const busy = answerFor(refusal(503, { retryAfterSeconds: 30 }));
    const held = afterAnswer(row(), busy, NOW, 1);
    expect(dueRows([held], NOW + 29_000, true)).toHaveLength(0);
    expect(dueRows([held], NOW + 30_001, true)).toHaveLength(1);
  });

  test('a clock that jumped back does not hold anything for ever', () => {
    const failed = afterAnswer(row(), { kind: 'unreachable' }, NOW + 400 * DAY, 1);
    expect(dueRows([failed], NOW, false)).toHaveLength(1);
  });

  test('the oldest goes first', () => {
    const due = dueRows([row('c', 3), row('a', 1), row('b', 2)], NOW, false);
    expect(due.map((one) => one.id)).toEqual(['a', 'b', 'c']);
  });
});

describe('growing old', () => {
  test('receipts stay half a year, the unreceived for ever', () => {
    const received = afterAnswer(row(), RECEIPT, NOW, 0.5);
    expect(forgettable(received, NOW + KEEP_RECEIPTED - 1)).toBe(false);
    expect(forgettable(received, NOW + KEEP_RECEIPTED + 1)).toBe(true);
    expect(forgettable(row(), NOW + 3650 * DAY)).toBe(false);
  });

  test('a receipt is as old as the server says, not as a wrong clock of that day', () => {
    const received_at = new Date(NOW).toISOString();
    const receipt = { kind: 'receipt', receipt: { received_at } as Receipt } as const;
    const of1970 = afterAnswer({ ...row(), savedAt: 0 }, receipt, 0, 0.5);
    expect(forgettable(of1970, NOW + KEEP_RECEIPTED - 1)).toBe(false);
    expect(forgettable(of1970, NOW + KEEP_RECEIPTED + 1)).toBe(true);
  });
});

test('ten thousand random answers lose nothing', () => {
  const statuses = [200, 301, 400, 401, 404, 409, 413, 422, 429, 500, 503];
  let seed = 7;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const rows = Array.from({ length: 100 }, (_, index) => row(`r${index}`, index));
  let now = NOW;
  for (let round = 0; round < 10_000; round++) {
    const at = Math.floor(random() * rows.length);
    const status = statuses[Math.floor(random() * statuses.length)] ?? 500;
    const answer = random() < 0.02 ? RECEIPT : answerFor(refusal(status));
    const before = rows[at] as ScanRow;
    rows[at] = afterAnswer(before, answer, now, random());
    expect(rows[at]?.body).toBe(before.body);
    now += 1000;
  }
  expect(rows).toHaveLength(100);
  for (const one of rows) {
    expect(one.state === 'received' ? one.receipt !== null : true).toBe(true);
  }
}, 60_000);
