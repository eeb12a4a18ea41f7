import type { ScanRow } from '../outbox/outbox';
import { isVisit } from '../scan/code';
import type { Attendance } from '../server/resources';
import type { IconName } from '../ui/icons';
import { attendances, me } from '../week/shelves';

export interface Steps {
  saved: boolean;
  received: boolean;
  confirmed: boolean;
}

/** How far a scan has come. Confirmed is only what the server last said about its attendance. */
export function stepsOf(row: ScanRow): Steps {
  const received = row.state === 'received' && row.receipt !== null;
  const id = row.receipt?.attendance?.id;
  const state = (id && latest(id)?.state) || row.receipt?.attendance?.state;
  return { saved: true, received, confirmed: received && state === 'confirmed' };
}

export function iconOf(row: ScanRow): IconName {
  if (isVisit(row)) return 'person';
  return row.body.direction === 'in' ? 'enter' : 'leave';
}

function latest(id: string): Attendance | undefined {
  const known = [
    ...(me.copy.value?.data.week.attendances ?? []),
    ...(attendances.copy.value?.data.items ?? []),
  ];
  return known.find((attendance) => attendance.id === id);
}
