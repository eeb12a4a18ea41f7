// What the server last said about her: shown at once, refreshed behind it.
import { effect, signal } from '@preact/signals';
import { receipted } from '../outbox/flush';
import type { AccessRow, Attendance, Me, Page } from '../server/resources';
import { closed, session, whenClosed } from '../signin/session';
import { kept, remember } from '../store/db';
import { shelf } from '../store/pull';

export const me = shelf<Me>('me', () => '/me');
export const attendances = shelf<Page<Attendance>>('attendances', () => '/me/attendances');
export const accessLog = shelf<{ items: AccessRow[] }>('access-log', () => '/me/access-log');

for (const one of [me, attendances, accessLog]) whenClosed(one.forget);

/** Kept apart from her page: typing a code must work while the phone is locked. */
export const knownSites = signal<Me['sites']>([]);

export async function recallHers(): Promise<void> {
  knownSites.value = (await kept<Me['sites']>('sites')) ?? [];
  if (session.value) await Promise.all([me.recall(), attendances.recall(), accessLog.recall()]);
}

/** Asks for her page again; a session that ended closes it. */
export async function refresh(): Promise<void> {
  if (!session.value) return;
  await me.pull();
  if (me.problem.value?.status === 401) return closed();
  const sites = me.copy.value?.data.sites;
  if (!sites) return;
  knownSites.value = sites;
  await remember('sites', sites);
}

/** A receipt means that the standing may have changed. */
export function followReceipts(): () => void {
  return effect(() => {
    if (receipted.value > 0) void refresh();
  });
}
