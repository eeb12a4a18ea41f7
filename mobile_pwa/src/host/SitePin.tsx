import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call, type Problem } from '../server/client';
import type { SitePin as Pin } from '../server/resources';
import { PinField } from '../signin/PinField';
import { easyPin } from '../signin/pin';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { say } from './pinWords';

const PATH = '/staff/me/site-pin';

/** Six digits with which she says at the site's screen that it is she who scans. */
export function SitePin() {
  const pin = useSignal<Pin | null>(null);
  const problem = useSignal<Problem | null>(null);
  const open = useSignal(false);
  const pull = async () => {
    const result = heeding(await call<Pin>(PATH));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) pin.value = result.data;
  };
  useEffect(() => void pull(), []);
  const remove = async () => {
    const result = heeding(await call<void>(PATH, { method: 'DELETE' }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) announce(say('removed'));
    await pull();
  };
  const done = (next: Pin) => {
    pin.value = next;
    open.value = false;
    announce(say('saved'));
  };
  const held = pin.value;
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p class="quiet">{say('text')}</p>
      {held?.locked && <Banner icon="lock">{say('locked')}</Banner>}
      {held?.set && !held.locked && (
        <p>
          <Badge icon="tick" tone="good">
            {say('isSet')}
          </Badge>
        </p>
      )}
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {held && !open.value && (
        <div class="row">
          <Button onClick={() => setting(open)(true)}>{say(held.set ? 'change' : 'set')}</Button>
          {held.set && (
            <Button kind="bare" onClick={() => void remove()}>
              {say('remove')}
            </Button>
          )}
        </div>
      )}
      {open.value && <Choose onDone={done} />}
    </section>
  );
}

function Choose({ onDone }: { onDone: (pin: Pin) => void }) {
  const typed = useSignal('');
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = typed.value;
    wrong.value = given.length < 6 ? say('short') : easyPin(given) ? say('easy') : null;
    if (wrong.value) return;
    const result = heeding(await call<Pin>(PATH, { method: 'PUT', body: { pin: given } }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onDone(result.data);
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <PinField
        label={say('pin')}
        hint={say('hint')}
        value={typed.value}
        wrong={wrong.value}
        autocomplete="new-password"
        onInput={setting(typed)}
      />
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main">
        {say('save')}
      </Button>
    </form>
  );
}
