// The host's word, sent: confirm, give a missing time, or contest.
import { call, type Problem, type Result } from '../server/client';
import type { Attendance, BatchResult } from '../server/resources';
import { heeding } from '../signin/session';
import { listed, replaced } from './list';

export interface Word {
  verdict: 'confirm' | 'contest';
  checked_in_at: string | null;
  checked_out_at: string | null;
  reason: string | null;
}

const CONFIRM: Word = {
  verdict: 'confirm',
  checked_in_at: null,
  checked_out_at: null,
  reason: null,
};

export async function speak(attendance: Attendance, word: Partial<Word>): Promise<Problem | null> {
  const path = `/attendances/${attendance.id}/confirmation`;
  const options = {
    method: 'PUT',
    body: { ...CONFIRM, ...word },
    version: attendance.version,
  } as const;
  const result: Result<Attendance> = heeding(await call<Attendance>(path, options));
  if (!result.ok) return result.problem;
  const said = { ...attendance, ...result.data };
  listed.said.value = said;
  replaced(said);
  return null;
}

const BATCH = 50;

/** Many at once; the answer says for each what became of it. */
export async function confirmAll(
  attendances: readonly Attendance[],
): Promise<{ confirmed: number; left: number; problem: Problem | null }> {
  let confirmed = 0;
  for (let start = 0; start < attendances.length; start += BATCH) {
    const part = attendances.slice(start, start + BATCH);
    const items = part.map(({ id, version }) => ({ ...CONFIRM, attendance: id, version }));
    const result = heeding(
      await call<{ items: BatchResult[] }>('/confirmations/batch', {
        method: 'POST',
        body: { items },
        idempotencyKey: crypto.randomUUID(),
      }),
    );
    if (!result.ok) {
      return { confirmed, left: attendances.length - confirmed, problem: result.problem };
    }
    for (const { item } of result.data.items) {
      if (!item) continue;
      confirmed += 1;
      replaced(item);
    }
  }
  return { confirmed, left: attendances.length - confirmed, problem: null };
}
