// Where in her app she is, so that a card in one room can lead into another.
import { signal } from '@preact/signals';

export type Room = 'week' | 'scan' | 'record' | 'excuse' | 'hours';

export const room = signal<Room>('week');
/** The shifts an excuse is about, when she came from one of them. */
export const aboutShifts = signal<readonly string[]>([]);

export function goTo(next: Room): void {
  room.value = next;
}

export function sayWhy(shifts: readonly string[] = []): void {
  aboutShifts.value = shifts;
  room.value = 'excuse';
}
