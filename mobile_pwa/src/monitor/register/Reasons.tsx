import { useId } from 'preact/hooks';
import { Icon } from '../../ui/icons';
import { say } from '../registerWords';
import { type Catalogue, options } from './catalogue';

interface Props {
  catalogue: Catalogue;
  chosen: readonly string[];
  wrong: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Why it was refused: as many as were given. */
export function Reasons({ catalogue, chosen, wrong, onChange }: Props) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={wrong ? id : undefined}>
      <legend>{say('reasons')}</legend>
      {options(catalogue, 'reasons').map(([code, name]) => (
        <label class="check" key={code}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            aria-invalid={wrong ? true : undefined}
            onChange={(event) => {
              const left = chosen.filter((one) => one !== code);
              onChange(event.currentTarget.checked ? [...left, code] : left);
            }}
          />
          {name}
        </label>
      ))}
      {wrong && (
        <span class="wrong" id={id}>
          <Icon name="note" little /> {wrong}
        </span>
      )}
    </fieldset>
  );
}
