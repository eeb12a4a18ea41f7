import { useSignal } from '@preact/signals';
import type { Problem } from '../../server/client';
import { heeding } from '../../signin/session';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/icons';
import { Trouble } from '../../ui/Trouble';
import { said } from '../../ui/words';
import { type Done, done, focusRow, rowId, WAITS } from './done';
import { say } from './inboxWords';

/** What was just decided. It stays until the next decision: nobody has to be quick. */
export function Toast() {
  const last = done.value;
  return last && <Last key={last.row + last.text} last={last} />;
}

function Last({ last }: { last: Done }) {
  const { problem, busy, undo } = useUndo(last);
  return (
    <section class="toast no-print" aria-label={say('lastDecision')}>
      <p class="row">
        <Icon name="tick" /> <span>{last.text}</span>
      </p>
      <Trouble problem={problem.value} />
      <div class="row">
        {last.undo && (
          <Button size="chip" icon="back" busy={busy.value} onClick={() => void undo()}>
            {say('undo')}
          </Button>
        )}
        <Button
          size="chip"
          kind="bare"
          onClick={() => {
            done.value = null;
            focusRow(null);
          }}
        >
          {said('close')}
        </Button>
      </div>
    </section>
  );
}

function useUndo(last: Done) {
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const undo = async () => {
    if (busy.value || !last.undo) return;
    busy.value = true;
    const result = heeding(await last.undo());
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    if (result.data === WAITS) {
      done.value = { ...last, text: say('undoWaits'), undo: null };
      announce(say('undoWaits'));
      return;
    }
    await last.list.pull();
    done.value = null;
    announce(say('undone'));
    setTimeout(() => focusRow(rowId(last.row)));
  };
  return { problem, busy, undo };
}
