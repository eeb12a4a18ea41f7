import { useSignal } from '@preact/signals';
import type { Problem } from '../server/client';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { lazily } from '../ui/lazily';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { say } from '../week/words';
import { PinField } from './PinField';
import { online, waitingWords } from './session';
import { unlock } from './unlocking';

const SignIn = lazily(() => import('./SignIn').then((m) => m.SignIn));
const TwoWords = lazily(() => import('./TwoWords').then((m) => m.TwoWords));

/** The PIN, checked by the server. Scanning never waits for it. */
export function Unlock() {
  const other = useSignal<'code' | 'staff' | null>(null);
  if (other.value)
    return (
      <SignIn
        start={other.value}
        onBack={() => {
          other.value = null;
        }}
      />
    );
  if (waitingWords.value) return <TwoWords onCode={() => setting(other)('code')} />;
  return (
    <main class="screen narrow" id="content">
      <Title>{say('unlockTitle')}</Title>
      <p>{say('unlockText')}</p>
      {!online.value && <Banner icon="cloudOff">{say('unlockOffline')}</Banner>}
      <PinForm />
      <p class="quiet small">{say('forgotten')}</p>
      <div class="stack tight">
        <Button
          kind="bare"
          icon="scan"
          onClick={() => {
            other.value = 'code';
          }}
        >
          {say('newCode')}
        </Button>
        <Button
          kind="bare"
          icon="person"
          onClick={() => {
            other.value = 'staff';
          }}
        >
          {say('staff')}
        </Button>
      </div>
    </main>
  );
}

function PinForm() {
  const pin = useSignal('');
  const short = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    short.value = pin.value.length !== 6;
    if (short.value || busy.value) return;
    busy.value = true;
    problem.value = await unlock(pin.value);
    busy.value = false;
    pin.value = '';
  };
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <PinField
        label={say('pin')}
        autocomplete="current-password"
        value={pin.value}
        wrong={short.value ? say('pinShort') : null}
        onInput={setting(pin)}
      />
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main" size="big" wide busy={busy.value}>
        {say('unlock')}
      </Button>
    </form>
  );
}
