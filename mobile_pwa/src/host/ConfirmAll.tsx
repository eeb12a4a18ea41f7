import { useSignal } from '@preact/signals';
import type { Problem } from '../server/client';
import type { Attendance } from '../server/resources';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { confirmable } from './list';
import { confirmAll } from './saying';
import { say } from './words';

interface Outcome {
  confirmed: number;
  left: number;
  problem: Problem | null;
}

/** Everything whose two times are known, after one question. */
export function ConfirmAll({ items }: { items: Attendance[] }) {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const outcome = useSignal<Outcome | null>(null);
  const ready = items.filter(confirmable);
  const go = async () => {
    if (busy.value) return;
    busy.value = true;
    outcome.value = await confirmAll(ready);
    busy.value = false;
    asking.value = false;
    announce(say('confirmedMany', { n: outcome.value.confirmed }));
  };
  return (
    <>
      {outcome.value && <Said outcome={outcome.value} />}
      {ready.length > 1 && (
        <Button
          wide
          icon="ticks"
          onClick={() => {
            asking.value = true;
          }}
        >
          {say('confirmAll', { n: ready.length })}
        </Button>
      )}
      {asking.value && (
        <Sheet
          title={say('confirmAll', { n: ready.length })}
          onClose={() => {
            asking.value = false;
          }}
        >
          <p>{say('confirmAllSure', { n: ready.length })}</p>
          <Button kind="main" size="big" wide busy={busy.value} onClick={() => void go()}>
            {say('confirmAll', { n: ready.length })}
          </Button>
          <Button
            wide
            onClick={() => {
              asking.value = false;
            }}
          >
            {said('cancel')}
          </Button>
        </Sheet>
      )}
    </>
  );
}

function Said({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <Trouble problem={outcome.problem} />
      {outcome.confirmed > 0 && (
        <Banner icon="ticks" calm>
          {say('confirmedMany', { n: outcome.confirmed })}
        </Banner>
      )}
      {outcome.left > 0 && !outcome.problem && (
        <Banner icon="note">{say('notConfirmed', { n: outcome.left })}</Banner>
      )}
    </>
  );
}
