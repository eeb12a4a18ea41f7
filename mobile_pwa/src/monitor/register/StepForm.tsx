import { useSignal } from '@preact/signals';
import { type Faults, useSending } from '../../clerk/sending';
import { todayIn } from '../../i18n/zone';
import { uuidv7 } from '../../outbox/uuid';
import { call } from '../../server/client';
import { Button } from '../../ui/Button';
import { SelectField, TextField } from '../../ui/Field';
import { Trouble } from '../../ui/Trouble';
import { say } from '../registerWords';
import { type Catalogue, named, options, type Step, type WholeAccount } from './catalogue';
import { Reasons } from './Reasons';

interface Props {
  one: WholeAccount;
  catalogue: Catalogue;
  /** The step to put right; without one it is a new step. */
  step: Step | null;
  onDone: (next: WholeAccount) => void;
}

type Name = 'kind' | 'on' | 'reasons' | 'why';

const REFUSALS = ['denied', 'appeal_denied'];
const POINTERS = {
  '/kind': 'kind',
  '/on': 'on',
  '/reasons': 'reasons',
  '/why': 'why',
  '/struck': 'kind',
} as const;

/** What happened later, or what takes the place of what was said. */
export function StepForm(props: Props) {
  const { catalogue, step } = props;
  const { form, set, wrong, problem, busy, submit } = useStep(props);
  const { kind, struck } = form.value;
  return (
    <form class="stack" onSubmit={submit} noValidate>
      {step && <p>{say('fixOne', { what: named(catalogue, 'steps', step.kind) })}</p>}
      {step && (
        <label class="check">
          <input
            type="checkbox"
            checked={struck}
            onChange={(event) => set('struck')(event.currentTarget.checked)}
          />
          {say('never')}
        </label>
      )}
      {!struck && (
        <>
          <SelectField
            label={say('what')}
            wrong={wrong.value.kind}
            value={kind}
            options={[['', say('choose')], ...options(catalogue, 'steps')]}
            onInput={set('kind')}
          />
          <TextField
            label={say('day')}
            type="date"
            max={todayIn('America/Bogota')}
            wrong={wrong.value.on}
            value={form.value.on}
            onInput={set('on')}
          />
        </>
      )}
      {!struck && REFUSALS.includes(kind) && (
        <Reasons
          catalogue={catalogue}
          chosen={form.value.reasons}
          wrong={wrong.value.reasons}
          onChange={set('reasons')}
        />
      )}
      {step && (
        <SelectField
          label={say('why')}
          wrong={wrong.value.why}
          value={form.value.why}
          options={[['', say('choose')], ...options(catalogue, 'whys')]}
          onInput={set('why')}
        />
      )}
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main" busy={busy.value}>
        {say('save')}
      </Button>
    </form>
  );
}

interface Writing {
  kind: string;
  on: string;
  reasons: readonly string[];
  why: string;
  struck: boolean;
}

function useStep({ one, step, onDone }: Props) {
  const form = useSignal<Writing>({
    kind: step?.kind ?? '',
    on: step?.on ?? '',
    reasons: step?.reasons ?? [],
    why: '',
    struck: false,
  });
  const id = useSignal(uuidv7());
  const sending = useSending<Name, WholeAccount>({
    check: () => faults(form.value, step !== null),
    send: () => {
      const { kind, on, reasons, why, struck } = form.value;
      const told = REFUSALS.includes(kind) ? reasons : [];
      const right = step && { replaces: step.event, why, struck };
      const body = { kind, on, reasons: told, ...right };
      return call(`/decisions/${one.id}/events/${id.value}`, { method: 'PUT', body });
    },
    pointers: POINTERS,
    onDone,
  });
  const set =
    <K extends keyof Writing>(name: K) =>
    (value: Writing[K]) => {
      form.value = { ...form.value, [name]: value };
      id.value = uuidv7();
      sending.wrong.value = {};
    };
  return { ...sending, form, set };
}

function faults(form: Writing, correcting: boolean): Faults<Name> {
  const refused = !form.struck && form.kind === 'denied' && form.reasons.length === 0;
  return {
    ...(!form.kind && { kind: say('needKind') }),
    ...(!form.on && { on: say('needDay') }),
    ...(refused && { reasons: say('needReason') }),
    ...(correcting && !form.why && { why: say('needWhy') }),
  };
}
