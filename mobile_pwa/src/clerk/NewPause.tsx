import { useSignal } from '@preact/signals';
import { todayIn } from '../i18n/zone';
import { call } from '../server/client';
import type { Order } from '../server/resources';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { type Faults, useSending } from './sending';
import { say } from './termsWords';

interface Props {
  order: Order;
  onDone: () => void;
  onClose: () => void;
}

interface PauseForm {
  from: string;
  to: string;
  reason: string;
}

const POINTERS = { '/from': 'from', '/to': 'to', '/reason': 'reason' } as const;

/** Days in which the order asks for nothing. */
export function NewPause({ order, onDone, onClose }: Props) {
  const { form, set, wrong, problem, busy, submit } = usePause(order, onDone);
  return (
    <Sheet title={say('newPause')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="quiet small">{say('newPauseText')}</p>
        <div class="form-grid">
          {(['from', 'to'] as const).map((name) => (
            <TextField
              key={name}
              label={say(name === 'from' ? 'pauseFrom' : 'pauseTo')}
              type="date"
              value={form.value[name]}
              wrong={wrong.value[name]}
              onInput={set(name)}
            />
          ))}
        </div>
        <TextArea
          label={say('reason')}
          hint={say('pauseReasonHint')}
          value={form.value.reason}
          wrong={wrong.value.reason}
          onInput={set('reason')}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say('savePause')}
        </Button>
      </form>
    </Sheet>
  );
}

function usePause(order: Order, onDone: () => void) {
  const today = todayIn(order.time_zone);
  const form = useSignal<PauseForm>({ from: today, to: today, reason: '' });
  const id = useSignal(crypto.randomUUID() as string);
  const sending = useSending<keyof PauseForm>({
    check: () => faults(form.value),
    send: () => {
      const body = { ...form.value, reason: form.value.reason.trim() };
      return call(`/orders/${order.id}/pauses/${id.value}`, { method: 'PUT', body });
    },
    pointers: POINTERS,
    onDone,
  });
  const set = (name: keyof PauseForm) => (value: string) => {
    form.value = { ...form.value, [name]: value };
    // Other words are another fact: the server refuses them under a used id.
    id.value = crypto.randomUUID();
    sending.fixed(name);
  };
  return { ...sending, form, set };
}

function faults({ from, to, reason }: PauseForm): Faults<keyof PauseForm> {
  const found: Faults<keyof PauseForm> = {};
  if (!from) found.from = say('fieldMissing');
  if (!to) found.to = say('fieldMissing');
  else if (to < from) found.to = say('pauseOrder');
  if (!reason.trim()) found.reason = say('reasonMissing');
  return found;
}
