import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app';
import { followTaps } from './notices/opened';
import { keepFlushing } from './outbox/flush';
import { begin, prepare } from './shared/start';
import { arrival, askSession, online, recallSession, session } from './signin/session';
import { enter } from './week/rooms';
import { watchForUpdates } from './worker/bridge';

/** A paper's code is for the server to answer: sent in a form, so that no address keeps it. */
function checksPaper(): boolean {
  if (!location.hash.startsWith('#V1.')) return false;
  const form = document.createElement('form');
  const code = document.createElement('input');
  Object.assign(form, { method: 'post', action: '/verify', hidden: true });
  Object.assign(code, { name: 'code', value: location.hash.slice(1) });
  form.append(code);
  document.body.append(form);
  form.submit();
  return true;
}

/** Takes the code out of the address before anything else can see, keep or share it. */
function takeArrival(): void {
  if (location.hash.length > 1 && !enter(location.hash)) arrival.value = location.href;
  if (location.hash || location.pathname !== '/') history.replaceState(null, '', '/');
}

/** A notice that is opened while the app is there changes the address alone. */
function followNotices(): void {
  addEventListener('hashchange', () => {
    if (enter(location.hash)) history.replaceState(null, '', '/');
  });
}

function veilWhenHidden(): void {
  document.addEventListener('visibilitychange', () => {
    document.documentElement.classList.toggle('veiled', document.visibilityState === 'hidden');
  });
}

function followNetwork(): void {
  addEventListener('online', () => {
    online.value = true;
    void askSession();
  });
  addEventListener('offline', () => {
    online.value = false;
  });
}

/** Whoever is let in: notices on this phone are theirs, or nobody's. */
function keepNotices(): void {
  effect(() => {
    if (!session.value) return;
    void import('./notices/push').then((push) => push.keepSubscribed()).catch(() => undefined);
  });
}

/** Her pass is fetched while there is network, so that it can be shown without. */
function keepPass(): void {
  effect(() => {
    if (session.value?.role !== 'participant') return;
    void import('./passes/herPass').then((pass) => pass.pullPass()).catch(() => undefined);
  });
}

async function start(): Promise<void> {
  if (checksPaper()) return;
  takeArrival();
  followNotices();
  followTaps();
  veilWhenHidden();
  followNetwork();
  const root = document.getElementById('app');
  // Before anything is read: a store that has to wait for another window says so.
  if (root) render(<App />, root);
  await prepare();
  await recallSession();
  begin();
  keepFlushing();
  keepNotices();
  keepPass();
  watchForUpdates();
}

void start();
