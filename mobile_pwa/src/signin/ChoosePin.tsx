import { useSignal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { Opening, Redemption } from '../server/resources';
import { SharedChoice } from '../shared/SharedChoice';
import { enrol, newKeyPair } from '../store/device';
import { Button } from '../ui/Button';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { PinField } from './PinField';
import { easyPin, holdPin } from './pin';
import { awaitMatch } from './session';
import { say } from './words';

/** Two times six digits; then the phone makes its key and shows the server its public half. */
export function ChoosePin({ code, opening }: { code: string; opening: Opening }) {
  const pin = useSignal('');
  const again = useSignal('');
  const wrong = useSignal<'pinShort' | 'pinDifferent' | 'pinEasy' | 'noKeys' | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    wrong.value = fault(pin.value, again.value);
    if (wrong.value || busy.value) return;
    busy.value = true;
    const result = await redeem(code, pin.value).catch(() => 'noKeys' as const);
    busy.value = false;
    if (result === 'noKeys') wrong.value = result;
    else problem.value = result;
  };
  const second = wrong.value === 'pinDifferent' || wrong.value === 'noKeys';
  return (
    <>
      <Title>
        {opening.first_name ? say('hello', { name: opening.first_name }) : say('pinTitle')}
      </Title>
      <p>{say('pinText')}</p>
      <form class="card stack" onSubmit={submit} noValidate>
        <PinField
          label={say('pinNew')}
          autocomplete="new-password"
          value={pin.value}
          wrong={wrong.value && !second ? say(wrong.value) : null}
          onInput={setting(pin)}
        />
        <PinField
          label={say('pinAgain')}
          autocomplete="new-password"
          value={again.value}
          wrong={wrong.value && second ? say(wrong.value) : null}
          onInput={setting(again)}
        />
        <SharedChoice />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {busy.value ? say('checking') : say('activate')}
        </Button>
      </form>
    </>
  );
}

function fault(pin: string, again: string) {
  if (pin.length !== 6) return 'pinShort';
  if (easyPin(pin)) return 'pinEasy';
  return pin === again ? null : 'pinDifferent';
}

async function redeem(code: string, pin: string): Promise<Problem | null> {
  const { privateKey, publicKey } = await newKeyPair();
  const body = { code, public_key: publicKey, pin };
  const result = await call<Redemption>('/enrolments/redemption', { method: 'POST', body });
  if (!result.ok) return result.problem;
  const { device, receipt_key, two_words } = result.data;
  await enrol({ id: device, privateKey, enrolledAt: new Date().toISOString() }, receipt_key);
  holdPin(pin);
  await awaitMatch({ kind: 'phone', words: two_words });
  return null;
}
