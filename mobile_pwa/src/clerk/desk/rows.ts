// The desk's rows as far as they were read; they outlive a look at a case.
import { computed, signal } from '@preact/signals';
import { call, type Problem, type Result } from '../../server/client';
import type { OrderRow, Page } from '../../server/resources';
import { heeding, whenClosed } from '../../signin/session';
import { filters, LEAST_LETTERS, queryOf, search } from './question';

const PAGE = 50;

const pages = signal<readonly Page<OrderRow>[] | null>(null);
export const rows = computed(() => pages.value?.flatMap((page) => page.items) ?? null);
export const next = computed(() => pages.value?.at(-1)?.next ?? null);
export const problem = signal<Problem | null>(null);
export const busy = signal(false);

/** The row that was looked at last: to it the focus returns. */
export const here = signal<string | null>(null);

whenClosed(() => {
  pages.value = null;
  here.value = null;
});

let latest = 0;
let answered = '';

/** Asks anew. Rows of the same question stay in sight meanwhile, and are read as far as the one
 * that was looked at; an answer to an older question is thrown away. */
export async function pullRows(): Promise<void> {
  const mine = ++latest;
  const question = JSON.stringify([filters.value, search.value]);
  const deep = question === answered ? pagesToHere() : 1;
  const found: Page<OrderRow>[] = [];
  for (let cursor: string | null = null; found.length < deep; ) {
    const result: Result<Page<OrderRow>> = heeding(await ask(cursor));
    if (mine !== latest) return;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) {
      if (question !== answered) pages.value = null;
      return;
    }
    found.push(result.data);
    cursor = result.data.next;
    if (!cursor) break;
  }
  answered = question;
  pages.value = found;
}

export async function pullMore(): Promise<void> {
  const cursor = next.value;
  if (!cursor || busy.value) return;
  busy.value = true;
  const mine = latest;
  const result = heeding(await ask(cursor));
  busy.value = false;
  if (mine !== latest) return;
  problem.value = result.ok ? null : result.problem;
  if (result.ok) pages.value = [...(pages.value ?? []), result.data];
}

function pagesToHere(): number {
  const known = pages.value ?? [];
  return known.findIndex((page) => page.items.some((row) => row.id === here.value)) + 1 || 1;
}

function ask(cursor: string | null): Promise<Result<Page<OrderRow>>> {
  const text = search.value.trim();
  const query = queryOf(filters.value);
  query.set('limit', String(PAGE));
  if (cursor) query.set('cursor', cursor);
  if (text.length < LEAST_LETTERS) return call(`/orders?${query}`);
  const body = { ...Object.fromEntries(query), limit: PAGE, q: text };
  return call('/orders/search', { method: 'POST', body });
}
