// A new phone or screen asks by itself whether its words were compared, ever more seldom.
import { call } from '../server/client';
import type { Challenge, Session } from '../server/resources';
import { device, sign } from '../store/device';
import { takePin } from './pin';
import { awaitMatch, endWaiting, opened, type WaitingWords } from './session';
import { unlock } from './unlocking';

const FIRST_MS = 1500;
const LONGEST_MS = 60_000;

type Answer = 'waiting' | 'matched' | 'refused';

/** Asks now, when the network is back, when the page is seen, and in between. Stops when told. */
export function followMatch(words: WaitingWords): () => void {
  let delay = FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let asking = false;
  const ask = async () => {
    if (asking || over) return;
    asking = true;
    clearTimeout(timer);
    const answer = await (words.kind === 'phone' ? askPhone() : askScreen()).catch(() => 'waiting');
    asking = false;
    if (over) return;
    if (answer === 'refused') void turnedDown(words);
    if (answer !== 'waiting') return;
    timer = setTimeout(() => void ask(), delay * (0.8 + 0.4 * Math.random()));
    delay = Math.min(LONGEST_MS, delay * 1.5);
  };
  const wake = () => {
    if (document.visibilityState === 'hidden') return;
    delay = FIRST_MS;
    void ask();
  };
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  wake();
  return () => {
    over = true;
    clearTimeout(timer);
    removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
  };
}

async function turnedDown(words: WaitingWords): Promise<void> {
  await awaitMatch({ ...words, refused: true });
}

/** The phone is known by its key; its session needs her PIN, which she may just have chosen. */
async function askPhone(): Promise<Answer> {
  const identity = await device();
  if (!identity) return 'refused';
  const path = `/devices/${identity.id}`;
  const asked = await call<Challenge>(`${path}/challenge`, { method: 'POST', body: {} });
  if (!asked.ok) return 'waiting';
  const { challenge } = asked.data;
  const signature = await sign(identity.privateKey, challenge);
  const body = { challenge, signature };
  const told = await call<{ matched: boolean }>(`${path}/matching`, { method: 'POST', body });
  if (!told.ok) return told.problem.type === 'device-revoked' ? 'refused' : 'waiting';
  if (!told.data.matched) return 'waiting';
  const pin = takePin();
  if (pin) await unlock(pin);
  await endWaiting();
  return 'matched';
}

/** A screen is known by its cookie, also where the browser can make no key. */
async function askScreen(): Promise<Answer> {
  const told = await call<Session>('/session');
  if (told.ok && told.data.role === 'site_device') {
    await opened(told.data);
    await endWaiting();
    return 'matched';
  }
  if (told.ok || told.problem.status !== 401) return 'waiting';
  return told.problem.type === 'device-unmatched' ? 'waiting' : 'refused';
}
