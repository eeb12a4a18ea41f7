// The desk's rows as the clerk left them: filter, search and place survive a look at a case.
import { signal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { OrderRow, Page, WeekState } from '../server/resources';
import { heeding } from '../signin/session';

export const filter = signal<{ q: string; state: WeekState | ''; site: string }>({
  q: '',
  state: '',
  site: '',
});
export const rows = signal<OrderRow[] | null>(null);
export const next = signal<string | null>(null);
export const problem = signal<Problem | null>(null);

let latest = 0;

/** Asks for the first page; an answer to an older question is thrown away. */
export async function pullRows(): Promise<void> {
  const mine = ++latest;
  const result = heeding(await call<Page<OrderRow>>(address(null)));
  if (mine !== latest) return;
  problem.value = result.ok ? null : result.problem;
  if (!result.ok) return;
  rows.value = result.data.items;
  next.value = result.data.next;
}

export async function pullMore(): Promise<void> {
  const mine = latest;
  const result = heeding(await call<Page<OrderRow>>(address(next.value)));
  if (mine !== latest) return;
  problem.value = result.ok ? null : result.problem;
  if (!result.ok) return;
  rows.value = [...(rows.value ?? []), ...result.data.items];
  next.value = result.data.next;
}

function address(cursor: string | null): string {
  const { q, state, site } = filter.value;
  const query = new URLSearchParams({ limit: '50' });
  if (q.trim().length >= 3) query.set('q', q.trim());
  if (state) query.set('state', state);
  if (site) query.set('site', site);
  if (cursor) query.set('cursor', cursor);
  return `/orders?${query}`;
}
