import { useSignal } from '@preact/signals';
import { call } from '../../server/client';
import type { Order } from '../../server/resources';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useSending } from '../sending';
import { say } from './ruleWords';

interface Props {
  order: Order;
  onDone: () => void;
  onClose: () => void;
}

/** Asks once more, and why, before the dates to come of a rule are cancelled. */
export function WithdrawRule({ order, onDone, onClose }: Props) {
  const reason = useSignal('');
  const { wrong, problem, busy, fixed, submit } = useSending<'reason'>({
    check: () => (reason.value.trim() ? {} : { reason: say('reasonMissing') }),
    send: () =>
      call(`/orders/${order.id}/appearance-rule/withdrawal`, {
        method: 'PUT',
        body: { reason: reason.value.trim() },
      }),
    pointers: { '/reason': 'reason' },
    onDone,
  });
  return (
    <Sheet title={say('withdraw')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{say('withdrawText')}</p>
        <TextArea
          label={say('reason')}
          hint={say('reasonHint')}
          value={reason.value}
          wrong={wrong.value.reason}
          onInput={(value) => {
            reason.value = value;
            fixed('reason');
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say('saveWithdraw')}
        </Button>
      </form>
    </Sheet>
  );
}
