// Leaving a phone: when every scan of it has its receipt, everything of hers goes. What waits is
// sealed, sent, and goes by itself as soon as its receipt is here.
import { effect, signal } from '@preact/signals';
import { recallLetters } from '../letters/post';
import { flush, receipted } from '../outbox/flush';
import { unsent } from '../outbox/outbox';
import { call } from '../server/client';
import type { Challenge } from '../server/resources';
import { signOut } from '../signin/session';
import { database, drop, keep, kept } from '../store/db';
import { device, sign } from '../store/device';
import { sparing } from '../store/pull';

/** She has left; some scans may still wait. */
export const leaving = signal(false);
/** Nothing of hers is here any more. */
export const gone = signal(false);

/** Nothing is left but what the waiting scans need to be sent. */
export const sealed = signal(false);

/** What they need, and what says that she has left. */
const NEEDED = new Set([
  ...['device', 'receipt-keys', 'chain', 'language'],
  ...['leaving', 'shared', 'sign-out-due'],
]);

/** A browser that died in the middle goes on where it was. */
export async function recallLeaving(): Promise<void> {
  leaving.value = (await kept<boolean>('leaving')) ?? false;
  if (leaving.value) await seal();
}

/** She goes. What shows anything of her goes at once, the rest with the last receipt. */
export async function leave(): Promise<void> {
  await keep('leaving', true);
  sparing.value = true;
  leaving.value = true;
  await unsubscribe();
  await flush(true).catch(() => undefined);
  await signOut();
  await seal();
  await wipeWhenDone();
}

/** Her pages, her drafts and letters: she was told how much of what she wrote was not sent. */
async function seal(): Promise<void> {
  sparing.value = true;
  const db = await database();
  const names = (await db.getAllKeys('kept')).filter((name) => !NEEDED.has(name));
  await drop(...names);
  await db.clear('letters');
  await recallLetters();
  sealed.value = true;
}

/** At the start, and with every receipt that arrives. */
export function followLeaving(): void {
  effect(() => {
    if (sealed.value && receipted.value >= 0) void wipeWhenDone().catch(() => undefined);
  });
}

let wiping: Promise<void> | null = null;

function wipeWhenDone(): Promise<void> {
  wiping ??= wipe().finally(() => {
    wiping = null;
  });
  return wiping;
}

async function wipe(): Promise<void> {
  const db = await database();
  if (unsent(await db.getAll('scans')).length > 0) return;
  await retire();
  // A session that could not be ended before must not open an empty phone.
  await call('/session', { method: 'DELETE', timeoutMs: 8000 });
  // Looked at again inside the transaction that empties: a scan of this moment is not lost.
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names, 'readwrite', { durability: 'strict' });
  const waits = unsent(await transaction.objectStore('scans').getAll()).length > 0;
  if (!waits) await Promise.all(names.map((name) => transaction.objectStore(name).clear()));
  await transaction.done;
  if (waits) return;
  await forgetTheRest();
  gone.value = true;
}

/** The server hears it from the key itself, whether or not a session is open. Where it cannot be
 * reached the key is gone all the same, and with it everything that the phone could do. */
async function retire(): Promise<void> {
  const identity = await device();
  if (!identity) return;
  const path = `/devices/${identity.id}`;
  const timeoutMs = 8000;
  const asked = await call<Challenge>(`${path}/challenge`, { method: 'POST', body: {}, timeoutMs });
  if (!asked.ok) return;
  const { challenge } = asked.data;
  const signature = await sign(identity.privateKey, challenge);
  const body = { challenge, signature };
  await call(`${path}/retirement`, { method: 'PUT', body, timeoutMs });
}

async function unsubscribe(): Promise<void> {
  await import('../notices/push').then((push) => push.unsubscribe()).catch(() => undefined);
}

/** Caches but the neutral shell, and notifications that are still on the screen. */
async function forgetTheRest(): Promise<void> {
  try {
    for (const name of await caches.keys()) {
      if (!name.startsWith('shell-')) await caches.delete(name);
    }
    const registration = await navigator.serviceWorker?.getRegistration();
    for (const note of (await registration?.getNotifications()) ?? []) note.close();
  } catch {
    // A browser that keeps none of these has none of hers.
  }
}

/** The app as on its first day. */
export function startAfresh(): void {
  location.replace('/');
}
