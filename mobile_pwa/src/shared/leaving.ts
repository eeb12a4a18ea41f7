// Leaving a phone: when every scan of it has its receipt, everything of hers goes. What waits is
// sealed, sent, and goes by itself as soon as its receipt is here.
import { effect, signal } from '@preact/signals';
import { discard, recallLetters } from '../letters/post';
import { flush, receipted } from '../outbox/flush';
import { unsent } from '../outbox/outbox';
import { call } from '../server/client';
import type { Challenge } from '../server/resources';
import { signOut } from '../signin/session';
import { database, drop, keep, kept } from '../store/db';
import { device, sign } from '../store/device';

/** She has left; some scans may still wait. */
export const leaving = signal(false);
/** Nothing of hers is here any more. */
export const gone = signal(false);

export async function recallLeaving(): Promise<void> {
  leaving.value = (await kept<boolean>('leaving')) ?? false;
}

/** She goes. What shows anything of her goes at once, the rest with the last receipt. */
export async function leave(): Promise<void> {
  await keep('leaving', true);
  leaving.value = true;
  await unsubscribe();
  await flush(true).catch(() => undefined);
  await dropLetters();
  await signOut();
  await drop('sites', 'pass');
  await wipeWhenDone();
}

/** What she wrote needs her to be sent; she was told how much of it waits. */
async function dropLetters(): Promise<void> {
  await recallLetters();
  for (const letter of await (await database()).getAll('letters')) await discard(letter.id);
}

/** At the start, and with every receipt that arrives. */
export function followLeaving(): void {
  effect(() => {
    if (leaving.value && receipted.value >= 0) void wipeWhenDone().catch(() => undefined);
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
