import { useSignal } from '@preact/signals';
import { dayText, span } from '../../i18n/format';
import type { MissedShift, Order, Total } from '../../server/resources';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { momentOf } from '../inbox/moment';
import { MarkShift } from './MarkShift';
import { say } from './missedWords';

const SHOWN = 4;
const KINDS = ['excused', 'filed', 'refused', 'noted', 'unexplained', 'unjustified'] as const;

/** Shifts that passed without her, by what was said of each. A person marks, after checking. */
export function MissedShifts({ order }: { order: Order }) {
  const asked = useAsked<{ items: MissedShift[] }>(`/orders/${order.id}/missed-shifts`);
  const total = useAsked<Total>(`/orders/${order.id}/total`);
  const marking = useSignal<MissedShift | null>(null);
  const items = asked.data.value?.items;
  const close = () => {
    marking.value = null;
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p class="quiet small">{say('text')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={1} />}
      {items?.length === 0 && <p class="quiet">{say('none')}</p>}
      {total.data.value && <Counts missed={total.data.value.missed} />}
      {items && <Newest items={items} onMark={setting(marking)} />}
      {marking.value && (
        <MarkShift
          order={order}
          missed={marking.value}
          onClose={close}
          onDone={() => {
            close();
            void asked.pull();
            void total.pull();
          }}
        />
      )}
    </section>
  );
}

interface NewestProps {
  items: readonly MissedShift[];
  onMark: (missed: MissedShift) => void;
}

/** The newest first; a long list is opened on purpose. */
function Newest({ items, onMark }: NewestProps) {
  const all = useSignal(false);
  const newest = [...items].reverse();
  const shown = all.value ? newest : newest.slice(0, SHOWN);
  return (
    <>
      <ul class="list">
        {shown.map((one) => (
          <li key={one.shift} class="stack tight">
            <One missed={one} onMark={() => onMark(one)} />
          </li>
        ))}
      </ul>
      {shown.length < newest.length && (
        <Button
          onClick={() => {
            all.value = true;
          }}
        >
          {say('all', { n: newest.length })}
        </Button>
      )}
    </>
  );
}

function Counts({ missed }: { missed: Total['missed'] }) {
  if (missed.total === 0) return null;
  return (
    <dl class="facts">
      {KINDS.filter((kind) => missed[kind] > 0).map((kind) => (
        <div key={kind}>
          <dt>{say(`many_${kind}`)}</dt>
          <dd>{missed[kind]}</dd>
        </div>
      ))}
      <div>
        <dt>{say('inAll')}</dt>
        <dd>{missed.total}</dd>
      </div>
    </dl>
  );
}

/** What is excused is settled; what waits for an answer is not marked meanwhile. */
function markable({ kind }: MissedShift): boolean {
  return kind !== 'excused' && kind !== 'filed';
}

function One({ missed, onMark }: { missed: MissedShift; onMark: () => void }) {
  const { kind } = missed;
  return (
    <>
      <div class="row apart">
        <span class="digits">
          <strong>{dayText(missed.starts_at)}</strong> {span(missed.starts_at, missed.ends_at)}
        </span>
        <Badge icon={kind === 'excused' ? 'note' : 'calendar'} tone="plain">
          {say(`kind_${kind}`)}
        </Badge>
      </div>
      {missed.marks.map((mark) => (
        <p key={mark.id} class="words small">
          {say(`mark_${mark.kind}`, { name: mark.by_name })} <q>{mark.reasons}</q>{' '}
          <span class="quiet">{momentOf(mark.at)}</span>
        </p>
      ))}
      {markable(missed) && (
        <div>
          <Button size="chip" kind="bare" onClick={onMark}>
            {say(kind === 'unjustified' ? 'takeBack' : 'mark')}
            <span class="sr"> {dayText(missed.starts_at)}</span>
          </Button>
        </div>
      )}
    </>
  );
}
