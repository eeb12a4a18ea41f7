// What the host's person who is signed in was told.
import { type Signal, signal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { HostInbox, HostNotice } from '../server/resources';
import { heeding, whenClosed } from '../signin/session';

export const mine: { page: Signal<HostInbox | null>; problem: Signal<Problem | null> } = {
  page: signal(null),
  problem: signal(null),
};

whenClosed(() => {
  mine.page.value = null;
  mine.problem.value = null;
});

export async function pullMine(): Promise<void> {
  const result = heeding(await call<HostInbox>('/staff/me/notices'));
  mine.problem.value = result.ok ? null : result.problem;
  if (result.ok) mine.page.value = result.data;
}

/** It was on the screen: nothing more is sent of it. */
export async function seeMine(id: string): Promise<HostNotice | null> {
  const path = `/staff/me/notices/${id}/seen`;
  const result = heeding(await call<HostNotice>(path, { method: 'PUT' }));
  if (!result.ok) return null;
  const page = mine.page.value;
  if (page?.items.some((one) => one.id === id && !one.seen_at)) {
    const items = page.items.map((one) => (one.id === id ? result.data : one));
    mine.page.value = { ...page, items, unseen: Math.max(0, page.unseen - 1) };
  }
  return result.data;
}

/** Where what it speaks of is seen to. */
export function sectionOf({ page }: Pick<HostNotice, 'page'>): 'today' | 'reports' {
  return page.room === 'reports' ? 'reports' : 'today';
}
