import { useSignal } from '@preact/signals';
import { dayText, span } from '../i18n/format';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { me, shifts, today } from '../week/shelves';
import { type Candidate, isNear, isToday, shownFirst } from './candidates';
import { MOST_SHIFTS, toggled } from './draft';
import { say } from './words';

interface Props {
  all: readonly Candidate[];
  chosen: readonly string[];
  wrong: boolean;
  onChange: (ids: string[]) => void;
}

/** Today's and the next shifts, then the last that passed; one tap each. */
export function ShiftPicker({ all, chosen, wrong, onChange }: Props) {
  const more = useSignal(false);
  const shown = more.value ? all : shownFirst(all, chosen);
  const thisDay = today();
  if (all.length === 0) {
    return <p>{say(shifts.copy.value || me.copy.value ? 'noShifts' : 'noShiftsYet')}</p>;
  }
  return (
    <fieldset class="stack">
      <legend>{say('whichShift')}</legend>
      {shown.map((one) => (
        <label class="choice shift" key={one.id}>
          <input
            type="checkbox"
            checked={chosen.includes(one.id)}
            onChange={() => {
              const next = toggled(chosen, one.id);
              if (next.length <= MOST_SHIFTS) onChange(next);
            }}
          />
          <span class="grow">
            {isToday(one, thisDay) && `${say('today')}, `}
            {dayText(one.starts_at, isNear(one, thisDay) ? 'near' : 'long')}
            <span class="small digits plain">
              {span(one.starts_at, one.ends_at)}
              {one.passed && ` · ${say('passed')}`}
              {one.site && ` · ${one.site}`}
            </span>
          </span>
          <span class="mark">
            <Icon name="tick" little />
          </span>
        </label>
      ))}
      {shown.length < all.length && (
        <Button
          kind="bare"
          onClick={() => {
            more.value = true;
          }}
        >
          {say('moreShifts')}
        </Button>
      )}
      {wrong && (
        <p class="wrong" role="alert">
          <Icon name="note" little /> {say('shiftMissing')}
        </p>
      )}
    </fieldset>
  );
}
