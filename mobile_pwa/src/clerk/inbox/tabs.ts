// The lists that wait for a clerk, and where the server keeps them. First the stage that needs
// somebody; the others are for looking back.
const STAGES = {
  warnings: ['open', 'closed'],
  unreached: ['open'],
  excuses: ['waiting', 'accepted', 'refused'],
  contested: ['contested'],
  presumed: ['presumed'],
  missing: ['open'],
  claimed: ['claimed'],
  odd: ['flagged'],
  short: ['due', 'reopened', 'curing', 'minor', 'decided'],
} as const;

export type Tab = keyof typeof STAGES;
export type Stage = (typeof STAGES)[Tab][number];
/** The lists of attendances, whose rows are all alike. */
export type AttendanceTab = 'contested' | 'presumed' | 'missing' | 'claimed' | 'odd';

export interface Place {
  tab: Tab;
  stage: Stage;
}

export const TABS = Object.keys(STAGES) as Tab[];

export function stagesOf(tab: Tab): readonly Stage[] {
  return STAGES[tab];
}

export function firstOf(tab: Tab): Place {
  return { tab, stage: STAGES[tab][0] };
}

/** Where a list is read. */
export function pathOf({ tab, stage }: Place): string {
  if (tab === 'unreached') return '/notices/unreached';
  if (tab === 'short') return `/shortfalls?stage=${stage}`;
  if (tab === 'warnings' || tab === 'excuses') return `/${tab}?state=${stage}`;
  return `/attendances?state=${stage}`;
}

/** The address of a list: it names a list and nobody on it. */
export function addressOf({ tab, stage }: Place): string {
  return stage === STAGES[tab][0] ? `?list=${tab}` : `?list=${tab}&stage=${stage}`;
}

/** The list that an address names; null where it names none. */
export function placeAt(search: string): Place | null {
  const query = new URLSearchParams(search);
  const tab = TABS.find((one) => one === query.get('list'));
  if (!tab) return null;
  const stage = stagesOf(tab).find((one) => one === query.get('stage'));
  return stage ? { tab, stage } : firstOf(tab);
}
