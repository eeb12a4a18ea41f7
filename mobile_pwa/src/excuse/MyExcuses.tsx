import { clock, dayText } from '../i18n/format';
import { useOlder } from '../record/older';
import type { Excuse, ExcuseState } from '../server/resources';
import { Badge, type Tone } from '../ui/Badge';
import { Empty } from '../ui/Empty';
import type { IconName } from '../ui/icons';
import { More } from '../ui/More';
import { Skeleton } from '../ui/Skeleton';
import { excuses } from '../week/shelves';
import { ExcuseActs } from './ExcuseActs';
import { say } from './words';

const LOOKS: Record<ExcuseState, { icon: IconName; tone: Tone }> = {
  filed: { icon: 'clock', tone: 'wait' },
  asked: { icon: 'speech', tone: 'wait' },
  accepted: { icon: 'tick', tone: 'good' },
  refused: { icon: 'note', tone: 'plain' },
  withdrawn: { icon: 'less', tone: 'plain' },
};

/** Everything she sent, newest first, each with where it stands in words. */
export function MyExcuses() {
  const copy = excuses.copy.value;
  const { items, more } = useOlder(excuses, '/me/excuses');
  if (!copy) return excuses.problem.value ? null : <Skeleton />;
  return (
    <section class="card stack">
      <h2>{say('mine')}</h2>
      {items.length === 0 && <Empty icon="note">{say('noneYet')}</Empty>}
      <ul class="list">
        {items.map((excuse) => (
          <li key={excuse.id} class="stack tight">
            <ExcuseRow excuse={excuse} />
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}

function ExcuseRow({ excuse }: { excuse: Excuse }) {
  const { icon, tone } = LOOKS[excuse.state];
  return (
    <>
      <div class="row apart">
        <strong>{excuse.shifts.map((one) => dayText(one.starts_at, 'short')).join(', ')}</strong>
        <Badge icon={icon} tone={tone}>
          {say(`state_${excuse.state}`)}
        </Badge>
      </div>
      <p>
        {say(`cause_${excuse.cause}`)}
        {excuse.papers.length > 0 && ` · ${say('papers', { n: excuse.papers.length })}`}
      </p>
      {excuse.note && <p class="quiet small">“{excuse.note}”</p>}
      <LastWord excuse={excuse} />
      <ExcuseActs excuse={excuse} />
      <History excuse={excuse} />
    </>
  );
}

/** What the desk said last: a question with its day, or why not. */
function LastWord({ excuse }: { excuse: Excuse }) {
  const last = excuse.events.findLast((one) => one.kind === excuse.state);
  if (!last || (excuse.state !== 'asked' && excuse.state !== 'refused')) {
    return last?.text && excuse.state === 'accepted' ? <p>{last.text}</p> : null;
  }
  return (
    <div class="stack tight said">
      {last.text && (
        <p>{say(excuse.state === 'asked' ? 'askedText' : 'refusedText', { text: last.text })}</p>
      )}
      {excuse.answer_by && (
        <p>
          <strong>{say('answerBy', { day: dayText(excuse.answer_by) })}</strong>
        </p>
      )}
      <p class="quiet small">{say('byName', { name: last.by_name, day: dayText(last.at) })}</p>
    </div>
  );
}

function History({ excuse }: { excuse: Excuse }) {
  return (
    <details>
      <summary class="small">{say('history')}</summary>
      <ol class="history small">
        {excuse.events.map((one) => (
          <li key={one.at + one.kind}>
            <strong>{eventText(one)}</strong>{' '}
            <span class="quiet">
              {dayText(one.at, 'short')} {clock(one.at)}
            </span>
            {one.text && <p>{one.text}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}

function eventText(event: Excuse['events'][number]): string {
  return event.kind === 'filed' && event.by_role === 'clerk'
    ? say('event_for_you')
    : say(`event_${event.kind}`);
}
