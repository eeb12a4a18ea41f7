import type { Signal } from '@preact/signals';
import type { Problem } from '../../server/client';
import { Button } from '../../ui/Button';
import { Trouble } from '../../ui/Trouble';
import { say } from './inboxWords';

interface Props {
  problem: Signal<Problem | null>;
  onLook: () => void;
}

/** Why the server said no, at the row; what was typed stays where it is. */
export function Refused({ problem, onLook }: Props) {
  const status = problem.value?.status;
  const changed = status === 409 || status === 412;
  return (
    <>
      <Trouble problem={problem.value} />
      {changed && (
        <div>
          <Button
            size="chip"
            onClick={() => {
              problem.value = null;
              onLook();
            }}
          >
            {say('lookAgain')}
          </Button>
        </div>
      )}
    </>
  );
}
