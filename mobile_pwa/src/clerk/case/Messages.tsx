import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayOf } from '../../i18n/format';
import { language } from '../../i18n/i18n';
import { todayIn } from '../../i18n/zone';
import type { Problem } from '../../server/client';
import type { CaseNotice, Order } from '../../server/resources';
import { heeding } from '../../signin/session';
import { Badge, type Tone } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import type { IconName } from '../../ui/icons';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { type List, listAt } from '../inbox/lists';
import { momentOf } from '../inbox/moment';
import { Refused } from '../inbox/Refused';
import { SayTold, takeBackTold } from '../inbox/SayTold';
import { Tries } from '../inbox/Tries';
import { say } from '../inbox/toldWords';

const FIRST = 5;

/** The one list of what a woman was told, however many cards look into it. */
export function toldIn(order: string): List<CaseNotice> {
  return listAt<CaseNotice>(`/orders/${order}/notices`);
}

/** Was she told? Every message of the case with every try. */
export function Messages({ order }: { order: Order }) {
  const list = toldIn(order.id);
  const all = useSignal(false);
  useEffect(() => void list.pull(), [order.id, language.value]);
  const rows = list.rows.value;
  const shown = all.value ? rows : rows?.slice(0, FIRST);
  const more = () => {
    if (all.value) void list.more();
    all.value = true;
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p class="quiet small">{say('text')}</p>
      <Trouble problem={list.problem.value} onRetry={() => void list.pull()} />
      {!rows && !list.problem.value && <Skeleton lines={2} />}
      {rows?.length === 0 && <p class="quiet">{say('none')}</p>}
      <ul class="list">
        {shown?.map((row) => (
          <li key={row.id} class="stack tight">
            <One row={row} list={list} zone={order.time_zone} />
          </li>
        ))}
      </ul>
      {rows && (rows.length > (shown?.length ?? 0) || list.next.value) && (
        <div>
          <Button size="chip" onClick={more}>
            {say('more')}
          </Button>
        </div>
      )}
    </section>
  );
}

const LOOKS: Record<CaseNotice['answer'], { icon: IconName; tone: Tone }> = {
  seen: { icon: 'eye', tone: 'good' },
  told: { icon: 'speech', tone: 'good' },
  read: { icon: 'eye', tone: 'good' },
  delivered: { icon: 'ticks', tone: 'good' },
  sent: { icon: 'tick', tone: 'plain' },
  listed: { icon: 'printer', tone: 'plain' },
  in_app: { icon: 'phone', tone: 'plain' },
  waiting: { icon: 'clock', tone: 'plain' },
  unreached: { icon: 'note', tone: 'wait' },
  past_use: { icon: 'less', tone: 'plain' },
  withdrawn: { icon: 'less', tone: 'plain' },
};

function Answer({ answer }: Pick<CaseNotice, 'answer'>) {
  return <Badge {...LOOKS[answer]}>{say(`answer_${answer}`)}</Badge>;
}

interface OneProps {
  row: CaseNotice;
  list: List<CaseNotice>;
  zone: string;
}

function One({ row, list, zone }: OneProps) {
  const telling = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const put = (answer: CaseNotice) => {
    telling.value = false;
    list.put(answer);
  };
  const undo = async () => {
    const result = heeding(await takeBackTold(row.id));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) put(result.data);
  };
  const today = row.told !== null && dayOf(row.told.said_at) === todayIn(zone);
  const open = row.told === null && row.seen_at === null && row.to === 'participant';
  return (
    <>
      <div class="row apart">
        <span class="quiet small">
          {say(`kind_${row.kind}`)} · {momentOf(row.due_at)}
        </span>
        <Answer answer={row.answer} />
      </div>
      <p class="words">
        <q>{row.text}</q>
      </p>
      <Tries tries={row.tries} />
      <Known row={row} />
      <div class="row">
        {open && (
          <Button
            size="chip"
            kind="bare"
            expanded={telling.value}
            onClick={() => {
              telling.value = !telling.value;
            }}
          >
            {say('told')}
            <span class="sr"> {row.text}</span>
          </Button>
        )}
        {today && (
          <Button size="chip" kind="bare" icon="back" onClick={() => void undo()}>
            {say('undo')}
          </Button>
        )}
      </div>
      <Refused problem={problem} onLook={list.pull} />
      {telling.value && (
        <SayTold
          notice={row}
          onDone={put}
          onLook={list.pull}
          onClose={() => {
            telling.value = false;
          }}
        />
      )}
    </>
  );
}

function Known({ row: { told, seen_at: seen } }: { row: CaseNotice }) {
  return (
    <>
      {seen && <p class="quiet small">{say('seenAt', { when: momentOf(seen) })}</p>}
      {told && (
        <p class="quiet small">
          {say('toldBy', {
            name: told.by_name,
            when: momentOf(told.at),
            how: say(`how_${told.how}`),
          })}
        </p>
      )}
    </>
  );
}

/** Beside a warning or a date: the best that is known of its messages. */
export function WasTold({ order, about }: { order: string; about: readonly string[] }) {
  const rows = toldIn(order).rows.value;
  if (!rows) return null;
  const found = rows.filter(
    (row) => row.to === 'participant' && row.about !== null && about.includes(row.about),
  );
  const best = BEST.find((answer) => found.some((row) => row.answer === answer));
  const answer = best && say(`answer_${best}`);
  return (
    <p class="small">
      <strong>{answer ? say('wasTold', { answer }) : say('notYet')}</strong>
    </p>
  );
}

const BEST: readonly CaseNotice['answer'][] = [
  ...(['seen', 'told', 'read', 'delivered', 'unreached'] as const),
  ...(['sent', 'listed', 'in_app', 'waiting', 'past_use', 'withdrawn'] as const),
];
