// How this site is doing, and who is insured there until when. Nothing of it says how she stands.
import { type Signal, signal } from '@preact/signals';
import { call } from '../server/client';
import type { Insured, Site, SiteHealth } from '../server/resources';
import { heeding, whenClosed } from '../signin/session';

export const care: {
  insured: Signal<Insured[]>;
  health: Signal<SiteHealth | null>;
  /** Whose dates are being entered. */
  entering: Signal<Insured | null>;
} = { insured: signal([]), health: signal(null), entering: signal(null) };

function forget(): void {
  care.insured.value = [];
  care.health.value = null;
  care.entering.value = null;
}
whenClosed(forget);

const DUE: ReadonlySet<string> = new Set(['lapsed', 'week', 'month']);

/** Whether its insurance has ended or is about to. */
export function isDue(one: Insured): boolean {
  return DUE.has(one.cover_state);
}

/** Of use and no more: the day's list stands without it, so that nothing is said where it fails. */
export async function pullCare(site: Site): Promise<void> {
  const [cover, sites] = await Promise.all([
    call<{ items: Insured[] }>(`/sites/${site.id}/coverage`),
    call<{ items: SiteHealth[] }>('/site-health'),
  ]);
  if (heeding(cover).ok && cover.ok) care.insured.value = cover.data.items;
  if (sites.ok) care.health.value = sites.data.items.find((one) => one.id === site.id) ?? null;
}
