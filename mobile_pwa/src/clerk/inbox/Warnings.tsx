import { useSignal } from '@preact/signals';
import { dayText, duration } from '../../i18n/format';
import { mondayOf } from '../../i18n/zone';
import { call, type Problem } from '../../server/client';
import type { Warning } from '../../server/resources';
import { heeding } from '../../signin/session';
import { announce } from '../../ui/announce';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { StateBadge } from '../StateBadge';
import { show } from '../view';
import { rowId } from './done';
import { say as sayInbox } from './inboxWords';
import { type List, listAt } from './lists';
import { momentOf } from './moment';
import { Refused } from './Refused';
import { nameOf, Row } from './Row';
import { Rows } from './Rows';
import { Told } from './Told';
import { type Place, pathOf } from './tabs';
import { say } from './warningWords';

/** Warnings whose time on the desk has come, the weightiest first; or those that are closed. */
export function Warnings({ place }: { place: Place }) {
  const list = listAt<Warning>(pathOf(place));
  const empty = sayInbox(place.stage === 'open' ? 'empty_warnings' : 'empty_past');
  return (
    <Rows list={list} label={sayInbox('tab_warnings')} empty={empty}>
      {(row) => <WarningRow key={row.id} row={row} list={list} from={place} />}
    </Rows>
  );
}

interface RowProps {
  row: Warning;
  list: List<Warning>;
  from: Place;
}

function WarningRow({ row, list, from }: RowProps) {
  const problem = useSignal<Problem | null>(null);
  const mine = useSignal(false);
  const read = async () => {
    const path = `/warnings/${row.id}/acknowledgement`;
    const body = { will_come_at: null };
    const result = heeding(
      await call<Warning>(path, { method: 'PUT', version: row.version, body }),
    );
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    mine.value = true;
    list.put(result.data);
    announce(say('readNow', { name: nameOf(row.order) }));
    document.getElementById(rowId(row.id))?.querySelector<HTMLElement>('.name')?.focus();
  };
  return (
    <Row
      id={row.id}
      whose={row.order}
      from={from}
      actions={
        <Acts
          row={row}
          from={from}
          onRead={row.closed_at || mine.value ? null : () => void read()}
        />
      }
      under={problem.value && <Refused problem={problem} onLook={list.pull} />}
    >
      <WarningFacts warning={row} />
    </Row>
  );
}

interface ActsProps {
  row: Warning;
  from: Place;
  onRead: (() => void) | null;
}

function Acts({ row, from, onRead }: ActsProps) {
  const whose = <span class="sr"> {nameOf(row.order)}</span>;
  const open = () => show({ room: 'case', order: row.order.id, back: from });
  return (
    <>
      {onRead && (
        <Button size="chip" icon="eye" onClick={onRead}>
          {say(row.acknowledged_at ? 'readToo' : 'read')}
          {whose}
        </Button>
      )}
      <Button size="chip" kind="bare" onClick={open}>
        {sayInbox('openCase')}
        {whose}
      </Button>
    </>
  );
}

/** Why, how much, until when, what she was told, and what she said. */
export function WarningFacts({ warning }: { warning: Warning }) {
  const { reason, cause, latest_start: latest } = warning;
  return (
    <>
      <Head warning={warning} />
      <p>{reason.text}</p>
      {cause && <p>{cause.text}</p>}
      {!warning.closed_at && (
        <p class="digits">
          {say('needed', { time: duration(warning.needed_minutes) })}
          {latest && ` ${say('startBy', { when: momentOf(latest) })}`}
        </p>
      )}
      {warning.will_come_at && (
        <p>
          <strong>{say('willCome', { when: momentOf(warning.will_come_at) })}</strong>
        </p>
      )}
      {warning.acknowledged_at && (
        <p class="quiet small">{say('readAt', { when: momentOf(warning.acknowledged_at) })}</p>
      )}
      <Told told={warning.told} />
    </>
  );
}

const CLOSED = {
  recovered: { icon: 'tick', tone: 'good' },
  excused: { icon: 'note', tone: 'good' },
  cured: { icon: 'ticks', tone: 'good' },
  became_short: { icon: 'less', tone: 'plain' },
} as const satisfies Record<NonNullable<Warning['closed_as']>, object>;

function Head({ warning: { closed_as: closed, state, week } }: { warning: Warning }) {
  return (
    <div class="row">
      {closed ? (
        <Badge {...CLOSED[closed]}>{say(`closed_${closed}`)}</Badge>
      ) : (
        <StateBadge state={state} />
      )}
      <span class="quiet small">
        {sayInbox('weekOf', { day: dayText(mondayOf(week), 'date') })}
      </span>
    </div>
  );
}
