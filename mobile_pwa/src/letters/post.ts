// Around the pure letters: the store, the client, and the moments to try.
import { computed, signal } from '@preact/signals';
import { call, type Result } from '../server/client';
import { upload } from '../server/upload';
import { heeding, online, session } from '../signin/session';
import { database } from '../store/db';
import {
  afterProblem,
  type Letter,
  type NewLetter,
  newLetter,
  nextDue,
  resourceOf,
  withFollowers,
} from './letter';

const letters = signal<Letter[]>([]);
/** What waits of the person who is signed in. */
export const unsent = computed(() => letters.value.filter((one) => one.order === orderNow()));
/** How many wait on this phone; while it is locked nothing more is said of them. */
export const pending = computed(() => (session.value ? unsent.value.length : letters.value.length));
/** Ids that the server has taken since the app was opened. */
export const taken = signal<ReadonlySet<string>>(new Set());
export const delivering = signal(false);
/** How much of a file is on its way, 0 to 1. */
export const share = signal<{ id: string; part: number } | null>(null);

const INTERVAL_MS = 60_000;
/** Where nothing can be kept (a private window) a letter lives as long as the page. */
const unkept = new Map<string, Letter>();
let running: Promise<void> | null = null;
let wokenMeanwhile = false;

function orderNow(): string | null {
  return session.value?.order ?? null;
}

/** Keeps letters on this phone, then tries to send them. */
export async function post(...given: NewLetter[]): Promise<void> {
  const order = orderNow();
  if (!order) return;
  const now = Date.now();
  // One after another, also within a millisecond.
  const added = given.map((one, index) => newLetter(one, order, now + index));
  for (const letter of added) await put(letter);
  letters.value = [...letters.value, ...added];
  void deliver(true);
}

async function put(letter: Letter): Promise<void> {
  try {
    await (await database()).put('letters', letter);
    unkept.delete(letter.id);
  } catch {
    unkept.set(letter.id, letter);
  }
}

async function remove(gone: readonly Letter[]): Promise<void> {
  for (const { id } of gone) {
    unkept.delete(id);
    await database().then(
      (db) => db.delete('letters', id),
      () => undefined,
    );
  }
  const ids = new Set(gone.map(({ id }) => id));
  letters.value = letters.value.filter(({ id }) => !ids.has(id));
}

export async function recallLetters(): Promise<void> {
  const stored = await database().then(
    (db) => db.getAll('letters'),
    () => [],
  );
  const all = [...stored, ...unkept.values()];
  letters.value = all.sort((a, b) => a.savedAt - b.savedAt);
}

/** Sends what is due. `woken` passes by the back-off: the network is back, or somebody tapped. */
export function deliver(woken = false): Promise<void> {
  if (running) {
    wokenMeanwhile ||= woken;
    return running;
  }
  running = inOneTab(() => run(woken)).finally(() => {
    running = null;
    delivering.value = false;
    if (wokenMeanwhile) {
      wokenMeanwhile = false;
      void deliver(true);
    }
  });
  return running;
}

async function run(woken: boolean): Promise<void> {
  await recallLetters();
  const tried = new Set<string>();
  for (;;) {
    const order = orderNow();
    const letter = order && nextDue(letters.value, order, Date.now(), woken, tried);
    if (!letter) return;
    delivering.value = true;
    tried.add(letter.id);
    const result = heeding(await sent(letter));
    share.value = null;
    if (result.ok) {
      await remove([letter]);
      taken.value = new Set([...taken.value, letter.id]);
      continue;
    }
    await replace(afterProblem(letter, result.problem, Date.now(), Math.random()));
    if (result.problem.kind === 'offline') return;
  }
}

async function replace(letter: Letter): Promise<void> {
  await put(letter);
  letters.value = letters.value.map((one) => (one.id === letter.id ? letter : one));
}

async function sent(letter: Letter): Promise<Result<unknown>> {
  if (letter.file) {
    return upload(letter.path, letter.file, (part) => {
      share.value = { id: letter.id, part };
    });
  }
  const result = await putBody(letter, letter.version);
  if (result.ok || result.problem.status !== 412) return result;
  // Something else about it changed, or this very letter arrived and its answer was lost: what
  // she said still holds, so it is said to the newest version.
  const newest = await call<{ version: number }>(resourceOf(letter));
  return newest.ok ? putBody(letter, newest.data.version) : newest;
}

function putBody(letter: Letter, version: number | undefined): Promise<Result<unknown>> {
  return call(letter.path, { method: 'PUT', body: letter.body, version });
}

/** Two tabs must not send the same letters at once; where locks are missing, PUT is repeatable. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  await (locks ? locks.request('letters', work) : work());
}

/** She lets go of a letter that was not sent, and of what was to follow it. */
export async function discard(id: string): Promise<void> {
  await remove(withFollowers(letters.value, id));
}

/** Asked for by her, after the server had said no. */
export async function tryAgain(letter: Letter): Promise<void> {
  await replace({ ...letter, state: 'waiting', problem: null });
  await deliver(true);
}

/** While she is signed in: at once, network back, screen seen again, and every minute. */
export function keepDelivering(): () => void {
  const wake = () => void deliver(true);
  const seen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  const timer = setInterval(() => {
    if (online.value && unsent.value.length > 0) void deliver();
  }, INTERVAL_MS);
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', seen);
  wake();
  return () => {
    clearInterval(timer);
    removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', seen);
  };
}
