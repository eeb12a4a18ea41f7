// Day keys: fetched while there is network, kept for two weeks without it.
import { signal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { CodeKeys, Named } from '../server/resources';
import { rememberSite, session, whenClosed } from '../signin/session';
import { drop, kept, remember } from '../store/db';
import { importDayKey, type SiteKeys } from './codes';
import { tellDrift } from './drift';

export const keys = signal<SiteKeys | null>(null);
export const site = signal<Named | null>(null);
export const keyProblem = signal<Problem | null>(null);
/** The address before the "#", as the server writes it in its codes. */
export const landing = signal(`${location.origin}/c`);

export async function recallKeys(): Promise<void> {
  site.value = session.value?.sites[0] ?? (await kept<Named>('site')) ?? null;
  const held = await kept<SiteKeys>('site-keys');
  keys.value = held && held.site === site.value?.id ? held : null;
  landing.value = (await kept<string>('site-landing')) ?? landing.value;
}

export async function pullKeys(): Promise<void> {
  const here = site.value;
  if (!here) return;
  const asked = Date.now();
  const result = await call<CodeKeys>(`/sites/${here.id}/code-keys`);
  keyProblem.value = result.ok ? null : result.problem;
  // A lost screen that was closed from the desk stops showing codes as soon as it hears of it.
  if (!result.ok && result.problem.status === 401) await forgetKeys();
  if (!result.ok) return;
  const { key_id, server_time } = result.data;
  const middle = (asked + Date.now()) / 2;
  const imported = result.data.keys.map(async ({ day, key }) => ({
    day,
    key: await importDayKey(key),
  }));
  const before = keys.value;
  keys.value = {
    site: here.id,
    keyId: key_id,
    keys: await Promise.all(imported),
    offsetMs: Math.round(Date.parse(server_time) - middle),
    fetchedAt: Date.now(),
  };
  void tellDrift(before, keys.value);
  landing.value = result.data.code_prefix.split('#')[0] ?? landing.value;
  await Promise.all([
    remember('site-keys', keys.value),
    rememberSite(here),
    remember('site-landing', landing.value),
  ]);
}

async function forgetKeys(): Promise<void> {
  keys.value = null;
  await drop('site-keys');
}

whenClosed(() => void forgetKeys());

/** Now by the server's clock, as far as it is known, in milliseconds. */
export function siteNow(): number {
  return Date.now() + (keys.value?.offsetMs ?? 0);
}

/** The offset as it was seen with the keys, and how long ago by this clock. */
export function keptOffset(): { ms: number; ageSeconds: number } | null {
  const held = keys.value;
  if (!held) return null;
  const age = Math.round((Date.now() - held.fetchedAt) / 1000);
  return { ms: held.offsetMs, ageSeconds: Math.max(0, age) };
}
