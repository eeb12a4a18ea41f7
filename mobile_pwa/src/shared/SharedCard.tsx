import { useSignal } from '@preact/signals';
import { pending } from '../letters/post';
import { waiting } from '../outbox/rows';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { leave } from './leaving';
import { setShared, shared } from './mode';
import { say } from './words';

/** Whether this phone is hers alone, and how to leave it with nothing behind. */
export function SharedCard() {
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p>{say('text')}</p>
      {shared.value && (
        <p class="quiet" role="status">
          {say('onText')}
        </p>
      )}
      <Button wide icon="lock" onClick={() => void setShared(!shared.value)}>
        {say(shared.value ? 'turnOff' : 'turnOn')}
      </Button>
    </section>
  );
}

/** Everything of hers goes from this phone. */
export function LeaveCard() {
  const asking = useSignal(false);
  const close = () => {
    asking.value = false;
  };
  return (
    <section class="card stack">
      <h2>{say('leaveTitle')}</h2>
      <p>{say('leaveText')}</p>
      <Button
        wide
        icon="leave"
        onClick={() => {
          asking.value = true;
        }}
      >
        {say('leaveButton')}
      </Button>
      {asking.value && (
        <Sheet title={say('leaveAsk')} onClose={close}>
          <Asked onStay={close} />
        </Sheet>
      )}
    </section>
  );
}

function Asked({ onStay }: { onStay: () => void }) {
  const busy = useSignal(false);
  const scans = waiting.value.length;
  const letters = pending.value;
  const go = async () => {
    busy.value = true;
    await leave().catch(() => undefined);
    busy.value = false;
  };
  return (
    <div class="stack">
      <p>{say('leaveAskText')}</p>
      {scans > 0 && <p>{say('leaveScans', { n: scans })}</p>}
      {letters > 0 && <p>{say('leaveLetters', { n: letters })}</p>}
      <Button wide kind="main" size="big" onClick={onStay}>
        {say('leaveNo')}
      </Button>
      <Button wide size="big" busy={busy.value} onClick={() => void go()}>
        {say(busy.value ? 'leaving' : 'leaveYes')}
      </Button>
    </div>
  );
}
