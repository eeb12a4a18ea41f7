import type { Signal } from '@preact/signals';
import { span } from '../../i18n/format';
import type { Expected } from '../../server/types';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { endsBefore, isWhole, type Line, newLine } from './lines';
import { say } from './words';

interface Props {
  person: Expected;
  lines: Signal<Line[]>;
  checked: boolean;
}

/** One person of the sheet: what was planned, what is on record, and the lines that are copied. */
export function PersonLines({ person, lines, checked }: Props) {
  const own = lines.value.filter((line) => line.order === person.order);
  const change = (id: string, part: Partial<Line>) => {
    lines.value = lines.value.map((line) => (line.id === id ? { ...line, ...part } : line));
  };
  const remove = (id: string) => {
    lines.value = lines.value.filter((line) => line.id !== id);
  };
  const name = person.first_name;
  return (
    <fieldset class="card stack">
      <legend class="name">{name}</legend>
      {person.planned.map((one) => (
        <p key={one.starts_at} class="quiet small">
          {say('planned', { span: span(one.starts_at, one.ends_at) })}
        </p>
      ))}
      {person.on_record.map((one) => (
        <p key={one.id} class="small">
          {say('onRecord', { span: span(one.checked_in_at, one.checked_out_at) })}
        </p>
      ))}
      {own.map((line) => (
        <OneLine
          key={line.id}
          line={line}
          wrong={checked && !isWhole(line)}
          onChange={(part) => change(line.id, part)}
          onRemove={() => remove(line.id)}
        />
      ))}
      <Button
        size="chip"
        icon="plus"
        onClick={() => {
          lines.value = [...lines.value, newLine(person.order)];
        }}
      >
        {say(own.length > 0 ? 'addMore' : 'add')}
        <span class="sr"> {name}</span>
      </Button>
    </fieldset>
  );
}

interface LineProps {
  line: Line;
  wrong: boolean;
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
}

function OneLine({ line, wrong, onChange, onRemove }: LineProps) {
  return (
    <div class="stack tight">
      <div class="from-to">
        <TextField
          label={say('came')}
          type="time"
          wrong={wrong ? say('timesWrong') : null}
          value={line.came}
          onInput={(came) => onChange({ came })}
        />
        <TextField
          label={say('left')}
          type="time"
          value={line.left}
          onInput={(left) => onChange({ left })}
        />
      </div>
      {endsBefore(line) && (
        <label class="check">
          <input
            type="checkbox"
            checked={line.nextDay}
            onInput={(event) => onChange({ nextDay: event.currentTarget.checked })}
          />
          {say('nextDay')}
        </label>
      )}
      <div>
        <Button size="chip" icon="less" onClick={onRemove}>
          {say('remove')}
        </Button>
      </div>
    </div>
  );
}
