import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../server/client';
import { PinField } from '../signin/PinField';
import { online } from '../signin/session';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/Field';
import { Icon } from '../ui/icons';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { say } from './cardWords';
import { beginDuty, endDuty, onDuty } from './duty';
import { roster } from './roster';

/** Who is scanning, or that nobody said so. */
export function Duty() {
  const open = useSignal(false);
  const [, looked] = useState(0);
  useEffect(() => {
    // The turn ends by itself too: the screen must not go on naming her.
    const timer = setInterval(() => looked((n) => n + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  const person = onDuty();
  const set = setting(open);
  return (
    <div class="row apart">
      {person ? (
        <strong class="row">
          <Icon name="person" /> {say('scanning', { name: person.name })}
        </strong>
      ) : (
        <span class="quiet small grow">{say('nobodyNamed')}</span>
      )}
      <Button size="chip" onClick={() => (person ? void endDuty() : set(true))}>
        {say(person ? 'endTurn' : 'whoScans')}
      </Button>
      {open.value && (
        <Sheet title={say('whoScans')} onClose={() => set(false)}>
          <Begin onDone={() => set(false)} />
        </Sheet>
      )}
    </div>
  );
}

function Begin({ onDone }: { onDone: () => void }) {
  const people = roster.value?.people ?? [];
  const person = useSignal(people[0]?.id ?? '');
  const pin = useSignal('');
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    wrong.value = pin.value.length === 6 ? null : say('pinMissing');
    if (wrong.value || busy.value) return;
    busy.value = true;
    problem.value = await beginDuty(person.value, pin.value);
    busy.value = false;
    pin.value = '';
    if (!problem.value) onDone();
  };
  if (people.length === 0) return <p>{say('noPeople')}</p>;
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p>{say(online.value ? 'turnText' : 'turnOffline')}</p>
      <SelectField
        label={say('person')}
        value={person.value}
        options={people.map((one) => [one.id, one.name] as const)}
        onInput={setting(person)}
      />
      <PinField
        label={say('pin')}
        hint={say('pinHint')}
        value={pin.value}
        wrong={wrong.value}
        autocomplete="new-password"
        onInput={setting(pin)}
      />
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main" wide busy={busy.value}>
        {say('beginTurn')}
      </Button>
    </form>
  );
}
