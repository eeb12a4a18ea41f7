import { useSignal } from '@preact/signals';
import type { CaseEvent, Order } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { SelectField } from '../../ui/Field';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { usePages } from '../asking';
import { momentOf } from '../inbox/moment';
import { asOfQuery } from './asOf';
import { say } from './causeWords';

type Kind = CaseEvent['kind'];

const KINDS: readonly Kind[] = [
  'scan',
  'host_word',
  'her_word',
  'decision',
  'excuse',
  'make_up',
  'warning',
  'notice',
  'appearance',
  'deadline',
  'terms',
  'pause',
  'placement',
  'closure',
  'phone',
];

/** Every event of the case, newest first, with who did it. */
export function Timeline({ order }: { order: Order }) {
  const kind = useSignal<Kind | ''>('');
  const chosen = kind.value ? `&kind=${kind.value}` : '';
  const path = `/orders/${order.id}/timeline?limit=20${chosen}${asOfQuery('&')}`;
  return (
    <section class="card stack timeline">
      <h2>{say('timelineTitle')}</h2>
      <div class="no-print">
        <SelectField
          label={say('kindOf')}
          value={kind.value}
          options={[
            ['', say('kind_all')] as const,
            ...KINDS.map((one) => [one, say(`kind_${one}`)] as const),
          ]}
          onInput={(value) => {
            kind.value = value as Kind | '';
          }}
        />
      </div>
      <Events key={path} path={path} />
    </section>
  );
}

function Events({ path }: { path: string }) {
  const { items, more, again, problem } = usePages<CaseEvent>(path);
  return (
    <>
      <Trouble problem={problem.value} onRetry={again} />
      {!items && !problem.value && <Skeleton lines={3} />}
      {items?.length === 0 && <Empty icon="calendar">{say('noEvents')}</Empty>}
      <ol class="list">
        {items?.map((one) => (
          <li key={`${one.kind} ${one.what} ${one.id} ${one.at}`}>
            <One event={one} />
          </li>
        ))}
      </ol>
      {more && (
        <div class="no-print">
          <Button onClick={() => void more()}>{say('more')}</Button>
        </div>
      )}
    </>
  );
}

function One({ event }: { event: CaseEvent }) {
  const late = momentOf(event.known_at) !== momentOf(event.at);
  return (
    <>
      <p class="quiet small digits">
        {momentOf(event.at)} · {event.by_name ?? say(`role_${event.by_role}`)}
        {event.by_name && ` (${say(`role_${event.by_role}`)})`}
        {late && ` · ${say('knownAt', { at: momentOf(event.known_at) })}`}
      </p>
      <p>{event.text}</p>
      {event.said && <p class="words small">«{event.said}»</p>}
    </>
  );
}
