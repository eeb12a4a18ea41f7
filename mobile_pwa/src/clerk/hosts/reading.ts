// A site's figures as sentences, and the orders in which the list can stand.
import { dayText, duration } from '../../i18n/format';
import { mondayOf } from '../../i18n/zone';
import type { SiteHealth } from '../../server/resources';
import { say } from './words';

export const SORTS = ['silence', 'answers', 'cover', 'relying', 'name'] as const;
export type Sort = (typeof SORTS)[number];

const TWO_DAYS = 48 * 60;

/** Minutes as people say them: from two days on in days. */
export function span(minutes: number): string {
  if (minutes < TWO_DAYS) return duration(minutes);
  return say('days', { n: Math.round(minutes / (24 * 60)) });
}

export function answers({ answered }: SiteHealth): string {
  if (!answered) return say('noAnswers');
  const time = span(answered.median_minutes);
  if (answered.n === 1) return say('answersOne', { time });
  return say('answers', { time, n: answered.n, slowest: span(answered.slowest_minutes) });
}

/** Null where nothing was asked of it yet. */
export function silence(site: SiteHealth): string | null {
  if (site.silent_since) return say('silentSince', { day: dayText(site.silent_since) });
  if (site.silent_weeks.length) return say('silentBefore', { n: site.silent_weeks.length });
  return site.answered ? say('neverSilent') : null;
}

const COVER = {
  lapsed: 'coverLapsed',
  week: 'coverWeek',
  month: 'coverMonth',
  none: 'coverNone',
} as const;

/** What there is to say of its insurance, the most pressing first; nobody placed, nothing said. */
export function cover(site: SiteHealth): string[] {
  if (site.placed === 0) return [];
  const told = (Object.keys(COVER) as (keyof typeof COVER)[]).flatMap((state) => {
    const n = countOf(site, state);
    return n ? [say(COVER[state], { n })] : [];
  });
  return told.length ? told : [say('coverAll')];
}

function countOf(site: SiteHealth, state: string): number {
  return site.cover.find((one) => one.state === state)?.count ?? 0;
}

export function weekName(week: string): string {
  return say('weekOf', { day: dayText(mondayOf(week)) });
}

/** The list in another order; where two are alike, by name. */
export function sorted(sites: readonly SiteHealth[], by: Sort): SiteHealth[] {
  const key = KEYS[by];
  return [...sites].sort((a, b) => key(a) - key(b) || a.name.localeCompare(b.name));
}

const NEVER = Number.MAX_SAFE_INTEGER;
const KEYS: Record<Sort, (site: SiteHealth) => number> = {
  silence: (site) =>
    site.silent_since ? Date.parse(site.silent_since) : NEVER - site.silent_weeks.length,
  answers: (site) => -(site.answered?.median_minutes ?? -1),
  cover: (site) =>
    -(countOf(site, 'lapsed') * 1e9 + countOf(site, 'week') * 1e6 + countOf(site, 'month') * 1e3) -
    countOf(site, 'none'),
  relying: (site) => -site.relying,
  name: () => 0,
};
