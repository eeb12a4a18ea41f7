import { useSignal } from '@preact/signals';
import { call } from '../server/client';
import type { Order } from '../server/resources';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { type Pause, pauseText } from './pause';
import { useSending } from './sending';
import { say } from './termsWords';

interface Props {
  order: Order;
  pause: Pause;
  onDone: () => void;
  onClose: () => void;
}

/** Asks once more, and why, before the weeks of a pause ask for hours again. */
export function WithdrawPause({ order, pause, onDone, onClose }: Props) {
  const reason = useSignal('');
  const { wrong, problem, busy, fixed, submit } = useSending<'reason'>({
    check: () => (reason.value.trim() ? {} : { reason: say('reasonMissing') }),
    send: () =>
      call(`/orders/${order.id}/pauses/${pause.id}/withdrawal`, {
        method: 'PUT',
        body: { reason: reason.value.trim() },
      }),
    pointers: { '/reason': 'reason' },
    onDone,
  });
  return (
    <Sheet title={say('withdrawTitle')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{pauseText(pause)}</p>
        <p class="quiet small">{say('withdrawText')}</p>
        <TextArea
          label={say('reason')}
          hint={say('pauseReasonHint')}
          value={reason.value}
          wrong={wrong.value.reason}
          onInput={(value) => {
            reason.value = value;
            fixed('reason');
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say('saveWithdraw')}
        </Button>
      </form>
    </Sheet>
  );
}
