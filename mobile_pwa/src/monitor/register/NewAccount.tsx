import { useSignal } from '@preact/signals';
import { type Faults, useSending } from '../../clerk/sending';
import { todayIn } from '../../i18n/zone';
import { uuidv7 } from '../../outbox/uuid';
import { call } from '../../server/client';
import { Button } from '../../ui/Button';
import { SelectField, TextArea, TextField } from '../../ui/Field';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { say } from '../registerWords';
import { type Catalogue, options, type WholeAccount } from './catalogue';
import { Reasons } from './Reasons';

export interface Writing {
  department: string;
  court: string;
  filed: string;
  outcome: string;
  decided: string;
  reasons: readonly string[];
  source: string;
  reference: string;
  note: string;
}

type Name = 'department' | 'filed' | 'outcome' | 'decided' | 'reasons' | 'reference';

const EMPTY: Writing = {
  department: '',
  court: 'sentence_court',
  filed: '',
  outcome: '',
  decided: '',
  reasons: [],
  source: 'decision_seen',
  reference: '',
  note: '',
};
const OUTCOMES = ['granted', 'denied', 'withdrawn'];

/** An application as somebody knows of it: half a minute, and nothing of it names anybody. */
export function NewAccount(props: { catalogue: Catalogue; onDone: (id: string) => void }) {
  const { catalogue } = props;
  const { form, set, wrong, problem, busy, submit } = useAccount(props.onDone);
  const { outcome } = form.value;
  const today = todayIn('America/Bogota');
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <Title>{say('newTitle')}</Title>
      <SelectField
        label={say('department')}
        wrong={wrong.value.department}
        value={form.value.department}
        options={[['', say('choose')], ...options(catalogue, 'departments')]}
        onInput={set('department')}
      />
      <SelectField
        label={say('court')}
        value={form.value.court}
        options={options(catalogue, 'court_kinds')}
        onInput={set('court')}
      />
      <TextField
        label={say('filedOn')}
        hint={say('filedHint')}
        type="date"
        max={today}
        wrong={wrong.value.filed}
        value={form.value.filed}
        onInput={set('filed')}
      />
      <SelectField
        label={say('outcome')}
        wrong={wrong.value.outcome}
        value={outcome}
        options={[
          ['', say('waiting')],
          ...options(catalogue, 'steps').filter(([code]) => OUTCOMES.includes(code)),
        ]}
        onInput={set('outcome')}
      />
      {outcome && (
        <TextField
          label={say('decidedOn')}
          type="date"
          max={today}
          wrong={wrong.value.decided}
          value={form.value.decided}
          onInput={set('decided')}
        />
      )}
      {outcome === 'denied' && (
        <Reasons
          catalogue={catalogue}
          chosen={form.value.reasons}
          wrong={wrong.value.reasons}
          onChange={set('reasons')}
        />
      )}
      <SelectField
        label={say('source')}
        value={form.value.source}
        options={options(catalogue, 'sources')}
        onInput={set('source')}
      />
      <TextField
        label={say('reference')}
        hint={say('referenceHint')}
        maxLength={40}
        wrong={wrong.value.reference}
        value={form.value.reference}
        onInput={set('reference')}
      />
      <TextArea
        label={say('privateText')}
        hint={say('privateHint')}
        value={form.value.note}
        onInput={set('note')}
      />
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main" busy={busy.value}>
        {say('save')}
      </Button>
    </form>
  );
}

function useAccount(onDone: (id: string) => void) {
  const form = useSignal<Writing>(EMPTY);
  const id = useSignal(uuidv7());
  const first = form.value.filed ? 1 : 0;
  const sending = useSending<Name, WholeAccount>({
    check: () => faults(form.value),
    send: () => call(`/decisions/${id.value}`, { method: 'PUT', body: bodyOf(form.value) }),
    pointers: {
      '/department': 'department',
      '/reference': 'reference',
      ...(first && ({ '/steps/0/on': 'filed' } as const)),
      [`/steps/${first}/on`]: 'decided',
      [`/steps/${first}/reasons`]: 'reasons',
    },
    onDone: (made) => onDone(made.id),
  });
  const set =
    <K extends keyof Writing>(name: K) =>
    (value: Writing[K]) => {
      form.value = { ...form.value, [name]: value };
      // Other words are another account: the server refuses them under a used id.
      id.value = uuidv7();
      sending.wrong.value = {};
    };
  return { ...sending, form, set };
}

export function bodyOf(form: Writing) {
  const reasons = form.outcome === 'denied' ? form.reasons : [];
  return {
    department: form.department,
    court_kind: form.court,
    source: form.source,
    reference: form.reference.trim() || null,
    private_text: form.note.trim() || null,
    steps: [
      ...(form.filed ? [{ kind: 'filed', on: form.filed }] : []),
      ...(form.outcome ? [{ kind: form.outcome, on: form.decided, reasons }] : []),
    ],
  };
}

export function faults(form: Writing): Faults<Name> {
  return {
    ...(!form.department && { department: say('needDepartment') }),
    ...(!form.filed && !form.outcome && { filed: say('needStep') }),
    ...(form.outcome && !form.decided && { decided: say('needDay') }),
    ...(form.outcome === 'denied' && form.reasons.length === 0 && { reasons: say('needReason') }),
  };
}
