import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../server/client';
import type { FullAppearance } from '../../server/resources';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { Refused } from '../inbox/Refused';
import { History } from './History';
import { isOpen, type Listed, mayHaveCome, whenText } from './looks';
import { OutcomeForm } from './OutcomeForm';
import { type Asking, recordOutcome, type Verdict } from './outcomes';
import { say } from './words';

export interface ActsProps {
  date: Listed;
  /** Whose it is: said to those who hear the buttons. */
  name: string;
  onDone: (verdict: Verdict, answer: FullAppearance) => void;
  /** Reads the list again, so that the next try is about what is there now. */
  onLook: () => Promise<void>;
}

/** What can be said of a date, and what opens under it. */
export function useDateActs(props: ActsProps): {
  acts: ComponentChildren;
  under: ComponentChildren;
} {
  const asking = useSignal<Asking | null>(null);
  const looking = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const at = async (verdict: 'attend' | 'undo') => {
    const result = heeding(await recordOutcome(props.date, { verdict }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) props.onDone(verdict, result.data);
  };
  const close = () => {
    asking.value = null;
  };
  const acts = (
    <>
      <Look open={looking} whose={whose(props)} />
      {isOpen(props.date) ? (
        <Open {...props} asking={asking} onAttend={() => void at('attend')} />
      ) : (
        <Button size="chip" icon="back" onClick={() => void at('undo')}>
          {say('undo')}
          {whose(props)}
        </Button>
      )}
    </>
  );
  const under = (problem.value || asking.value || looking.value) && (
    <>
      <Refused problem={problem} onLook={props.onLook} />
      {looking.value && <History id={props.date.id} />}
      {asking.value && (
        <OutcomeForm key={asking.value} {...props} verdict={asking.value} onClose={close} />
      )}
    </>
  );
  return { acts, under };
}

function whose({ date, name }: ActsProps) {
  return (
    <span class="sr">
      {' '}
      {name}, {whenText(date)}
    </span>
  );
}

interface OpenProps extends ActsProps {
  asking: Signal<Asking | null>;
  onAttend: () => void;
}

function Open(props: OpenProps) {
  const { asking, date } = props;
  const forms: Asking[] = ['excuse', 'reschedule', 'cancel'];
  if (date.cannot_come_at) forms.push('stand');
  return (
    <>
      {mayHaveCome(date) && (
        <Button size="chip" kind="main" icon="tick" onClick={props.onAttend}>
          {say('attend')}
          {whose(props)}
        </Button>
      )}
      {forms.map((one) => (
        <Button
          key={one}
          size="chip"
          expanded={asking.value === one}
          onClick={() => {
            asking.value = asking.value === one ? null : one;
          }}
        >
          {say(one)}
          {whose(props)}
        </Button>
      ))}
    </>
  );
}

function Look({ open, whose }: { open: Signal<boolean>; whose: ComponentChildren }) {
  return (
    <Button
      size="chip"
      expanded={open.value}
      onClick={() => {
        open.value = !open.value;
      }}
    >
      {say('look')}
      {whose}
    </Button>
  );
}
