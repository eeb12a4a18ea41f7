// The roster: tags of passes and first names that only the pass itself opens. Fetched with the
// day keys, kept for the days without network; nothing else about anybody is on this device.
import { signal } from '@preact/signals';
import { openName, readPass, tagOf } from '../passes/codes';
import { call } from '../server/client';
import type { Named, Roster } from '../server/resources';
import { whenClosed } from '../signin/session';
import { fromBase64url } from '../store/bytes';
import { drop, kept, remember } from '../store/db';

interface KeptRoster {
  site: string;
  /** Sealed first names by tag. */
  names: Record<string, string>;
  people: Named[];
}

export interface Card {
  tag: string;
  /** Null for a pass that this site does not know. */
  name: string | null;
}

export const roster = signal<KeptRoster | null>(null);

export async function recallRoster(site: string | undefined): Promise<void> {
  const held = await kept<KeptRoster>('site-roster');
  roster.value = held && held.site === site ? held : null;
  opened.clear();
}

export async function pullRoster(site: string): Promise<void> {
  const result = await call<Roster>(`/sites/${site}/roster`);
  if (!result.ok) return;
  const { entries, people } = result.data;
  const names = Object.fromEntries(entries.map(({ tag, name }) => [tag, name]));
  roster.value = { site, names, people };
  opened.clear();
  await remember('site-roster', roster.value);
}

async function forgetRoster(): Promise<void> {
  roster.value = null;
  opened.clear();
  await drop('site-roster');
}

whenClosed(() => void forgetRoster());

/** Opened in memory only, and only for what was shown to this screen. */
const opened = new Map<string, Promise<Card | null>>();

/** Whose pass this text is; null when it is no pass at all. */
export function cardOf(text: string): Promise<Card | null> {
  const known = opened.get(text);
  if (known) return known;
  const opening = open(text);
  opened.set(text, opening);
  return opening;
}

async function open(text: string): Promise<Card | null> {
  const pass = readPass(text);
  if (!pass) return null;
  const tag = await tagOf(pass.key);
  const sealed = roster.value?.names[tag];
  return { tag, name: sealed ? await openName(pass.key, fromBase64url(sealed)) : null };
}
