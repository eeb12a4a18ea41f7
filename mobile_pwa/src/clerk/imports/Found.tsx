import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { BASE, call, type Problem } from '../../server/client';
import type { Import } from '../../server/resources';
import { heeding } from '../../signin/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Trouble } from '../../ui/Trouble';
import { Lines } from './Lines';
import { Progress } from './Progress';
import { say } from './words';

const BEAT_MS = 1_000;

/** A file that was sent in: how far it is, what was found, and having it stored. */
export function Found({ first, onLeave }: { first: Import; onLeave: () => void }) {
  const found = useSignal(first);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const state = found.value.state;
  const stuck = found.value.stuck;
  const underWay = state !== 'checked' && state !== 'done' && !stuck;
  const path = `/imports/${first.id}`;
  const ask = async (answer: ReturnType<typeof call<Import>>) => {
    busy.value = true;
    const result = heeding(await answer);
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) found.value = result.data;
  };
  const run = () => {
    const body = { digest: found.value.digest };
    return ask(call<Import>(`${path}/run`, { method: 'PUT', body, timeoutMs: 120_000 }));
  };
  useEffect(() => {
    if (!underWay) return;
    // Asked to store again, the server goes on with what is left, also where no clock runs.
    // After a failure it is only asked how it stands: the clock tries again.
    const looks = state === 'checking' || problem.value !== null;
    const go = () => void (looks ? ask(call<Import>(path)) : run());
    const timer = setTimeout(go, BEAT_MS);
    return () => clearTimeout(timer);
  }, [found.value, problem.value]);
  return (
    <div class="stack">
      <h3>{say(found.value.kind)}</h3>
      {underWay && <Progress what={say(`doing_${state}`)} share={found.value.share} />}
      <Verdict found={found.value} />
      <Trouble problem={problem.value} />
      <div class="row">
        {state === 'checked' && found.value.wrong_lines === 0 && found.value.new_lines > 0 && (
          <Button kind="main" busy={busy.value} onClick={() => void run()}>
            {say('run', { n: found.value.new_lines })}
          </Button>
        )}
        {stuck && state !== 'checking' && (
          <Button kind="main" busy={busy.value} onClick={() => void run()}>
            {say('tryAgain')}
          </Button>
        )}
        {!underWay && !stuck && (
          <a class="button" href={`${BASE}${path}/report.csv`} download>
            {say('report')}
          </a>
        )}
        <Button icon="back" onClick={onLeave}>
          {say('another')}
        </Button>
      </div>
      {!underWay && !stuck && <Lines key={state} path={`${path}/lines`} found={found.value} />}
    </div>
  );
}

function Verdict({ found }: { found: Import }) {
  const { state, wrong_lines: wrong, new_lines: fresh } = found;
  if (found.stuck) {
    return (
      <Banner icon="note" role="alert">
        {say(state === 'counting' ? 'stuckCounting' : 'stuck')}
      </Banner>
    );
  }
  if (state === 'done') {
    return (
      <Banner icon="tick" calm role="status">
        {fresh > 0 ? say('done', { n: fresh }) : say('doneNothing')}
      </Banner>
    );
  }
  if (state !== 'checked') return null;
  if (wrong > 0) {
    return (
      <Banner icon="note" role="alert">
        {found.turned_down && <p>{say('turnedDown')}</p>}
        <p>{say('checkedWrong', { n: wrong })}</p>
      </Banner>
    );
  }
  return (
    <Banner icon="tick" calm role="status">
      {say(fresh > 0 ? 'checkedGood' : 'checkedNothing')}
    </Banner>
  );
}
