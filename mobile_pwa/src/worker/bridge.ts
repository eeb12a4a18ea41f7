// The page's side of the conversation with the service worker. A new version waits until
// somebody says yes, and is not even offered while a scan or a form is open.
import { computed, signal } from '@preact/signals';

const waitingWorker = signal<ServiceWorker | null>(null);
/** How many things are open that must not be lost. */
const open = signal(0);
const putOff = signal(false);
/** Another window took the new version while this one still runs the old. */
const overtaken = signal(false);

const UPDATE_MS = 60 * 60_000;
/** A first screen that does not come keeps nothing back for longer than this. */
const FIRST_SCREEN_MS = 8_000;
const QUIET_MS = 2_000;

let shown: () => void = () => undefined;
const firstScreen = new Promise<void>((resolve) => {
  shown = resolve;
});

/** A screen of somebody's is there: what she waited for is no longer in the way of the rest. */
export const screenShown = () => shown();

export const updateReady = computed(
  () => (waitingWorker.value !== null || overtaken.value) && open.value === 0 && !putOff.value,
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
  if (overtaken.value) location.reload();
  else waitingWorker.value?.postMessage('take-over');
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
  void calm().then(watch);
}

/** The worker fetches the whole shell: never beside what her first screen is made of. */
async function calm(): Promise<void> {
  await Promise.race([firstScreen, pause(FIRST_SCREEN_MS)]);
  if (!('requestIdleCallback' in window)) return pause(QUIET_MS);
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: QUIET_MS }));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function watch(): void {
  const { serviceWorker } = navigator;
  let controlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    overtaken.value = controlled;
    controlled = true;
  });
  void register();
  // A first worker that could not fetch everything is gone: it is tried again.
  addEventListener('online', () => void register());
  setInterval(() => void register(), UPDATE_MS);
}

let watched: ServiceWorkerRegistration | null = null;

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/sw.js').catch(() => null);
  if (!registration) return;
  if (registration === watched) {
    await registration.update().catch(() => undefined);
    return;
  }
  watched = registration;
  const look = () => {
    // Without a controller the first worker is just starting: nothing to ask.
    if (navigator.serviceWorker.controller) waitingWorker.value = registration.waiting;
  };
  const follow = () => registration.installing?.addEventListener('statechange', look);
  look();
  // The browser looked for a new version by itself while her first screen was drawn.
  follow();
  registration.addEventListener('updatefound', follow);
}
