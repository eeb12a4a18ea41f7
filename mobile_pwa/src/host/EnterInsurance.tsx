import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { addDays } from '../i18n/zone';
import { call, type Problem } from '../server/client';
import type { Insured, Site } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { holdUpdates } from '../worker/bridge';
import { care, pullCare } from './care';
import { say } from './insuranceWords';

interface Props {
  one: Insured;
  site: Site;
}

/** From when to when; where all are insured on one bill, for all of them at once. */
export function EnterInsurance({ one, site }: Props) {
  const others = care.insured.value.filter((her) => her.placement !== one.placement);
  const from = useSignal(one.covered_until ? addDays(one.covered_until, 1) : '');
  const to = useSignal('');
  const all = useSignal(false);
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const complete = from.value && to.value && from.value <= to.value;
    wrong.value = complete ? null : say('wrong');
    if (!complete || busy.value) return;
    busy.value = true;
    const days = { coverage_from: from.value, coverage_to: to.value };
    problem.value = await enterAll(all.value ? [one, ...others] : [one], days);
    busy.value = false;
    if (problem.value) return;
    announce(say('saved'));
    close();
    void pullCare(site);
  };
  return (
    <Sheet title={say('enterTitle', { name: one.first_name })} onClose={close}>
      <form class="stack" onSubmit={submit} noValidate>
        <TextField label={say('from')} type="date" value={from.value} onInput={setting(from)} />
        <TextField
          label={say('to')}
          type="date"
          wrong={wrong.value}
          value={to.value}
          onInput={setting(to)}
        />
        {others.length > 0 && (
          <label class="row">
            <input
              type="checkbox"
              checked={all.value}
              onChange={(event) => {
                all.value = event.currentTarget.checked;
              }}
            />
            <span>{say('alsoOthers', { n: others.length })}</span>
          </label>
        )}
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {said('save')}
        </Button>
      </form>
    </Sheet>
  );
}

function close(): void {
  care.entering.value = null;
}

/** One after the other; the same dates entered again say nothing new. */
async function enterAll(
  people: readonly Insured[],
  body: { coverage_from: string; coverage_to: string },
): Promise<Problem | null> {
  for (const { order, placement } of people) {
    const path = `/orders/${order}/placements/${placement}/coverages/${crypto.randomUUID()}`;
    const result = heeding(await call(path, { method: 'PUT', body }));
    if (!result.ok) return result.problem;
  }
  return null;
}
