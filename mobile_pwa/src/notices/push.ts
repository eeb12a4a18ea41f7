// This browser's address at its push service: asked for by her tap, told to the server, and given
// back when the phone is no longer hers.
import { uuidv7 } from '../outbox/uuid';
import { call, OFFLINE, type Result } from '../server/client';
import type { Channel, PushKey } from '../server/resources';
import { shared } from '../shared/mode';
import { session } from '../signin/session';
import { fromBase64url } from '../store/bytes';
import { drop, kept, remember } from '../store/db';

/** What the server was last told: the address, the words she agreed to, and of whom it is. */
interface Told {
  endpoint: string;
  words: string;
  base: Base;
  whose: string;
  /** The channel that it is at the server. */
  id: string | null;
}

export type Base = '/me' | '/staff/me';
export type TurnedOn = Result<Channel> | 'denied';
const KEPT = 'push-told';

export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

export function isDenied(): boolean {
  return canPush() && Notification.permission === 'denied';
}

/** After her tap alone: the browser asks her, then gives out an address for this app. */
export async function turnOn(base: Base, words: string): Promise<TurnedOn> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const key = await call<PushKey>('/me/push-key');
  if (!key.ok) return key;
  const subscription = await subscribe(key.data.key);
  return subscription ? tell(base, words, subscription) : { ok: false, problem: OFFLINE };
}

async function subscribe(key: string): Promise<PushSubscription | null> {
  try {
    const { pushManager } = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: fromBase64url(key) };
    return await pushManager.subscribe(options);
  } catch {
    return null;
  }
}

async function tell(
  base: Base,
  words: string,
  subscription: PushSubscription,
): Promise<Result<Channel>> {
  const { endpoint, keys } = subscription.toJSON();
  const given = { endpoint, p256dh: keys?.p256dh, auth: keys?.auth };
  const body = { kind: 'push', subscription: given, consent: true, words };
  const path = `${base}/channels/${uuidv7()}`;
  const result = await call<Channel>(path, { method: 'PUT', body });
  const known = !result.ok && result.problem.type === 'channel-there-already';
  if (result.ok || known) {
    const id = result.ok ? result.data.id : null;
    await remember(KEPT, { endpoint, words, base, whose: whoseNow(), id });
  }
  return result;
}

function whoseNow(): string {
  return session.value?.order ?? session.value?.role ?? '';
}

/**
 * Somebody was let in. The browser may have given out another address meanwhile: the server hears
 * of it. If it is somebody else who is in now, nobody's notices come to this phone any more.
 */
export async function keepSubscribed(): Promise<void> {
  const told = await kept<Told>(KEPT);
  if (!told || !canPush()) return;
  // On a phone that is not hers alone they come to nobody.
  if (told.whose !== whoseNow() || shared.value) {
    await unsubscribe();
    return;
  }
  if (Notification.permission !== 'granted') return;
  const subscription = await current();
  if (subscription && subscription.endpoint !== told.endpoint) {
    await tell(told.base, told.words, subscription);
  }
}

/** No push comes to this browser any more, whoever knows its address; which channel it was. */
export async function unsubscribe(): Promise<string | null> {
  const told = await kept<Told>(KEPT);
  await drop(KEPT);
  await (await current())?.unsubscribe().catch(() => false);
  return told?.id ?? null;
}

async function current(): Promise<PushSubscription | null> {
  if (!canPush()) return null;
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.pushManager.getSubscription()) ?? null;
  } catch {
    return null;
  }
}

/** Whether this browser has an address that was told to the server. */
export async function isOn(): Promise<boolean> {
  const told = await kept<Told>(KEPT);
  return told !== undefined && (await current())?.endpoint === told.endpoint;
}
