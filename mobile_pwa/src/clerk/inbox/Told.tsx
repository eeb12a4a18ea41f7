import type { Warning } from '../../server/resources';
import { momentOf } from './moment';
import { say } from './warningWords';

/** What she was told, when, and whether it was on her screen. */
export function Told({ told }: { told: Warning['told'] }) {
  const last = told.at(-1);
  if (!last) return <p class="quiet small">{say('notTold')}</p>;
  const earlier = told.slice(0, -1).reverse();
  return (
    <>
      <One told={last} />
      {earlier.length > 0 && (
        <details>
          <summary>{say('earlier', { n: earlier.length })}</summary>
          {earlier.map((one) => (
            <One key={one.id} told={one} />
          ))}
        </details>
      )}
    </>
  );
}

function One({ told }: { told: Warning['told'][number] }) {
  return (
    <p class="words small">
      {say('told', { when: momentOf(told.due_at) })} <q>{told.text}</q>{' '}
      <span class="quiet">
        {told.seen_at ? say('seen', { when: momentOf(told.seen_at) }) : say('notSeen')}
      </span>
    </p>
  );
}
