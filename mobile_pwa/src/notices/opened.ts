// A notification was tapped. Which one lies in the worker's cache under one name, never in an
// address; it opens once she is let in.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { flush } from '../outbox/flush';
import { call, type Result } from '../server/client';
import type { Notice } from '../server/resources';
import { heeding, locked } from '../signin/session';
import { goTo, type Room, sayLeft, showDate } from '../week/rooms';
import { notices } from '../week/shelves';
import { takeTapped } from '../worker/bridge';

export const opened = signal<string | null>(null);

const ROOMS = ['week', 'record', 'excuse', 'hours'] as const satisfies readonly Room[];

/** From the start of the app: what was tapped before it was there, and while it is. */
export function followTaps(): void {
  const look = async () => {
    opened.value = (await takeTapped()) ?? opened.value;
  };
  void look();
  navigator.serviceWorker?.addEventListener('message', (event) => {
    if (event.data === 'tapped') void look();
    if (event.data === 'subscribed-anew') {
      void import('./push').then((push) => push.keepSubscribed());
    }
    if (event.data === 'pushed') {
      void flush();
      if (!locked.value) void notices.pull();
    }
  });
}

/** On her screens: opens what was tapped, once her PIN is given. */
export function useOpened(): void {
  const id = locked.value ? null : opened.value;
  useEffect(() => {
    if (id) void openTapped(id);
  }, [id]);
}

export async function openTapped(id: string): Promise<void> {
  const result = await see(id);
  // The phone thought her page open and the server did not: it waits for her PIN.
  if (!result.ok && result.problem.status === 401) return;
  opened.value = null;
  if (result.ok) openPage(result.data);
  else goTo('notices');
}

/** She has it before her eyes: nothing more is sent of it. */
export async function see(id: string): Promise<Result<Notice>> {
  const path = `/me/notices/${id}/seen`;
  const result = heeding(await call<Notice>(path, { method: 'PUT' }));
  if (result.ok) noted(result.data);
  return result;
}

function noted(seen: Notice): void {
  const copy = notices.copy.value;
  const before = copy?.data.items.find((one) => one.id === seen.id);
  if (!copy || !before || before.seen_at) return;
  const items = copy.data.items.map((one) => (one.id === seen.id ? seen : one));
  const unseen = Math.max(0, copy.data.unseen - 1);
  notices.copy.value = { ...copy, data: { ...copy.data, items, unseen } };
}

export function openPage({ page }: Pick<Notice, 'page'>): void {
  const room = ROOMS.find((one) => one === page.room);
  if (page.room === 'date') showDate(page.id);
  else if (page.room === 'scan') sayLeft();
  else goTo(room ?? 'notices');
}
