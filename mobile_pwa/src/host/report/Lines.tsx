import { Button } from '../../ui/Button';
import { SelectField, TextArea, TextField } from '../../ui/Field';
import { type Line, newLine } from './form';
import { say } from './words';

interface Props {
  title: string;
  hint?: string;
  lines: Line[];
  kinds: readonly string[];
  name: (kind: string) => string;
  day?: 'asked' | 'maybe';
  told: string;
  textAsked: boolean;
  add: string;
  /** Whether what is missing is said: after the first try to send. */
  strict: boolean;
  onChange: (lines: Line[]) => void;
}

/** Things of one sort that a host tells, each with its kind and its words. */
export function Lines(props: Props) {
  const { title, hint, lines, onChange } = props;
  const change = (key: string, part: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <section class="card stack" aria-label={title}>
      <h3>{title}</h3>
      {hint && <p class="quiet small">{hint}</p>}
      {lines.map((line, index) => (
        <fieldset class="stack" key={line.key}>
          <legend class="sr">
            {title} {index + 1}
          </legend>
          <OneLine {...props} line={line} onLine={(part) => change(line.key, part)} />
          <div>
            <Button
              size="chip"
              icon="less"
              onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
            >
              {say('remove')}
              <span class="sr">
                {' '}
                {title} {index + 1}
              </span>
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          size="chip"
          icon="plus"
          onClick={() => onChange([...lines, newLine(props.kinds[0] ?? '')])}
        >
          {props.add}
        </Button>
      </div>
    </section>
  );
}

function OneLine(props: Props & { line: Line; onLine: (part: Partial<Line>) => void }) {
  const { line, onLine, strict } = props;
  return (
    <>
      <SelectField
        label={say('kind')}
        value={line.kind}
        options={props.kinds.map((kind) => [kind, props.name(kind)] as const)}
        onInput={(kind) => onLine({ kind })}
      />
      {props.day && (
        <TextField
          label={say(props.day === 'asked' ? 'day' : 'dayMaybe')}
          type="date"
          value={line.day}
          wrong={strict && props.day === 'asked' && !line.day ? say('dayMissing') : null}
          onInput={(day) => onLine({ day })}
        />
      )}
      <TextArea
        label={props.told}
        value={line.text}
        wrong={strict && props.textAsked && !line.text.trim() ? say('textMissing') : null}
        maxLength={props.textAsked ? 2000 : 500}
        onInput={(text) => onLine({ text })}
      />
    </>
  );
}
