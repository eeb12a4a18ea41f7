import type { ComponentChildren } from 'preact';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import type { Departure } from './departures';
import { ShiftFields } from './ShiftFields';
import { say } from './shiftWords';

interface Props {
  title: string;
  save: string;
  departure: Departure;
  onClose: () => void;
  /** What comes before the day and the hours. */
  children: ComponentChildren;
}

/** The sheet of a shift that is added, moved or cancelled. */
export function DepartureSheet({ title, save, departure, onClose, children }: Props) {
  const { times, reason, wrong, problem, busy, set, stays, submit } = departure;
  return (
    <Sheet title={title} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        {children}
        {stays() ? (
          <ShiftFields times={times.value} wrong={wrong.value} onChange={set} />
        ) : (
          <p class="quiet small">{say('cancelText')}</p>
        )}
        <TextArea
          label={say('reason')}
          hint={say('reasonHint')}
          maxLength={500}
          value={reason.value}
          wrong={wrong.value.reason}
          onInput={(value) => set('reason', value)}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {save}
        </Button>
      </form>
    </Sheet>
  );
}
