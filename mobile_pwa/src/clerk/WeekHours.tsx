import { weekdayName } from '../ui/words';
import { say } from './placementWords';
import type { DayHours } from './timetable';

interface Props {
  legend: string;
  hint?: string;
  wrong: string | null;
  days: readonly DayHours[];
  onChange: (days: DayHours[]) => void;
}

/** Seven lines: a tick, a beginning, an end. */
export function WeekHours({ legend, hint, wrong, days, onChange }: Props) {
  const set = (at: number, part: Partial<DayHours>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...part } : day)));
  return (
    <fieldset class="stack">
      <legend>{legend}</legend>
      {hint && <p class="quiet small">{hint}</p>}
      {days.map((day, index) => (
        <DayLine
          key={weekdayName(index + 1)}
          name={weekdayName(index + 1)}
          day={day}
          onChange={(part) => set(index, part)}
        />
      ))}
      {wrong && (
        <p class="field">
          <span class="wrong" role="alert">
            {wrong}
          </span>
        </p>
      )}
    </fieldset>
  );
}

interface LineProps {
  name: string;
  day: DayHours;
  onChange: (part: Partial<DayHours>) => void;
}

function DayLine({ name, day, onChange }: LineProps) {
  return (
    <div class="day-line">
      <label class="check">
        <input
          type="checkbox"
          checked={day.on}
          onChange={(event) => onChange({ on: event.currentTarget.checked })}
        />
        <span>{name}</span>
      </label>
      {day.on && (
        <>
          <input
            class="input"
            type="time"
            aria-label={`${name}: ${say('fromHour')}`}
            value={day.from}
            onInput={(event) => onChange({ from: event.currentTarget.value })}
          />
          <input
            class="input"
            type="time"
            aria-label={`${name}: ${say('toHour')}`}
            value={day.to}
            onInput={(event) => onChange({ to: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}
