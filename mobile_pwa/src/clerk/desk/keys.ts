// The desk by keyboard alone. Single letters can be switched off: whoever dictates to the machine
// says words, and each letter of them would be a command (WCAG 2.1.4).
import { signal } from '@preact/signals';

export type Command = 'search' | 'next' | 'previous' | 'note' | 'inboxes' | 'help' | 'leave';

const LETTERS: Record<string, Command> = {
  '/': 'search',
  j: 'next',
  k: 'previous',
  n: 'note',
  p: 'inboxes',
  '?': 'help',
};
const OTHERS: Record<string, Command> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Escape: 'leave',
};
const KEPT_AS = 'desk-letters';

export const letters = signal(localStorage.getItem(KEPT_AS) !== 'off');

export function switchLetters(on: boolean): void {
  letters.value = on;
  if (on) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, 'off');
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key asks for; nothing while somebody writes, and arrows only on a row. */
export function commandOf(event: Pressed, at: 'writing' | 'row' | 'else'): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (at === 'writing') return event.key === 'Escape' ? 'leave' : null;
  if (event.key.startsWith('Arrow') && at !== 'row') return null;
  return OTHERS[event.key] ?? (letters.value ? (LETTERS[event.key] ?? null) : null);
}

/** Where a key was pressed. */
export function placeOf(target: EventTarget | null): 'writing' | 'row' | 'else' {
  if (!(target instanceof HTMLElement)) return 'else';
  const kind = target instanceof HTMLInputElement ? target.type : target.tagName.toLowerCase();
  if (['search', 'text', 'date', 'textarea', 'select'].includes(kind)) return 'writing';
  return target.closest('table.desk') ? 'row' : 'else';
}
