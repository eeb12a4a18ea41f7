import { useId } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { Icon } from '../ui/icons';
import { say } from './askWords';
import type { Given } from './windows';

interface Props {
  days: readonly string[];
  given: Given;
  /** Which of several; null when it is the only one. */
  number: number | null;
  wrong: string | null;
  onDay: (day: string) => void;
  onChange: (part: Partial<Given>) => void;
  onRemove: (() => void) | null;
}

/** One time that is offered: a day of those asked for, from and to. */
export function OneWindow(props: Props) {
  const { days, given, number, wrong, onDay, onChange, onRemove } = props;
  const id = useId();
  return (
    <fieldset class="window stack" aria-describedby={wrong ? id : undefined}>
      <legend class={number ? '' : 'sr'}>
        {number ? say('timeNumber', { n: number }) : say('time')}
      </legend>
      <SelectField
        label={say('day')}
        value={given.day}
        options={days.map((day) => [day, dayText(day)] as const)}
        onInput={onDay}
      />
      <div class="from-to">
        <TextField
          label={say('from')}
          type="time"
          value={given.from}
          onInput={(from) => onChange({ from })}
        />
        <TextField
          label={say('to')}
          type="time"
          value={given.to}
          onInput={(to) => onChange({ to })}
        />
      </div>
      {!given.from && !wrong && <p class="quiet small">{say('noUsualHours')}</p>}
      {wrong && (
        <p class="field" role="alert" id={id}>
          <span class="wrong">
            <Icon name="note" little /> {wrong}
          </span>
        </p>
      )}
      {onRemove && (
        <div>
          <Button size="chip" icon="less" onClick={onRemove}>
            {say('removeTime')}
            <span class="sr"> {number}</span>
          </Button>
        </div>
      )}
    </fieldset>
  );
}
