import { dayText } from '../../i18n/format';
import type { OrderRow } from '../../server/resources';
import { Badge, type Tone } from '../../ui/Badge';
import type { IconName } from '../../ui/icons';
import { say as sayInbox } from '../inbox/inboxWords';
import { momentOf } from '../inbox/moment';
import { say as sayWay } from '../inbox/toldWords';
import { ToInbox } from './InboxCounts';
import { say } from './tryWords';

type Reached = NonNullable<OrderRow['reached']>;
type Step = OrderRow['tried'][number];

const LOOKS: Record<Reached, { icon: IconName; tone: Tone }> = {
  seen: { icon: 'eye', tone: 'good' },
  told: { icon: 'speech', tone: 'good' },
  delivered: { icon: 'tick', tone: 'good' },
  in_app: { icon: 'phone', tone: 'plain' },
  on_its_way: { icon: 'clock', tone: 'plain' },
  not_reached: { icon: 'bell', tone: 'wait' },
};

/** What was tried already, in time order, and whether it reached her. */
export function Tried({ row }: { row: OrderRow }) {
  return (
    <>
      {row.tried.length > 0 && (
        <ul class="tried small" aria-label={say('tried')}>
          {row.tried.map((step) => (
            <li key={step.what}>{stepText(step)}</li>
          ))}
        </ul>
      )}
      {row.reached && (
        <Badge icon={LOOKS[row.reached].icon} tone={LOOKS[row.reached].tone}>
          {say(`reached_${row.reached}`)}
        </Badge>
      )}
    </>
  );
}

export function stepText(step: Step): string {
  const when = momentOf(step.at);
  if (step.what === 'told') {
    const ways = step.ways.map((way) => sayWay(`way_${way as 'sms'}`)).join(', ');
    return say('step_told', { when, ways: ways || say('inApp') });
  }
  if (step.what === 'printed' || step.what === 'spoken') return say(`step_${step.what}`, { when });
  if (step.what === 'make_up') {
    return say('step_make_up', { when, became: say(`make_up_${step.state as 'agreed'}`) });
  }
  const became = say(`hours_asked_${step.state as 'declined'}`);
  return say('step_hours_asked', { when, became });
}

/** What waits of her case, each a way to the list where it is decided. */
export function Waits({ row }: { row: OrderRow }) {
  return (
    <>
      {row.inboxes.map(({ list, count }) => (
        <ToInbox key={list} list={list}>
          {sayInbox(`tab_${list}`)} <span class="count">{count}</span>
          <span class="sr">
            {' '}
            {row.first_name} {row.last_name}
          </span>
        </ToInbox>
      ))}
    </>
  );
}

/** What the court wrote down last, or pinned. */
export function NoteLine({ row }: { row: OrderRow }) {
  if (!row.note) return null;
  return (
    <p class="note-line small">
      {row.look_again && row.note.look_on && (
        <Badge icon="calendar" tone="wait">
          {say('lookAgain')}
        </Badge>
      )}
      <q>{row.note.text}</q>{' '}
      <span class="quiet">{`${row.note.by_name}, ${dayText(row.note.at, 'short')}`}</span>
    </p>
  );
}
