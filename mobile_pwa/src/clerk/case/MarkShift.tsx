import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dayText, span } from '../../i18n/format';
import { call } from '../../server/client';
import type { MissedShift, Order } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { Reasons } from '../inbox/Reasons';
import { useSending } from '../sending';
import { say } from './missedWords';

interface Props {
  order: Order;
  missed: MissedShift;
  onDone: () => void;
  onClose: () => void;
}

/** A named person's word on a missed shift, after checking; or taking it back. */
export function MarkShift({ order, missed, onDone, onClose }: Props) {
  const back = missed.kind === 'unjustified';
  const reasons = useSignal('');
  const checked = useSignal(back);
  const id = useRef(crypto.randomUUID() as string);
  const { wrong, problem, busy, fixed, submit } = useSending<'reasons' | 'checked'>({
    check: () => faults(checked.value, reasons.value),
    send: () => markShift(order, missed, id.current, reasons.value.trim()),
    pointers: { '/reasons': 'reasons' },
    onDone,
  });
  return (
    <Sheet title={say(back ? 'takeBack' : 'mark')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="digits">
          {dayText(missed.starts_at)} {span(missed.starts_at, missed.ends_at)}
        </p>
        {!back && (
          <Checked on={checked} wrong={wrong.value.checked} onFixed={() => fixed('checked')} />
        )}
        <Reasons
          text={reasons}
          label={say('reasons')}
          hint={say('reasonsHint')}
          wrong={wrong.value.reasons}
          onFixed={() => {
            // Other words are another fact.
            id.current = crypto.randomUUID();
            fixed('reasons');
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say(back ? 'saveBack' : 'saveMark')}
        </Button>
      </form>
    </Sheet>
  );
}

function faults(checked: boolean, reasons: string) {
  return {
    ...(!checked && { checked: say('checkFirst') }),
    ...(!reasons.trim() && { reasons: say('reasonsMissing') }),
  };
}

function markShift(order: Order, { shift, kind }: MissedShift, id: string, reasons: string) {
  const said = kind === 'unjustified' ? 'withdrawn' : 'unjustified';
  const path = `/orders/${order.id}/shifts/${shift}/marks/${id}`;
  return call(path, { method: 'PUT', body: { kind: said, reasons } });
}

interface CheckedProps {
  on: { value: boolean };
  wrong: string | undefined;
  onFixed: () => void;
}

function Checked({ on, wrong, onFixed }: CheckedProps) {
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={on.value}
          aria-invalid={wrong ? true : undefined}
          onChange={(event) => {
            on.value = event.currentTarget.checked;
            onFixed();
          }}
        />
        {say('iChecked')}
      </label>
      {wrong && <span class="wrong">{wrong}</span>}
    </div>
  );
}
