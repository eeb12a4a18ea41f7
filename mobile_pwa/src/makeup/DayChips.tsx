import { dayText } from '../i18n/format';
import { Icon } from '../ui/icons';
import type { AskableDay } from './askable';
import { MOST_DAYS } from './askable';
import { say } from './words';

interface Props {
  legend: string;
  days: readonly AskableDay[];
  chosen: readonly string[];
  wrong: boolean;
  onChange: (days: string[]) => void;
}

/** Days as large chips, any of them with one tap. */
export function DayChips({ legend, days, chosen, wrong, onChange }: Props) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="days">
        {days.map(({ day, asked }) => (
          <label class="choice day" key={day}>
            <input
              type="checkbox"
              checked={chosen.includes(day)}
              disabled={asked}
              onChange={() => onChange(next(chosen, day))}
            />
            <span>
              {dayText(day, 'short')}
              {asked && <span class="small plain">{say('askedAlready')}</span>}
            </span>
            <span class="mark">
              <Icon name="tick" little />
            </span>
          </label>
        ))}
      </div>
      {wrong && (
        <p class="wrong" role="alert">
          <Icon name="note" little /> {say('dayMissing')}
        </p>
      )}
    </fieldset>
  );
}

function next(chosen: readonly string[], day: string): string[] {
  if (chosen.includes(day)) return chosen.filter((one) => one !== day);
  return chosen.length < MOST_DAYS ? [...chosen, day] : [...chosen];
}
