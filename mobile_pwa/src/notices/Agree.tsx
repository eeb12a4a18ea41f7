import { useId } from 'preact/hooks';
import type { ConsentSentence } from '../server/resources';
import { Icon } from '../ui/icons';
import { say } from './settingsWords';

interface Props {
  sentence: ConsentSentence | null;
  value: boolean;
  wrong: string | undefined;
  onInput: (value: boolean) => void;
}

/** What she agrees to, word for word, and her yes. */
export function Agree({ sentence, value, wrong, onInput }: Props) {
  const id = useId();
  return (
    <div class="field">
      <p id={`${id}-words`}>{sentence?.text}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={value}
          aria-describedby={`${id}-words${wrong ? ` ${id}-wrong` : ''}`}
          aria-invalid={wrong ? true : undefined}
          onInput={(event) => onInput(event.currentTarget.checked)}
        />
        <span>{say('agree')}</span>
      </label>
      {wrong && (
        <span class="wrong" id={`${id}-wrong`}>
          <Icon name="note" little /> {wrong}
        </span>
      )}
    </div>
  );
}
