import { signal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { Page, Site } from '../server/resources';
import { heeding } from '../signin/session';

export const sites = {
  items: signal<Site[] | null>(null),
  problem: signal<Problem | null>(null),
};

export async function pullSites(): Promise<void> {
  const result = heeding(await call<Page<Site>>('/sites'));
  sites.problem.value = result.ok ? null : result.problem;
  if (result.ok) sites.items.value = result.data.items;
}
