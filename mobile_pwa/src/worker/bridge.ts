// The page's side of the conversation with the service worker. A new version waits until
// somebody says yes, and is not even offered while a scan or a form is open.
import { computed, signal } from '@preact/signals';

const waitingWorker = signal<ServiceWorker | null>(null);
/** How many things are open that must not be lost. */
const open = signal(0);
const putOff = signal(false);

const UPDATE_MS = 60 * 60_000;

export const updateReady = computed(
  () => waitingWorker.value !== null && open.value === 0 && !putOff.value,
);

/** Call when something opens that a reload would lose; call the answer when it is closed. */
export function holdUpdates(): () => void {
  open.value += 1;
  return () => {
    open.value -= 1;
  };
}

export function putOffUpdate(): void {
  putOff.value = true;
}

export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  waitingWorker.value?.postMessage('take-over');
}

/** Where the worker leaves which notification was tapped: an id that tells nothing. */
const TAPPED = { cache: 'tapped', path: '/tapped' } as const;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The notice whose notification was tapped, once. */
export async function takeTapped(): Promise<string | null> {
  try {
    const cache = await caches.open(TAPPED.cache);
    const found = await cache.match(TAPPED.path);
    await caches.delete(TAPPED.cache);
    const id = (await found?.text()) ?? '';
    return ID.test(id) ? id : null;
  } catch {
    // No worker here, so nothing was tapped.
    return null;
  }
}

export function watchForUpdates(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  void register();
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/sw.js').catch(() => null);
  if (!registration) return;
  const look = () => {
    // Without a controller the first worker is just starting: nothing to ask.
    if (navigator.serviceWorker.controller) waitingWorker.value = registration.waiting;
  };
  look();
  setInterval(() => void registration.update().catch(() => undefined), UPDATE_MS);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
}
