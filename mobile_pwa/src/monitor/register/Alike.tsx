import { useSignal } from '@preact/signals';
import { call, type Problem } from '../../server/client';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { Trouble } from '../../ui/Trouble';
import { say } from '../registerWords';
import type { Catalogue, WholeAccount } from './catalogue';
import { StepText } from './StepText';

interface Props {
  one: WholeAccount;
  catalogue: Catalogue;
  onDone: (next: WholeAccount) => void;
}

/** Accounts that look like this one: a person says whether they are the same. */
export function Alike({ one, catalogue, onDone }: Props) {
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const answer = async (other: string, same: boolean) => {
    busy.value = true;
    const body = { same };
    const path = `/decisions/${one.id}/matches/${other}`;
    const result = heeding(await call<WholeAccount>(path, { method: 'PUT', body }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onDone(result.data);
  };
  return (
    <>
      <Trouble problem={problem.value} />
      {one.alike.map((other) => (
        <section key={other.id} class="card stack" aria-label={say('alikeTitle')}>
          <h2>{say('alikeTitle')}</h2>
          <p>{say(other.exact ? 'alikeExact' : 'alikeText')}</p>
          <ul class="list">
            {other.steps.map((step) => (
              <li key={step.event}>
                <StepText step={step} catalogue={catalogue} />
              </li>
            ))}
          </ul>
          {other.reference && <p class="quiet">{other.reference}</p>}
          <div class="row">
            <Button kind="main" busy={busy.value} onClick={() => void answer(other.id, true)}>
              {say('same')}
            </Button>
            <Button busy={busy.value} onClick={() => void answer(other.id, false)}>
              {say('another')}
            </Button>
          </div>
        </section>
      ))}
      {one.joined.length > 0 && (
        <section class="card plain stack tight">
          <p>{say('joined', { n: one.joined.length })}</p>
          {one.own &&
            one.joined.map((other) => (
              <Button
                key={other.id}
                size="chip"
                busy={busy.value}
                onClick={() => void answer(other.id, false)}
              >
                {say('apart')}
              </Button>
            ))}
        </section>
      )}
    </>
  );
}
