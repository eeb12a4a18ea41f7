import { dayText } from '../i18n/format';
import { wallIn } from '../i18n/zone';
import { online } from '../signin/session';
import type { Shelf } from '../store/pull';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { zone } from './shelves';
import { say } from './words';

/** Says when what is shown is old, and what went wrong when something did. */
export function Freshness<T>({ of, onRetry }: { of: Shelf<T>; onRetry: () => void }) {
  const problem = of.problem.value;
  const copy = of.copy.value;
  if (problem?.kind === 'server' && problem.status !== 401) {
    return <Trouble problem={problem} onRetry={onRetry} />;
  }
  if (!copy || (online.value && !problem)) return null;
  return (
    <Banner icon="cloudOff" role="status">
      <p>{say('old', { when: ago(copy.at) })}</p>
      <Button kind="bare" size="chip" onClick={onRetry}>
        {say('refresh')}
      </Button>
    </Banner>
  );
}

function ago(at: number): string {
  const then = wallIn(zone(), at);
  const time = `${Number(then.slice(11, 13))}:${then.slice(14, 16)}`;
  const today = wallIn(zone(), Date.now()).slice(0, 10) === then.slice(0, 10);
  return today ? say('oldToday', { time }) : say('oldDay', { day: dayText(then), time });
}
