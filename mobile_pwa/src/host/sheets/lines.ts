// The lines of a sheet while they are copied, before anything is sent.
import { uuidv7 } from '../../outbox/uuid';
import type { SheetRow } from '../../server/types';

export interface Line {
  id: string;
  order: string;
  came: string;
  left: string;
  nextDay: boolean;
}

export function newLine(order: string): Line {
  return { id: uuidv7(), order, came: '', left: '', nextDay: false };
}

/** Whether the sheet can only mean the day after. */
export function endsBefore(line: Line): boolean {
  return line.came !== '' && line.left !== '' && line.left <= line.came;
}

export function isWhole(line: Line): boolean {
  return line.came !== '' && line.left !== '';
}

export function asRow(line: Line): SheetRow {
  const { id, order, came, left } = line;
  return { id, order, came, left, next_day: endsBefore(line) && line.nextDay };
}

/** Every day from one to another, both of them. */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  const date = new Date(`${from}T12:00:00Z`);
  for (let day = from; day <= to; day = date.toISOString().slice(0, 10)) {
    days.push(day);
    date.setUTCDate(date.getUTCDate() + 1);
  }
  return days;
}
