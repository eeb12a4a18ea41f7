// A phone that is not hers alone: nothing is kept that need not wait, and it locks by itself.
import { effect, signal } from '@preact/signals';
import { BASE, ourHeaders } from '../server/client';
import { enrolled, locked, session, signOut } from '../signin/session';
import { drop, keep, kept } from '../store/db';
import { sparing } from '../store/pull';

/** Whether she said that this phone is not only hers. */
export const shared = signal(false);
/** Hidden for so long, it locks. */
export const LOCK_AFTER_MS = 2 * 60_000;

/** Before anything else is read: what a browser that died left behind is dropped first. */
export async function recallShared(): Promise<void> {
  shared.value = (await kept<boolean>('shared')) ?? false;
  if (shared.value) await begin();
}

export async function setShared(on: boolean): Promise<void> {
  shared.value = on;
  sparing.value = on;
  if (!on) return drop('shared');
  await keep('shared', true);
  await begin();
}

async function begin(): Promise<void> {
  sparing.value = true;
  offerNoInstall();
  await drop('session', 'unlocked-at', 'sites', ...HER_PAGES);
}

const HER_PAGES = [
  ...['me', 'attendances', 'access-log', 'warnings', 'notices', 'excuses', 'hour-requests'],
  ...['make-ups', 'missed', 'shifts', 'placements', 'weeks', 'dates', 'past-dates', 'date'],
] as const;

/** Without a manifest no browser offers to put the app on the home screen. */
function offerNoInstall(): void {
  document.querySelector('link[rel=manifest]')?.remove();
}

/** Nobody finds it open: whatever session the browser still holds is ended, not asked for. */
export function startsLocked(): boolean {
  return shared.value && enrolled.value !== null;
}

/** Locks when it was out of sight for two minutes, and whenever it is left. */
export function lockWhenLeft(): void {
  effect(() => {
    if (shared.value && session.value) void drop('session', 'unlocked-at');
  });
  let hiddenAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lock = () => {
    if (shared.value && !locked.value) void signOut();
  };
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
      timer = setTimeout(lock, LOCK_AFTER_MS);
      return;
    }
    // A phone that slept ran no timer.
    if (hiddenAt !== null && Date.now() - hiddenAt >= LOCK_AFTER_MS) lock();
    hiddenAt = null;
  });
  addEventListener('pagehide', () => {
    if (shared.value) endSession();
  });
}

/** The page is going: a request that outlives it, and nothing to wait for. */
function endSession(): void {
  const request = { method: 'DELETE', keepalive: true, headers: ourHeaders() };
  void fetch(`${BASE}/session`, request).catch(() => undefined);
}
