// What the desk is asked: filters, which stand in the address, and a search, which does not.
//
// A filter names a state, a site or a kind of case and nobody: it may be reloaded, gone back to
// and sent to a colleague. What is searched for names a woman. An address ends up in the history
// of a browser that others use, in a proxy's log and in a link that is passed on; so the search
// travels in a body, and is kept in the state of the history's entry: it survives a reload and
// the way back, in this tab alone, and is written nowhere. (The part after # would not do: it
// never reaches a server, but it is in the history and in what people copy.)
import { signal } from '@preact/signals';
import type { WeekState } from '../../server/resources';
import { whenClosed } from '../../signin/session';
import { STATE_KEYS } from '../states';

export const GROUPS = ['now', 'soon', 'calm', 'nothing'] as const;
export type Group = (typeof GROUPS)[number];

export interface Filters {
  urgency: Group | '';
  state: WeekState | '';
  host: string;
  site: string;
  reached: 'no' | '';
  waiting: 'me' | '';
  noted: 'yes' | '';
}

export const NO_FILTERS: Filters = {
  urgency: '',
  state: '',
  host: '',
  site: '',
  reached: '',
  waiting: '',
  noted: '',
};
const NAMES = Object.keys(NO_FILTERS) as (keyof Filters)[];
export const LEAST_LETTERS = 2;

export const filters = signal<Filters>(NO_FILTERS);
export const search = signal('');

whenClosed(() => {
  filters.value = NO_FILTERS;
  search.value = '';
  // The entry that is open forgets whom it was about; others are asked anew and find nobody.
  if (searchIn(history.state)) history.replaceState(null, '', location.href);
});

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KNOWN: Record<keyof Filters, (value: string) => boolean> = {
  urgency: (value) => GROUPS.some((one) => one === value),
  state: (value) => STATE_KEYS.some((one) => one === value),
  host: (value) => ID.test(value),
  site: (value) => ID.test(value),
  reached: (value) => value === 'no',
  waiting: (value) => value === 'me',
  noted: (value) => value === 'yes',
};

/** The address of the desk with these filters; without any it is the plain one. */
export function addressOf(asked: Filters): string {
  const query = queryOf(asked).toString();
  return query && `?${query}`;
}

export function queryOf(asked: Filters): URLSearchParams {
  return new URLSearchParams(
    NAMES.filter((name) => asked[name]).map((name) => [name, asked[name]]),
  );
}

/** The filters that an address names; what it should not hold is left out. */
export function filtersAt(address: string): Filters {
  const query = new URLSearchParams(address);
  const found = NAMES.map((name) => {
    const value = query.get(name) ?? '';
    return [name, KNOWN[name](value) ? value : ''];
  });
  return Object.fromEntries(found) as Filters;
}

/** What an entry of the history was searched for. */
export function searchIn(state: unknown): string {
  const kept = (state as { search?: unknown } | null)?.search;
  return typeof kept === 'string' ? kept : '';
}

export function stateOf(text: string): { search: string } | null {
  return text ? { search: text } : null;
}

/** Takes the question from the entry of the history that is open. */
export function recallQuestion(): void {
  filters.value = filtersAt(location.search);
  search.value = searchIn(history.state);
}

/** Another filter is another page: the way back leads to the one before. */
export function narrow(part: Partial<Filters>): void {
  const next = { ...filters.value, ...part };
  const address = addressOf(next);
  filters.value = next;
  if (address === location.search) return;
  history.pushState(stateOf(search.value), '', `/${address}`);
}

/** Letter by letter the same page: nothing is added to the history. */
export function lookFor(text: string): void {
  search.value = text;
  history.replaceState(stateOf(text), '', location.href);
}

export const isNarrowed = () => search.value !== '' || addressOf(filters.value) !== '';
