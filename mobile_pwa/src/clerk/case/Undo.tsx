import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { uuidv7 } from '../../outbox/uuid';
import { call } from '../../server/client';
import type { Order } from '../../server/resources';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Trouble } from '../../ui/Trouble';
import { said } from '../../ui/words';
import { useAsked } from '../asking';
import { useSending } from '../sending';
import { show } from '../view';
import { say } from './undoWords';

/** An order that was a mistake can be taken back until she first records her presence. */
export function UndoOrder({ order }: { order: Order }) {
  const asked = useAsked<{ may_undo: boolean }>(`/orders/${order.id}/undo`);
  const may = asked.data.value?.may_undo;
  if (may === undefined) return null;
  if (!may) return <p class="quiet small no-print">{say('tooLate')}</p>;
  return (
    <TakeBack
      path={`/orders/${order.id}`}
      label={say('undoOrder')}
      onDone={() => {
        announce(say('undone'));
        show({ room: 'desk' });
      }}
    />
  );
}

interface Props {
  /** What is taken back. */
  path: string;
  label: string;
  onDone: () => void;
}

/** Asks why, and takes back. */
export function TakeBack({ path, label, onDone }: Props) {
  const open = useSignal(false);
  const reason = useSignal('');
  const id = useMemo(uuidv7, []);
  const { wrong, problem, busy, submit } = useSending<'reason'>({
    check: () => (reason.value.trim() ? {} : { reason: say('whyMissing') }),
    send: () =>
      call(`${path}/withdrawals/${id}`, {
        method: 'PUT',
        body: { reason: reason.value.trim() },
      }),
    pointers: { '/reason': 'reason' },
    onDone,
  });
  const turn = (value: boolean) => {
    open.value = value;
  };
  if (!open.value) {
    return (
      <div class="no-print">
        <Button size="chip" kind="bare" onClick={() => turn(true)}>
          {label}
        </Button>
      </div>
    );
  }
  return (
    <form class="in-place stack no-print" onSubmit={submit} noValidate aria-label={label}>
      <p>{say('undoText')}</p>
      <TextField
        label={say('why')}
        wrong={wrong.value.reason}
        value={reason.value}
        onInput={(value) => {
          reason.value = value;
        }}
      />
      <Trouble problem={problem.value} />
      <div class="row">
        <Button type="submit" kind="main" busy={busy.value}>
          {say('undoYes')}
        </Button>
        <Button kind="bare" onClick={() => turn(false)}>
          {said('cancel')}
        </Button>
      </div>
    </form>
  );
}
