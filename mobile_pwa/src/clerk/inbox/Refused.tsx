import { type Signal, useSignal } from '@preact/signals';
import type { Problem } from '../../server/client';
import { Button } from '../../ui/Button';
import { Trouble } from '../../ui/Trouble';
import { say } from './inboxWords';

interface Props {
  problem: Signal<Problem | null>;
  /** Reads again what is there now. */
  onLook: () => Promise<void>;
}

/** Why the server said no, at the row; what was typed stays where it is. */
export function Refused({ problem, onLook }: Props) {
  const busy = useSignal(false);
  const status = problem.value?.status;
  const changed = status === 409 || status === 412;
  const look = async () => {
    if (busy.value) return;
    busy.value = true;
    await onLook();
    busy.value = false;
    problem.value = null;
  };
  return (
    <>
      <Trouble problem={problem.value} />
      {changed && (
        <div>
          <Button size="chip" busy={busy.value} onClick={() => void look()}>
            {say('lookAgain')}
          </Button>
        </div>
      )}
    </>
  );
}
