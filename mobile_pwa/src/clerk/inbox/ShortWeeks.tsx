import { type Signal, useSignal } from '@preact/signals';
import { dayText, duration } from '../../i18n/format';
import type { Shortfall } from '../../server/resources';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Bar } from '../Bar';
import { DecideWeek } from './DecideWeek';
import { say as sayInbox } from './inboxWords';
import { keyOf, type List, listAt } from './lists';
import { nameOf, Row } from './Row';
import { Rows } from './Rows';
import { say } from './shortWords';
import { type Place, pathOf } from './tabs';
import { WeekWord } from './WeekWord';

/** Closed weeks that are short, oldest first, at one stage between their end and a decision. */
export function ShortWeeks({ place }: { place: Place }) {
  const list = listAt<Shortfall>(pathOf(place));
  const empty = sayInbox(place.stage === 'decided' ? 'empty_past' : 'empty_short');
  return (
    <Rows list={list} label={sayInbox('tab_short')} empty={empty}>
      {(row) => <One key={keyOf(row)} row={row} list={list} from={place} />}
    </Rows>
  );
}

type Doing = 'decide' | 'withdraw';

interface OneProps {
  row: Shortfall;
  list: List<Shortfall>;
  from: Place;
}

function One({ row, list, from }: OneProps) {
  const doing = useSignal<Doing | null>(null);
  return (
    <Row
      id={keyOf(row)}
      whose={row.order}
      from={from}
      actions={
        <>
          <Toggle row={row} doing={doing} one="decide" />
          {row.decision && <Toggle row={row} doing={doing} one="withdraw" />}
        </>
      }
      under={
        doing.value && (
          <DecideWeek
            key={doing.value}
            row={row}
            list={list}
            takesBack={doing.value === 'withdraw'}
            onClose={() => {
              doing.value = null;
            }}
          />
        )
      }
    >
      <Facts row={row} />
    </Row>
  );
}

interface ToggleProps {
  row: Shortfall;
  doing: Signal<Doing | null>;
  one: Doing;
}

function Toggle({ row, doing, one }: ToggleProps) {
  const on = doing.value === one;
  return (
    <Button
      size="chip"
      expanded={on}
      onClick={() => {
        doing.value = on ? null : one;
      }}
    >
      {say(one)}
      <span class="sr">
        {' '}
        {nameOf(row.order)}, {row.week}
      </span>
    </Button>
  );
}

function Facts({ row }: { row: Shortfall }) {
  const { credited_minutes: credited, excused_minutes: excused, required_minutes: asks } = row;
  return (
    <>
      <div class="row">
        <strong>{sayInbox('weekOf', { day: dayText(row.starts_on, 'date') })}</strong>
        {row.below_floor && <Badge icon="less">{say('belowFloor')}</Badge>}
      </div>
      <Bar required={asks} confirmed={credited} waiting={0} excused={excused} />
      <p class="digits">
        {say('did', { done: duration(credited), asks: duration(asks) })}
        {excused > 0 && ` ${say('excused', { time: duration(excused) })}`}
        {row.short_minutes > 0 && ` ${say('short', { time: duration(row.short_minutes) })}`}
      </p>
      <p class="quiet small">
        {row.stage === 'curing'
          ? say('cureUntil', { day: dayText(row.cure_until) })
          : say('cureEnded', { day: dayText(row.cure_until) })}
      </p>
      {row.provisional && <p class="small">{say('provisional')}</p>}
      {row.stage === 'reopened' && <p>{say('reopened')}</p>}
      {row.decision && <WeekWord decision={row.decision} />}
    </>
  );
}
