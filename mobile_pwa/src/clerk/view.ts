// Which room of the court is open. The address names a list at most: nothing in a history names
// a case.
import { signal } from '@preact/signals';
import { addressOf, type Place, placeAt } from './inbox/tabs';

/** Where the way back from a case leads, when it is not the desk. */
export type Back = Place | 'dates';

export type View =
  | { room: 'desk' }
  | { room: 'odd' }
  | ({ room: 'inbox' } & Place)
  | { room: 'case'; order: string; justMade?: boolean; placementFailed?: boolean; back?: Back }
  | { room: 'intake' }
  | { room: 'sites' }
  | { room: 'dates' }
  | { room: 'desk-code' };

const DATES = '?dates';

export const view = signal<View>(viewAt(location.search));

export function show(next: View): void {
  view.value = next;
  const address = addressIn(next);
  if (address !== location.search) history.pushState(null, '', `/${address}`);
}

function addressIn(next: View): string {
  if (next.room === 'inbox') return addressOf(next);
  return next.room === 'dates' ? DATES : '';
}

/** The browser's own back and forward. */
export function follow(): void {
  view.value = viewAt(location.search);
}

function viewAt(search: string): View {
  if (search === DATES) return { room: 'dates' };
  const place = placeAt(search);
  return place ? { room: 'inbox', ...place } : { room: 'desk' };
}
