import { useSignal } from '@preact/signals';
import { todayIn } from '../i18n/zone';
import { call } from '../server/client';
import type { Order } from '../server/resources';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { type Faults, useSending } from './sending';
import { outsideStatute, type TermsForm, termsBody, termsFaults, termsFrom } from './terms';
import { say } from './termsWords';

interface Props {
  order: Order;
  onDone: () => void;
  onClose: () => void;
}

const POINTERS = {
  '/from_day': 'fromDay',
  '/weekly_required_minutes': 'weeklyHours',
  '/weekly_floor_minutes': 'floorHours',
  '/weekly_cap_minutes': 'capHours',
  '/daily_cap_minutes': 'dailyHours',
  '/reason': 'reason',
} as const satisfies Record<string, keyof TermsForm>;

/** Other numbers from a day on; weeks that are closed keep the ones they had. */
export function NewTerms({ order, onDone, onClose }: Props) {
  const { form, set, wrong, problem, busy, submit } = useTerms(order, onDone);
  const outside = outsideStatute(form.value);
  return (
    <Sheet title={say('newTerms')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="quiet small">{say('newTermsText')}</p>
        <TextField
          label={say('termsFrom')}
          hint={say('termsFromHint')}
          type="date"
          value={form.value.fromDay}
          wrong={wrong.value.fromDay}
          onInput={set('fromDay')}
        />
        <Numbers form={form.value} wrong={wrong.value} set={set} />
        <div role="status">{outside && <Banner icon="person">{say('needsSecond')}</Banner>}</div>
        <TextArea
          label={say('reason')}
          hint={say('termsReasonHint')}
          value={form.value.reason}
          wrong={wrong.value.reason}
          onInput={set('reason')}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say(outside ? 'proposeTerms' : 'saveTerms')}
        </Button>
      </form>
    </Sheet>
  );
}

function useTerms(order: Order, onDone: () => void) {
  const form = useSignal(termsFrom(order, todayIn(order.time_zone)));
  const key = useSignal(crypto.randomUUID() as string);
  const sending = useSending<keyof TermsForm>({
    check: () => inWords(termsFaults(form.value, order.starts_on)),
    send: () =>
      call(`/orders/${order.id}/terms`, {
        method: 'POST',
        body: termsBody(form.value),
        idempotencyKey: key.value,
      }),
    pointers: POINTERS,
    onDone,
  });
  const set = (name: keyof TermsForm) => (value: string) => {
    form.value = { ...form.value, [name]: value };
    // Other words are another intention: the server refuses them under a used key.
    key.value = crypto.randomUUID();
    sending.fixed(name);
  };
  return { ...sending, form, set };
}

interface NumbersProps {
  form: TermsForm;
  wrong: Faults<keyof TermsForm>;
  set: (name: keyof TermsForm) => (value: string) => void;
}

const NUMBERS = ['weeklyHours', 'floorHours', 'capHours', 'dailyHours'] as const;

function Numbers({ form, wrong, set }: NumbersProps) {
  return (
    <div class="form-grid">
      {NUMBERS.map((name) => (
        <TextField
          key={name}
          label={say(name)}
          inputMode="decimal"
          value={form[name]}
          wrong={wrong[name]}
          onInput={set(name)}
        />
      ))}
    </div>
  );
}

function inWords(found: ReturnType<typeof termsFaults>): Faults<keyof TermsForm> {
  return Object.fromEntries(Object.entries(found).map(([name, fault]) => [name, say(fault)]));
}
