// A screen counts in the server's time, put right at every check. How far its clock had drifted
// until then only this screen knows: it tells the server, for the scans that still wait on phones.
import { call } from '../server/client';
import { kept, remember } from '../store/db';
import type { SiteKeys } from './codes';

export interface Check {
  site: string;
  offset_ms: number;
  since: string;
  until: string;
}

/** Less than a second is what the network's own delay makes of it. */
const WORTH_MS = 1000;
const MOST_KEPT = 20;

/** By how much the codes of before were ahead of the server's clock at the check after. */
export function driftOf(before: SiteKeys, after: SiteKeys): Check {
  return {
    site: after.site,
    offset_ms: before.offsetMs - after.offsetMs,
    since: serverTime(before),
    until: serverTime(after),
  };
}

function serverTime(held: SiteKeys): string {
  return new Date(held.fetchedAt + held.offsetMs).toISOString();
}

/** Tells what was found, and what could not be told before. */
export async function tellDrift(before: SiteKeys | null, after: SiteKeys): Promise<void> {
  const found = before && before.site === after.site ? [driftOf(before, after)] : [];
  const worth = found.filter((check) => Math.abs(check.offset_ms) >= WORTH_MS);
  const untold = ((await kept<Check[]>('site-drifts')) ?? []).filter((c) => c.site === after.site);
  const all = [...untold, ...worth].slice(-MOST_KEPT);
  if (all.length === 0) return;
  await remember('site-drifts', all);
  await remember('site-drifts', await leftOver(all));
}

/** What the server could not be told; what it refuses, it would refuse again. */
async function leftOver(all: readonly Check[]): Promise<Check[]> {
  const left: Check[] = [];
  for (const check of all) {
    const { site, ...body } = check;
    const told = await call<null>(`/sites/${site}/clock`, { method: 'POST', body });
    if (!told.ok && told.problem.status !== 422) left.push(check);
  }
  return left;
}
