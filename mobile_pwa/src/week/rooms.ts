// Where in her app she is, so that a card in one room can lead into another.
import { signal } from '@preact/signals';

export type Room =
  | 'week'
  | 'scan'
  | 'record'
  | 'excuse'
  | 'hours'
  | 'dates'
  | 'notices'
  | 'settings'
  | 'help';

export const room = signal<Room>('week');
/** The shifts an excuse is about, when she came from one of them. */
export const aboutShifts = signal<readonly string[]>([]);

/** The date before the judge that she looks at, and whether she says that she cannot come. */
export const aboutDate = signal<string | null>(null);
export const cannotCome = signal(false);

const ADDRESS = /^#date\/([0-9a-f-]{36})(\/no)?$/;

/** What a notice opens: `#date/<id>`, or `#date/<id>/no` to say at once that she cannot come. */
export function enter(hash: string): boolean {
  const found = ADDRESS.exec(hash);
  if (found?.[1]) showDate(found[1], Boolean(found[2]));
  return found !== null;
}

export function showDate(id: string | null, saysNo = false): void {
  aboutDate.value = id;
  cannotCome.value = saysNo;
  room.value = 'dates';
}

/** She comes to say at what time she left. */
export const sayingLeft = signal(false);

export function sayLeft(): void {
  sayingLeft.value = true;
  room.value = 'scan';
}

export function goTo(next: Room): void {
  room.value = next;
}

export function sayWhy(shifts: readonly string[] = []): void {
  aboutShifts.value = shifts;
  room.value = 'excuse';
}
