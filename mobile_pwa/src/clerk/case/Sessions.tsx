import type { Order } from '../../server/resources';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/icons';
import type { ShiftTimes } from '../shifts';
import { say } from './makeUpWords';
import { withOneMore } from './proposal';

interface Props {
  order: Order;
  sessions: readonly ShiftTimes[];
  wrong: string | undefined;
  onChange: (sessions: ShiftTimes[]) => void;
}

const MOST = 20;

/** Days and hours, one line for each. */
export function Sessions({ order, sessions, wrong, onChange }: Props) {
  const put = (at: number, part: Partial<ShiftTimes>) =>
    onChange(sessions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset class="stack">
      <legend>{say('days')}</legend>
      {sessions.map((one, index) => (
        <div class="session-line" key={index}>
          <SessionLine
            number={index + 1}
            session={one}
            onPut={(part) => put(index, part)}
            onDrop={
              sessions.length > 1 ? () => onChange(sessions.filter((_, at) => at !== index)) : null
            }
          />
        </div>
      ))}
      {wrong && (
        <span class="wrong" role="alert">
          <Icon name="note" little /> {wrong}
        </span>
      )}
      {sessions.length < MOST && (
        <div>
          <Button size="chip" icon="plus" onClick={() => onChange(withOneMore(sessions, order))}>
            {say('oneMore')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface LineProps {
  number: number;
  session: ShiftTimes;
  onPut: (part: Partial<ShiftTimes>) => void;
  onDrop: (() => void) | null;
}

function SessionLine({ number, session, onPut, onDrop }: LineProps) {
  return (
    <>
      <TextField
        label={say('dayOf', { n: number })}
        type="date"
        value={session.day}
        onInput={(day) => onPut({ day })}
      />
      <TextField
        label={say('from')}
        type="time"
        value={session.from}
        onInput={(from) => onPut({ from })}
      />
      <TextField label={say('to')} type="time" value={session.to} onInput={(to) => onPut({ to })} />
      {onDrop && (
        <Button size="chip" kind="bare" icon="less" onClick={onDrop}>
          <span class="sr">{say('drop', { n: number })}</span>
        </Button>
      )}
    </>
  );
}
