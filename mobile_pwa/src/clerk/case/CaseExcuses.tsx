import { useSignal } from '@preact/signals';
import type { ExcuseRow, Order, Page } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { ExcuseFacts } from '../inbox/ExcuseFacts';
import { Opened } from '../inbox/ExcuseOpened';
import { say } from '../inbox/excuseWords';

/** Every excuse of the order; they are decided on their list. */
export function CaseExcuses({ order }: { order: Order }) {
  const asked = useAsked<Page<ExcuseRow>>(`/excuses?state=all&order=${order.id}&limit=50`);
  const items = asked.data.value?.items;
  return (
    <section class="card stack">
      <h2>{say('caseTitle')}</h2>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={1} />}
      {items?.length === 0 && <p class="quiet">{say('caseNone')}</p>}
      <ul class="list">
        {items &&
          [...items].reverse().map((excuse) => (
            <li key={excuse.id} class="stack tight">
              <One excuse={excuse} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function One({ excuse }: { excuse: ExcuseRow }) {
  const open = useSignal(false);
  return (
    <>
      <ExcuseFacts excuse={excuse} />
      <div>
        <Button
          size="chip"
          expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {say('look', { n: excuse.paper_count })}
        </Button>
      </div>
      {open.value && <Opened id={excuse.id} />}
    </>
  );
}
