// Who is using this device, and whether her page is open. The server decides; what is kept
// here only lets the app start without network.
import { computed, signal } from '@preact/signals';
import { language } from '../i18n/i18n';
import type { ScanRow } from '../outbox/outbox';
import { loadScans } from '../outbox/rows';
import { call, type Result } from '../server/client';
import type { Language, Role, Session, Site } from '../server/resources';
import { drop, kept, remember } from '../store/db';
import { device } from '../store/device';
import { keepCase } from './openCase';

/** Offline, her page opens only if it was unlocked online not longer ago than this. */
const UNLOCKED_FOR = 12 * 60 * 60 * 1000;
const HERS = [
  'me',
  'attendances',
  'access-log',
  'warnings',
  'notices',
  'excuses',
  'hour-requests',
  'make-ups',
  'missed',
  'shifts',
  'placements',
  'weeks',
  'dates',
  'past-dates',
  'date',
];

export interface WaitingWords {
  kind: 'phone' | 'screen';
  words: readonly string[];
  /** The words were not the same: only a new code helps. */
  refused?: boolean;
}

/** She locked it, and the server may not know yet: until then no session is taken up again. */
const DUE = 'sign-out-due';

export const session = signal<Session | null>(null);
export const enrolled = signal<string | null>(null);
/** True once the kept state was read: before that nothing is decided. */
export const known = signal(false);
/** True once the server (or its absence) answered who is signed in. */
export const asked = signal(false);
export const online = signal(navigator.onLine);
/** A code that came in with the address: the stock camera opened the app. */
export const arrival = signal<string | null>(null);
const siteOfDevice = signal<string | null>(null);
/** What this new phone or screen shows until somebody of the court has compared it. */
export const waitingWords = signal<WaitingWords | null>(null);

export const role = computed<Role | null>(() => {
  if (session.value) return session.value.role;
  if (enrolled.value) return 'participant';
  return siteOfDevice.value ? 'site_device' : null;
});

export const locked = computed(() => role.value === 'participant' && !session.value);

export async function recallSession(): Promise<void> {
  const chosen = await kept<Language>('language');
  if (chosen) setLanguage(chosen);
  enrolled.value = (await device())?.id ?? null;
  siteOfDevice.value = (await kept<{ id: string }>('site'))?.id ?? null;
  waitingWords.value = (await kept<WaitingWords>('two-words')) ?? null;
  const last = await kept<Session>('session');
  if (last && (await mayOpenUnasked(last))) session.value = last;
  known.value = true;
}

async function mayOpenUnasked(last: Session): Promise<boolean> {
  if (last.role !== 'participant') return true;
  const unlocked = (await kept<number>('unlocked-at')) ?? 0;
  const age = Date.now() - unlocked;
  return age >= 0 && age < UNLOCKED_FOR;
}

/** Asks the server who is signed in. No answer changes nothing. */
export async function askSession(): Promise<void> {
  if (await kept(DUE)) return endSession();
  if (nobodyYet()) {
    asked.value = true;
    return;
  }
  const result = await call<Session>('/session', { timeoutMs: 8000 });
  if (result.ok) await opened(result.data, false);
  else if (result.problem.status === 401) await closed();
  online.value = result.ok || result.problem.kind === 'server';
  asked.value = true;
}

/** The first visit of a browser: its door is shown at once, and no question goes out. */
function nobodyYet(): boolean {
  return role.value === null && !document.cookie.includes('__Host-here=');
}

/** A session began: by code, by PIN, by password, or it was still there. */
export async function opened(next: Session, unlockedNow = true): Promise<void> {
  const before = session.value;
  if (before && before.role !== next.role) await forgetHers();
  if (!(await kept('language')) && next.language) setLanguage(next.language);
  enrolled.value = (await device())?.id ?? null;
  siteOfDevice.value = (await kept<{ id: string }>('site'))?.id ?? null;
  await remember('session', next);
  if (unlockedNow) await drop(DUE);
  if (unlockedNow || next.role === 'participant') await remember('unlocked-at', Date.now());
  session.value = next;
  asked.value = true;
  // A code that came with the address was for this; until now its screen stayed, also its refusal.
  if (unlockedNow) arrival.value = null;
}

/** A code was used: from now on this device waits for its match, also after a restart. */
export async function awaitMatch(words: WaitingWords): Promise<void> {
  // Whoever was signed in here before is not who waits now.
  if (session.value) await Promise.all([call('/session', { method: 'DELETE' }), closed()]);
  await remember('two-words', words);
  enrolled.value = (await device())?.id ?? null;
  waitingWords.value = words;
  arrival.value = null;
}

/** The words were compared: what this device shows next is decided by its session. */
export async function endWaiting(): Promise<void> {
  await drop('two-words');
  waitingWords.value = null;
}

/** A screen that was turned down is an empty browser again. */
export async function forgetScreen(): Promise<void> {
  await drop('site', 'site-keys', 'site-device');
  siteOfDevice.value = null;
  await endWaiting();
}

/** The server no longer knows this session: her scans and her key stay. */
export async function closed(): Promise<void> {
  session.value = null;
  await drop('session', 'unlocked-at');
  keepCase(null);
  await forgetHers();
}

async function forgetHers(): Promise<void> {
  await drop(...HERS);
  for (const forget of forgetters) forget();
}

const forgetters: (() => void)[] = [];

/** What holds a copy of her data in memory says here how to forget it. */
export function whenClosed(forget: () => void): void {
  forgetters.push(forget);
}

/** Locks at once; the server is told, and if it cannot be reached the phone is locked anyway. */
export async function signOut(): Promise<void> {
  const wasSite = session.value?.role === 'site_device';
  // Her own phone stays hers while it is locked; a desk's browser is anybody's.
  if (role.value !== 'participant') await forgetPush();
  await remember(DUE, true);
  const telling = endSession();
  await closed();
  if (wasSite) {
    await drop('site', 'site-keys');
    // What this screen scanned and nobody has yet is still to be answered for with its key.
    if ((await loadScans().catch(() => [])).every(received)) await drop('site-device');
    siteOfDevice.value = null;
  }
  await telling;
}

function received(row: ScanRow): boolean {
  return row.state === 'received';
}

/** Where the server could not be told, it is told before anything else is asked of it. */
async function endSession(): Promise<void> {
  const result = await call('/session', { method: 'DELETE', timeoutMs: 5000 });
  if (result.ok || result.problem.status === 401) await drop(DUE);
  online.value = result.ok || result.problem.kind === 'server';
  asked.value = true;
}

async function forgetPush(): Promise<void> {
  await import('../notices/push').then((push) => push.unsubscribe()).catch(() => undefined);
}

export async function rememberSite(site: Pick<Site, 'id' | 'name'>): Promise<void> {
  await remember('site', site);
  siteOfDevice.value = site.id;
}

export function setLanguage(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
}

export async function chooseLanguage(next: Language): Promise<void> {
  setLanguage(next);
  await remember('language', next);
}

/** Passes a result on, and closes the session when the server says that it is over. */
export function heeding<T>(result: Result<T>): Result<T> {
  if (!result.ok && result.problem.status === 401) void closed();
  return result;
}
