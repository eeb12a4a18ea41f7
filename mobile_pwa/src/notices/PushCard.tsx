import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../server/client';
import { shared } from '../shared/mode';
import { say as sayShared } from '../shared/words';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { canPush, isDenied, isOn, turnOn, unsubscribe } from './push';
import { say } from './settingsWords';
import type { Ways } from './ways';

/** Notices on this phone: asked for by a tap, never before; what was refused says what to do. */
export function PushCard({ ways }: { ways: Ways }) {
  const on = useSignal<boolean | null>(null);
  const denied = useSignal(isDenied());
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const look = async () => {
    on.value = await isOn();
  };
  useEffect(() => void look(), [ways.channels.value]);
  const consent = ways.consent.value?.channel;
  // Nothing to tap before the words are there that she agrees to by tapping.
  const ready = on.value !== null && (on.value || consent !== undefined);
  const start = async () => {
    if (!consent) return;
    busy.value = true;
    const result = await turnOn(ways.base, consent.version);
    busy.value = false;
    denied.value = result === 'denied';
    if (result === 'denied') return;
    problem.value = result.ok || result.problem.type === THERE ? null : result.problem;
    if (!problem.value) announce(say('pushOn'));
    await ways.pull();
  };
  const stop = async () => {
    const known = await unsubscribe();
    const mine = ways.channels.value?.find((one) => one.kind === 'push' && one.this_device);
    const id = known ?? mine?.id;
    if (id) await ways.remove(id);
    await look();
    announce(say('pushOff'));
  };
  return (
    <section class="card stack">
      <h2>{say('pushTitle')}</h2>
      {!canPush() && <p>{say('pushCannot')}</p>}
      {canPush() && shared.value && <p>{sayShared('noPush')}</p>}
      {canPush() && ready && !shared.value && (
        <>
          <p>{say(on.value ? 'pushOn' : 'pushOff')}</p>
          <p class="quiet small">{say('shown')}</p>
          {!on.value && consent && <p class="quiet small">{consent.text}</p>}
          {denied.value && !on.value && (
            <Banner icon="note" role="alert">
              {say('pushDenied')}
            </Banner>
          )}
          <Failed problem={problem.value} />
          <Button
            wide
            kind={on.value ? 'plain' : 'main'}
            icon="bell"
            busy={busy.value}
            onClick={() => void (on.value ? stop() : start())}
          >
            {say(on.value ? 'pushTurnOff' : 'pushTurnOn')}
          </Button>
        </>
      )}
    </section>
  );
}

const THERE = 'channel-there-already';

/** The browser itself did not reach its push service, or the server said why not. */
function Failed({ problem }: { problem: Problem | null }) {
  if (problem?.kind === 'offline') {
    return (
      <Banner icon="cloudOff" role="alert">
        {say('pushFailed')}
      </Banner>
    );
  }
  return <Trouble problem={problem} />;
}
