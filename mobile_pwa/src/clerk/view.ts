// Which room of the court is open. Never in the address: nothing in a history names a case.
import { signal } from '@preact/signals';

export type View =
  | { room: 'desk' }
  | { room: 'case'; order: string; justMade?: boolean; placementFailed?: boolean }
  | { room: 'intake' }
  | { room: 'sites' }
  | { room: 'odd' };

export const view = signal<View>({ room: 'desk' });

export function show(next: View): void {
  view.value = next;
}
