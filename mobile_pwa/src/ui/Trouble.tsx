import type { Problem } from '../server/client';
import { Banner } from './Banner';
import { Button } from './Button';
import { said } from './words';

interface Props {
  problem: Problem | null;
  onRetry?: () => void;
}

/** What went wrong, in words, with the code that finds it in the server's log. */
export function Trouble({ problem, onRetry }: Props) {
  if (!problem) return null;
  return (
    <Banner icon={problem.kind === 'offline' ? 'cloudOff' : 'note'} role="alert">
      {problem.title && problem.detail && (
        <p>
          <strong>{problem.title}</strong>
        </p>
      )}
      <p>{troubleText(problem)}</p>
      {problem.fields.map((field) => (
        <p class="small" key={field.pointer + field.code}>
          {field.message}
        </p>
      ))}
      {problem.support && <p class="small">{said('support', { code: problem.support })}</p>}
      {onRetry && (
        <Button kind="bare" size="chip" onClick={onRetry}>
          {said('retry')}
        </Button>
      )}
    </Banner>
  );
}

export function troubleText(problem: Problem): string {
  if (problem.kind === 'offline') return said('offline');
  if (problem.type === 'changed-meanwhile') return said('changed');
  return problem.detail || said('unexpected');
}
