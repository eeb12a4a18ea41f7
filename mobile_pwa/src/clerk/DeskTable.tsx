import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { clock, dayText, duration } from '../i18n/format';
import type { OrderRow } from '../server/resources';
import { whenClosed } from '../signin/session';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Bar } from './Bar';
import { Chunk } from './desk/Chunk';
import { say as sayNote } from './desk/noteWords';
import { NoteLine, Tried, Waits } from './desk/RowFacts';
import { here, rows as known, pullMore } from './desk/rows';
import { say } from './deskWords';
import { StateBadge } from './StateBadge';
import { show } from './view';

const IN_A_CHUNK = 25;
const NEAR_THE_END = '1500px 0px';
const SOON = 5;

/** The row that somebody steps onto, which may be far from the window. */
const wanted = signal<string | null>(null);

interface Props {
  rows: readonly OrderRow[];
  /** Whether these are all; more come when the end comes near. */
  isAll: boolean;
  onEnd: () => void;
  onNotes: (row: OrderRow) => void;
}

/** Keys walk from name to name; Enter opens the case. On a narrow screen rows become cards. */
export function DeskTable({ rows, isAll, onEnd, onNotes }: Props) {
  const end = useEnd(onEnd);
  return (
    <>
      <table class="desk" aria-rowcount={isAll ? rows.length + 1 : -1}>
        <thead>
          <tr>
            <th scope="col">{say('person')}</th>
            <th scope="col">{say('why')}</th>
            <th scope="col">{say('hours')}</th>
            <th scope="col">{say('todo')}</th>
          </tr>
        </thead>
        {chunksOf(rows).map((chunk, place) => (
          <Chunk
            key={chunk[0]?.id}
            rows={chunk}
            wanted={chunk.some((row) => row.id === wanted.value)}
          >
            {(some) =>
              some.map((row, number) => (
                <Row
                  key={row.id}
                  row={row}
                  index={place * IN_A_CHUNK + number + 2}
                  onNotes={() => onNotes(row)}
                />
              ))
            }
          </Chunk>
        ))}
      </table>
      <div ref={end} />
    </>
  );
}

/** Rows that have not changed stay the same chunk, which is not drawn again. */
let before: readonly (readonly OrderRow[])[] = [];
whenClosed(() => {
  before = [];
});

function chunksOf(rows: readonly OrderRow[]): readonly (readonly OrderRow[])[] {
  const count = Math.ceil(rows.length / IN_A_CHUNK);
  before = Array.from({ length: count }, (_, at) => {
    const chunk = rows.slice(at * IN_A_CHUNK, (at + 1) * IN_A_CHUNK);
    const known = before[at];
    const same = known?.length === chunk.length && chunk.every((row, n) => row === known[n]);
    return same ? known : chunk;
  });
  return before;
}

/** Says when the end of the list comes near. */
function useEnd(onEnd: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!ref.current) return;
    const watch = new IntersectionObserver((found) => found.at(-1)?.isIntersecting && onEnd(), {
      rootMargin: NEAR_THE_END,
    });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [known.value]);
  return ref;
}

/** One row on or back from the one that was looked at; `first`: to the first one. */
export function step(by: 1 | -1, first = false): void {
  const all = known.value ?? [];
  const at = first ? -1 : all.findIndex((row) => row.id === here.value);
  const to = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  if (!to) return;
  if (at + SOON > all.length) void pullMore();
  focusOn(to.id);
}

/** Puts the focus on a row's name, drawing the row first where it is far away. */
export function focusOn(order: string): void {
  const find = () => document.getElementById(nameId(order));
  const name = find();
  if (name) {
    name.focus();
    return;
  }
  wanted.value = order;
  setTimeout(() => find()?.focus());
}

function nameId(order: string): string {
  return `desk-${order}`;
}

interface RowProps {
  row: OrderRow;
  index: number;
  onNotes: () => void;
}

function Row({ row, index, onNotes }: RowProps) {
  return (
    <tr
      aria-rowindex={index}
      class={row.look_again ? 'again' : undefined}
      onFocusIn={() => {
        here.value = row.id;
      }}
    >
      <th scope="row">
        <button
          type="button"
          class="name"
          id={nameId(row.id)}
          onClick={() => show({ room: 'case', order: row.id })}
        >
          {row.first_name} {row.last_name}
        </button>
        <span class="quiet small digits case-number">{row.case_number}</span>
        <span class="quiet small">{row.site_names.join(', ')}</span>
      </th>
      <td>
        <StateBadge state={row.state} />
        <p>{row.reason.text}</p>
        {row.latest_start && (
          <p class="quiet small">
            {say('startBy', { when: `${dayText(row.latest_start)} ${clock(row.latest_start)}` })}
          </p>
        )}
        <Tried row={row} />
        <NoteLine row={row} />
      </td>
      <td>
        <Hours row={row} />
      </td>
      <td>
        <ToDo row={row} onNotes={onNotes} />
      </td>
    </tr>
  );
}

function Hours({ row }: { row: OrderRow }) {
  const done = duration(row.credited_minutes);
  return (
    <>
      <p class="digits">{say('hoursOf', { done, required: duration(row.required_minutes) })}</p>
      <Bar
        required={row.required_minutes}
        confirmed={row.credited_minutes - row.provisional_minutes}
        waiting={row.provisional_minutes}
        excused={row.excused_minutes}
      />
      {row.needed_minutes > 0 && (
        <p class="small digits">{say('missing', { time: duration(row.needed_minutes) })}</p>
      )}
      {row.week && <p class="quiet small digits">{row.week}</p>}
    </>
  );
}

/** Where nothing was noted yet the pen alone: a word on every row would crowd the list. */
function Notes({ row, onOpen }: { row: OrderRow; onOpen: () => void }) {
  const name = `${row.first_name} ${row.last_name}`;
  if (row.note_count === 0) {
    const label = `${sayNote('write')} ${name}`;
    return <Button size="chip" kind="bare" icon="speech" label={label} onClick={onOpen} />;
  }
  return (
    <Button size="chip" kind="bare" icon="speech" onClick={onOpen}>
      {sayNote('notes', { n: row.note_count })}
      <span class="sr"> {name}</span>
    </Button>
  );
}

function ToDo({ row, onNotes }: { row: OrderRow; onNotes: () => void }) {
  return (
    <div class="row">
      {row.unconfirmed > 0 && (
        <Badge icon="clock" tone="wait">
          {say('unconfirmed', { n: row.unconfirmed })}
        </Badge>
      )}
      {row.missing_times > 0 && (
        <Badge icon="ask" tone="wait">
          {say('missingTimes', { n: row.missing_times })}
        </Badge>
      )}
      <Waits row={row} />
      <Notes row={row} onOpen={onNotes} />
    </div>
  );
}
