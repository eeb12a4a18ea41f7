// Which room of the court is open. The address names a list at most: nothing in a history names
// a case.
import { signal } from '@preact/signals';
import { addressOf, type Place, placeAt } from './inbox/tabs';

export type View =
  | { room: 'desk' }
  | { room: 'odd' }
  | ({ room: 'inbox' } & Place)
  | { room: 'case'; order: string; justMade?: boolean; placementFailed?: boolean; back?: Place }
  | { room: 'intake' }
  | { room: 'sites' };

export const view = signal<View>(viewAt(location.search));

export function show(next: View): void {
  view.value = next;
  const address = next.room === 'inbox' ? addressOf(next) : '';
  if (address !== location.search) history.pushState(null, '', `/${address}`);
}

/** The browser's own back and forward. */
export function follow(): void {
  view.value = viewAt(location.search);
}

function viewAt(search: string): View {
  const place = placeAt(search);
  return place ? { room: 'inbox', ...place } : { room: 'desk' };
}
