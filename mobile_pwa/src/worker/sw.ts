/// <reference lib="webworker" />
// The shell, kept on the phone. It never stores an answer of the API: hours and names
// belong in the app's own store, where they can be shown as old and erased.

import { noteOf, TITLE } from './note';

declare const __SHELL_FILES__: string[];
declare const __DESK_FILES__: string[];
declare const __SHELL_VERSION__: string;

/** All three are written in by the build (vite.config.ts). */
const worker = self as unknown as ServiceWorkerGlobalScope;
const FILES: string[] = __SHELL_FILES__;
/** What people at a desk need: never fetched on a phone of hers, all of it with the first piece. */
const DESK: string[] = __DESK_FILES__;
const CACHE = `shell-${__SHELL_VERSION__}`;

const LANES = 4;
/** The one before, and one that was begun and never finished. */
const KEPT_SHELLS = 2;

/** A file whose name holds the hash of what is in it: of that name there is but one. */
const isFixed = (path: string) => path.startsWith('/assets/');

/** The only addresses that are screens of this app; everything else is the server's. */
const SCREENS = new Set(['/', '/c', '/index.html']);

worker.addEventListener('install', (event) => {
  event.waitUntil(store(FILES));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldShells());
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (SCREENS.has(url.pathname)) event.respondWith(kept('/', request));
  } else if (isFixed(url.pathname) || FILES.includes(url.pathname)) {
    event.respondWith(kept(url.pathname, request));
    if (DESK.includes(url.pathname)) event.waitUntil(keepDesk());
  }
});

worker.addEventListener('push', (event) => {
  event.waitUntil(tell(event.data));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

worker.addEventListener('pushsubscriptionchange', (event) => {
  const change = event as ExtendableEvent & { oldSubscription?: PushSubscription | null };
  change.waitUntil(subscribeAnew(change.oldSubscription ?? null));
});

async function tell(data: PushMessageData | null): Promise<void> {
  const { body, tag, lang, notice } = noteOf(data?.text() ?? null);
  const icon = '/icon-192.png';
  const options = { body, tag, lang, icon, badge: icon, data: notice };
  await worker.registration.showNotification(TITLE, options);
  for (const page of await pages()) page.postMessage('pushed');
}

/** One address for everything; which notice it was lies aside until she has given her PIN. */
async function open(notice: unknown): Promise<void> {
  if (typeof notice === 'string') {
    const cache = await caches.open('tapped');
    await cache.put('/tapped', new Response(notice));
  }
  const [page] = await pages();
  if (!page) {
    await worker.clients.openWindow('/');
    return;
  }
  page.postMessage('tapped');
  // Where a browser lets no page come to the front, it has the message all the same.
  await page.focus().catch(() => undefined);
}

async function pages(): Promise<readonly WindowClient[]> {
  return worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
}

/** The browser gave out another address. The server hears of it when she opens the app next. */
async function subscribeAnew(old: PushSubscription | null): Promise<void> {
  const key = old?.options.applicationServerKey;
  if (!key) return;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  await worker.registration.pushManager.subscribe(options);
  for (const page of await pages()) page.postMessage('subscribed-anew');
}

/** Few at a time, so that what she does meanwhile is not kept waiting behind the shell. */
async function store(files: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const missing = await absent(cache, files);
  const waiting = [...missing.filter((path) => !isFixed(path)), ...missing.filter(isFixed)];
  const lane = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) await fetchInto(cache, path);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

let shelving: Promise<void> | null = null;

/** Whoever opens one piece of a desk gets the others with it, so that an update finds none gone. */
async function keepDesk(): Promise<void> {
  shelving ??= store(DESK).finally(() => {
    shelving = null;
  });
  await shelving.catch(() => undefined);
}

/** Of a shell that is being made anew everything; of what grows by use only what it lacks. */
async function absent(cache: Cache, files: readonly string[]): Promise<readonly string[]> {
  if (files === FILES) return files;
  const here = new Set((await cache.keys()).map((one) => new URL(one.url).pathname));
  return files.filter((path) => !here.has(path));
}

/** What a try before this one, or the shell before this one, fetched already is not fetched again. */
async function fetchInto(cache: Cache, path: string): Promise<void> {
  const known = isFixed(path) ? await caches.match(path) : undefined;
  if (known) return cache.put(path, known);
  // 'reload' passes by the browser's own cache, so that an old file never enters a new shell.
  await cache.add(new Request(path, { cache: isFixed(path) ? 'default' : 'reload' }));
}

/** The shells before this stay for a while: a page of one may still be open, with a scan in it. */
async function forgetOldShells(): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith('shell-') && name !== CACHE,
  );
  for (const name of others.slice(0, -KEPT_SHELLS)) await caches.delete(name);
  await worker.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? (await ofAnyShell(path)) ?? fetch(request);
}

/** A page of the version before asks for its own files. */
async function ofAnyShell(path: string): Promise<Response | undefined> {
  return isFixed(path) ? caches.match(path) : undefined;
}
