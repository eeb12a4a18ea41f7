// What was decided last, and how to take it back: a new event, never a silent change.
import { signal } from '@preact/signals';
import type { Result } from '../../server/client';
import { whenClosed } from '../../signin/session';
import { announce } from '../../ui/announce';
import type { Keyed, List } from './lists';

export interface Done {
  text: string;
  /** Null where there is nothing to take back. `WAITS`: a second person has to agree to it. */
  undo: (() => Promise<Result<unknown>>) | null;
  /** After taking back: the list as it is then, and the row to return to. */
  list: Pick<List<never>, 'pull'>;
  row: string;
}

export const WAITS = 'waits';

export const done = signal<Done | null>(null);
whenClosed(() => {
  done.value = null;
});

export function rowId(id: string): string {
  return `row-${id.replaceAll(' ', '-')}`;
}

/** A row was decided: it leaves its list, and the focus goes to the next one. */
export function decided<T extends Keyed>(list: List<T>, row: T, what: Omit<Done, 'list'>): void {
  const next = neighbour(what.row);
  list.drop(row);
  done.value = { ...what, list };
  announce(what.text);
  setTimeout(() => focusRow(next));
}

function neighbour(id: string): string | null {
  const here = document.getElementById(rowId(id));
  const near = here?.nextElementSibling ?? here?.previousElementSibling;
  return near?.id ?? null;
}

/** The name of a row, or the heading where the row is not there. */
export function focusRow(elementId: string | null): void {
  const row = elementId ? document.getElementById(elementId) : null;
  const target = row?.querySelector<HTMLElement>('.name') ?? document.querySelector('h1');
  target?.focus();
}
