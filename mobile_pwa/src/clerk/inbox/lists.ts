// The lists as far as they were read. They outlive a look at a case, and end with the session.
import { type Signal, signal } from '@preact/signals';
import { call, type Problem } from '../../server/client';
import type { Page } from '../../server/resources';
import { heeding, whenClosed } from '../../signin/session';

const PAGE = 50;

export interface List<T> {
  rows: Signal<readonly T[] | null>;
  next: Signal<string | null>;
  problem: Signal<Problem | null>;
  /** Asks for the first page; an answer to an older question is thrown away. */
  pull: () => Promise<void>;
  more: () => Promise<void>;
  drop: (row: T) => void;
  /** The row as it is now. */
  put: (row: T) => void;
}

/** What has no id of its own is a week of an order. */
export type Keyed = { id: string } | { order: { id: string }; week: string };

export function keyOf(row: Keyed): string {
  return 'id' in row ? row.id : `${row.order.id} ${row.week}`;
}

const lists = new Map<string, List<never>>();
whenClosed(() => lists.clear());

/** The one list of an address. */
export function listAt<T extends Keyed>(path: string): List<T> {
  const known = lists.get(path) as List<T> | undefined;
  if (known) return known;
  const made = newList<T>(path);
  lists.set(path, made as unknown as List<never>);
  return made;
}

function newList<T extends Keyed>(path: string): List<T> {
  const rows = signal<readonly T[] | null>(null);
  const next = signal<string | null>(null);
  const problem = signal<Problem | null>(null);
  let latest = 0;
  // What was decided while an answer is on its way: the answer does not know of it.
  let gone = new Set<string>();
  const ask = async (cursor: string | null, before: readonly T[]) => {
    const mine = ++latest;
    gone = new Set();
    const from = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const joint = path.includes('?') ? '&' : '?';
    const result = heeding(await call<Page<T>>(`${path}${joint}limit=${PAGE}${from}`));
    if (mine !== latest) return;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    rows.value = [...before, ...result.data.items].filter((row) => !gone.has(keyOf(row)));
    next.value = result.data.next;
  };
  const pull = () => ask(null, []);
  const more = () => ask(next.value, rows.value ?? []);
  const drop = (row: T) => {
    gone.add(keyOf(row));
    rows.value = rows.value?.filter((one) => keyOf(one) !== keyOf(row)) ?? null;
    // What is left of a long list comes by itself.
    if (rows.value?.length === 0 && next.value) void pull();
  };
  const put = (row: T) => {
    rows.value = rows.value?.map((one) => (keyOf(one) === keyOf(row) ? row : one)) ?? null;
  };
  return { rows, next, problem, pull, more, drop, put };
}

/** "50+": as far as one page tells. Nothing before it was read. */
export function countOf(list: Pick<List<Keyed>, 'rows' | 'next'>): string | null {
  const rows = list.rows.value;
  return rows && `${rows.length}${list.next.value ? '+' : ''}`;
}
