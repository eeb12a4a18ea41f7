import { TextField } from '../ui/Field';
import type { Faults } from './sending';
import { instantsOf, type ShiftTimes } from './shifts';
import { say } from './shiftWords';

export type ShiftField = keyof ShiftTimes | 'reason';

interface Props {
  times: ShiftTimes;
  wrong: Faults<ShiftField>;
  onChange: (name: keyof ShiftTimes, value: string) => void;
}

/** The day and the two hours of one shift. */
export function ShiftFields({ times, wrong, onChange }: Props) {
  return (
    <>
      <TextField
        label={say('day')}
        type="date"
        value={times.day}
        wrong={wrong.day}
        onInput={(value) => onChange('day', value)}
      />
      <div class="form-grid pair">
        <TextField
          label={say('from')}
          type="time"
          value={times.from}
          wrong={wrong.from}
          onInput={(value) => onChange('from', value)}
        />
        <TextField
          label={say('to')}
          type="time"
          value={times.to}
          wrong={wrong.to}
          onInput={(value) => onChange('to', value)}
        />
      </div>
    </>
  );
}

/** What is wrong with a shift's times, when it keeps any, and with its reason. */
export function shiftFaults(
  zone: string,
  times: ShiftTimes | null,
  reason: string,
): Faults<ShiftField> {
  const found: Faults<ShiftField> = {};
  for (const name of ['day', 'from', 'to'] as const) {
    if (times && !times[name]) found[name] = say('fieldMissing');
  }
  if (times && Object.keys(found).length === 0 && !instantsOf(zone, times)) {
    found.to = say('timesWrong');
  }
  if (!reason.trim()) found.reason = say('reasonMissing');
  return found;
}
