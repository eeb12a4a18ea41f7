import type { Signal } from '@preact/signals';
import { clockField, dayOf, offsetOf } from '../../i18n/format';
import type { Attendance } from '../../server/resources';
import { TextField } from '../../ui/Field';
import { say } from '../attendanceWords';

export interface Given {
  dayIn: string;
  timeIn: string;
  dayOut: string;
  timeOut: string;
}

interface Props {
  times: Signal<Given>;
  wrong: { from?: string | undefined; to?: string | undefined };
  onFixed: () => void;
}

const FIELDS = [
  { name: 'dayIn', type: 'date', label: 'adjustDayIn' },
  { name: 'timeIn', type: 'time', label: 'adjustIn' },
  { name: 'dayOut', type: 'date', label: 'adjustDayOut' },
  { name: 'timeOut', type: 'time', label: 'adjustOut' },
] as const;

/** Both ends of an attendance as a clerk gives them. */
export function GivenTimes({ times, wrong, onFixed }: Props) {
  const faults = { timeIn: wrong.from, timeOut: wrong.to, dayIn: undefined, dayOut: undefined };
  return (
    <div class="form-grid four">
      {FIELDS.map(({ name, type, label }) => (
        <TextField
          key={name}
          label={say(label)}
          type={type}
          value={times.value[name]}
          wrong={faults[name]}
          onInput={(value) => {
            times.value = { ...times.value, [name]: value };
            onFixed();
          }}
        />
      ))}
    </div>
  );
}

/** What she recorded; where an end is missing, what the host said of it. */
export function timesOf(attendance: Attendance): Given {
  const from = attendance.checked_in_at ?? attendance.contest?.checked_in_at ?? null;
  const to = attendance.checked_out_at ?? attendance.contest?.checked_out_at ?? null;
  return {
    dayIn: from ? dayOf(from) : attendance.day,
    timeIn: clockField(from),
    dayOut: to ? dayOf(to) : attendance.day,
    timeOut: clockField(to),
  };
}

/** Both instants in the offset of the attendance; null unless they are there and in order. */
export function instantsOf(
  times: Given,
  attendance: Attendance,
): { from: string; to: string } | null {
  if (!times.dayIn || !times.timeIn || !times.dayOut || !times.timeOut) return null;
  const offset = offsetOf(attendance.checked_in_at ?? attendance.checked_out_at ?? '');
  const from = `${times.dayIn}T${times.timeIn}:00${offset}`;
  const to = `${times.dayOut}T${times.timeOut}:00${offset}`;
  return Date.parse(to) > Date.parse(from) ? { from, to } : null;
}
