// Who of the site stands at this screen: said with a PIN that the server checked, kept as its word
// until the turn ends. Without anybody named the screen scans too; it only proves less.
import { signal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { Witness } from '../server/resources';
import { whenClosed } from '../signin/session';
import { drop, kept, remember } from '../store/db';
import { site, siteNow } from './keys';

export const duty = signal<Witness | null>(null);

export async function recallDuty(): Promise<void> {
  duty.value = (await kept<Witness>('site-witness')) ?? null;
}

/** The person on duty now; nobody once the time the server gave is over. */
export function onDuty(): Witness | null {
  const said = duty.value;
  return said && Date.parse(said.until) > siteNow() ? said : null;
}

export async function beginDuty(staff: string, pin: string): Promise<Problem | null> {
  const body = { staff, pin };
  const path = `/sites/${site.value?.id}/witnesses`;
  const result = await call<Witness>(path, { method: 'POST', body });
  if (!result.ok) return result.problem;
  duty.value = result.data;
  await remember('site-witness', duty.value);
  return null;
}

export async function endDuty(): Promise<void> {
  duty.value = null;
  await drop('site-witness');
}

whenClosed(() => void endDuty());
