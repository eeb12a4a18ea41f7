import type { ComponentChildren } from 'preact';
import { type Back, show } from '../view';
import { rowId } from './done';

export interface Whose {
  id: string;
  case_number: string;
  first_name: string;
  last_name: string;
}

interface Props {
  id: string;
  whose: Whose;
  from: Back;
  /** A box to choose it with others. */
  pick?: ComponentChildren;
  children: ComponentChildren;
  actions?: ComponentChildren;
  /** What opened under it: a form, papers, what went wrong. */
  under?: ComponentChildren;
}

/** One thing that waits: whose, what, and what can be done about it without leaving. */
export function Row({ id, whose, from, pick, children, actions, under }: Props) {
  return (
    <li class="waiting" id={rowId(id)}>
      <div class="whose">
        {pick}
        <div>
          <button
            type="button"
            class="name"
            onClick={() => show({ room: 'case', order: whose.id, back: from })}
          >
            {nameOf(whose)}
          </button>
          <span class="quiet small digits case-number">{whose.case_number}</span>
        </div>
      </div>
      <div class="stack tight">{children}</div>
      <div class="acts">{actions}</div>
      {under && <div class="under stack">{under}</div>}
    </li>
  );
}

export function nameOf({ first_name: first, last_name: last }: Omit<Whose, 'id'>): string {
  return `${first} ${last}`;
}
