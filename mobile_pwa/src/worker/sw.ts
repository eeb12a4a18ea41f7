/// <reference lib="webworker" />
// The shell, kept on the phone. It never stores an answer of the API: hours and names
// belong in the app's own store, where they can be shown as old and erased.

declare const __SHELL_FILES__: string[];
declare const __SHELL_VERSION__: string;

/** Both are written in by the build (vite.config.ts). */
const worker = self as unknown as ServiceWorkerGlobalScope;
const FILES: string[] = __SHELL_FILES__;
const CACHE = `shell-${__SHELL_VERSION__}`;

/** The only addresses that are screens of this app; everything else is the server's. */
const SCREENS = new Set(['/', '/c', '/index.html']);

worker.addEventListener('install', (event) => {
  event.waitUntil(store());
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
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(kept(url.pathname, request));
  }
});

async function store(): Promise<void> {
  const cache = await caches.open(CACHE);
  // 'reload' passes by the browser's own cache, so that an old file never enters a new shell.
  await cache.addAll(FILES.map((path) => new Request(path, { cache: 'reload' })));
}

async function forgetOldShells(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('shell-') && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
