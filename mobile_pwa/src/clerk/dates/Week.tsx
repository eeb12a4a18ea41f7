import type { Signal } from '@preact/signals';
import { dayOf, dayText } from '../../i18n/format';
import { addDays } from '../../i18n/zone';
import type { AppearanceRow } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { type List, listAt } from '../inbox/lists';
import { DateRow } from './DateRow';
import { courtToday } from './looks';
import { mondayOfDay, pathOf } from './tabs';
import { say } from './words';

/** The dates of one week, day by day. */
export function Week({ monday }: { monday: Signal<string> }) {
  const list = listAt<AppearanceRow>(pathOf('week', monday.value));
  const rows = list.rows.value;
  const go = (count: number) => {
    monday.value = addDays(monday.value, 7 * count);
  };
  const days = [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(monday.value, count));
  const names = { from: dayText(days[0] ?? '', 'long'), to: dayText(days[6] ?? '', 'long') };
  return (
    <>
      <div class="row">
        <Button size="chip" icon="back" onClick={() => go(-1)}>
          {say('weekBefore')}
        </Button>
        <Button
          size="chip"
          onClick={() => {
            monday.value = mondayOfDay(courtToday());
          }}
        >
          {say('thisWeek')}
        </Button>
        <Button size="chip" icon="next" onClick={() => go(1)}>
          {say('weekAfter')}
        </Button>
      </div>
      <p role="status">
        <strong>{say('weekOf', names)}</strong>
      </p>
      <Trouble problem={list.problem.value} onRetry={() => void list.pull()} />
      {!rows && !list.problem.value && <Skeleton lines={4} />}
      {rows?.length === 0 && <Empty icon="calendar">{say('empty_week')}</Empty>}
      {rows && days.map((day) => <Day key={day} day={day} rows={rows} list={list} />)}
      {list.next.value && <Button onClick={() => void list.more()}>{say('more')}</Button>}
    </>
  );
}

interface DayProps {
  day: string;
  rows: readonly AppearanceRow[];
  list: List<AppearanceRow>;
}

function Day({ day, rows, list }: DayProps) {
  const its = rows.filter((row) => dayOf(row.starts_at) === day);
  if (its.length === 0) return null;
  const name = dayText(day, 'near');
  return (
    <section class="stack tight" aria-label={name}>
      <h3>
        {name} <span class="quiet">{say('onDay', { n: its.length })}</span>
      </h3>
      <ul class="waiting-list">
        {its.map((row) => (
          <DateRow key={row.id} row={row} list={list} stays />
        ))}
      </ul>
    </section>
  );
}
