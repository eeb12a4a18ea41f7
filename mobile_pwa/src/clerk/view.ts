// Which room of the court is open. The address names a list or the desk's filters at most: nothing
// in a history names a case; one that is open when the page is loaded anew opens again.
import { effect, signal } from '@preact/signals';
import { keepCase, keptCase } from '../signin/openCase';
import { asOf, asOfAddress } from './case/asOf';
import {
  addressOf as addressOfDesk,
  filters,
  recallQuestion,
  search,
  stateOf,
} from './desk/question';
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
  | { room: 'hosts' }
  | { room: 'dates' }
  | { room: 'reports' }
  | { room: 'files' }
  | { room: 'desk-code' };

const DATES = '?dates';
const REPORTS = '?reports';
const FILES = '?files';

export const view = signal<View>(caseBefore() ?? viewAt(location.search));
effect(() => keepCase(view.value.room === 'case' ? view.value.order : null));

/** The case that was open in this entry of the history when the page was left. */
function caseBefore(): View | null {
  const order = keptCase();
  const from = (history.state as { from?: unknown } | null)?.from;
  if (!order || typeof from !== 'string') return null;
  return from === 'dates' ? { room: 'case', order, back: from } : { room: 'case', order };
}

export function show(next: View): void {
  const before = view.peek();
  // The day belongs to the case that is open, and to one that a reload has to open again.
  if (next.room !== 'case' && before.room === 'case') asOf.value = null;
  view.value = next;
  if (next.room === 'desk' && before.room === 'case' && cameFromDesk()) {
    history.back();
    return;
  }
  const address = addressIn(next);
  // A case has no address of its own and takes a place in the history all the same, so that the
  // browser's way back leads out of it.
  if (address === location.search && next.room !== 'case') return;
  history.pushState(entryOf(before, next), '', `/${address}`);
}

function entryOf(before: View, next: View): object | null {
  if (next.room === 'case') return { from: before.room };
  return next.room === 'desk' ? stateOf(search.value) : null;
}

function cameFromDesk(): boolean {
  return (history.state as { from?: unknown } | null)?.from === 'desk';
}

function addressIn(next: View): string {
  if (next.room === 'desk') return addressOfDesk(filters.value);
  if (next.room === 'inbox') return addressOf(next);
  if (next.room === 'case') return asOfAddress();
  if (next.room === 'reports') return REPORTS;
  if (next.room === 'files') return FILES;
  return next.room === 'dates' ? DATES : '';
}

/** The browser's own back and forward. */
export function follow(): void {
  view.value = viewAt(location.search);
}

function viewAt(address: string): View {
  if (address === DATES) return { room: 'dates' };
  if (address === REPORTS) return { room: 'reports' };
  if (address === FILES) return { room: 'files' };
  const place = placeAt(address);
  if (place) return { room: 'inbox', ...place };
  recallQuestion();
  return { room: 'desk' };
}
