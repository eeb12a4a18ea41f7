import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icons';

interface Props<T extends string> {
  legend: string;
  hideLegend?: boolean;
  value: T | null;
  options: readonly { value: T; text: string; icon?: IconName }[];
  onChange: (value: T) => void;
}

/** Radio buttons as large cards: one thumb, arrow keys, a tick beside the colour. */
export function Choices<T extends string>(props: Props<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend class={props.hideLegend ? 'sr' : ''}>{props.legend}</legend>
      <div class="choices">
        {props.options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} />}
            <span>{option.text}</span>
            <span class="mark">
              <Icon name="tick" little />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
