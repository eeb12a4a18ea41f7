import './desk/desk.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../i18n/i18n';
import type { OrderRow } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { DeskTable, focusOn, step } from './DeskTable';
import { DeskFilters } from './desk/DeskFilters';
import { InboxCounts } from './desk/InboxCounts';
import { KeysSheet } from './desk/KeysSheet';
import { type Command, commandOf, placeOf } from './desk/keys';
import { NotesSheet } from './desk/NotesSheet';
import { filters, isNarrowed, lookFor, search } from './desk/question';
import { busy, here, next, problem, pullMore, pullRows, rows } from './desk/rows';
import { say } from './deskWords';
import { firstOf } from './inbox/tabs';
import { say as sayOdd } from './oddWords';
import { show } from './view';

const TYPING_MS = 300;

/** Orders by urgency: why each is here, what was tried, and whether it reached her. */
export function Desk() {
  const noting = useSignal<OrderRow | null>(null);
  const helping = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  useRows();
  useKeys({
    search: () => field.current?.focus(),
    next: () => step(1),
    previous: () => step(-1),
    note: () => {
      noting.value = rows.value?.find((row) => row.id === here.value) ?? null;
    },
    inboxes: () => show({ room: 'inbox', ...firstOf('warnings') }),
    help: () => {
      helping.value = true;
    },
    leave: () => leaveSearch(field.current),
  });
  return (
    <>
      <Title>{say('deskTitle')}</Title>
      <p class="quiet">{say('deskText')}</p>
      <InboxCounts />
      <DeskFilters field={field} onEnter={() => step(1, true)} />
      <div class="row">
        <Button
          size="chip"
          icon="keyboard"
          onClick={() => {
            helping.value = true;
          }}
        >
          {say('keys')}
        </Button>
        <Button size="chip" icon="ask" onClick={() => show({ room: 'odd' })}>
          {sayOdd('oddEntry')}
        </Button>
      </div>
      <Trouble problem={problem.value} onRetry={() => void pullRows()} />
      {rows.value ? (
        <Rows
          onNotes={(row) => {
            noting.value = row;
          }}
        />
      ) : (
        !problem.value && <Skeleton lines={6} />
      )}
      {noting.value && (
        <NotesSheet
          order={noting.value}
          onWritten={() => void pullRows()}
          onClose={() => {
            noting.value = null;
          }}
        />
      )}
      {helping.value && (
        <KeysSheet
          onClose={() => {
            helping.value = false;
          }}
        />
      )}
    </>
  );
}

/** Asked at once when a filter changes, and when somebody has stopped typing. */
function useRows(): void {
  const timer = useRef(0);
  const typed = useRef(search.value);
  useEffect(() => {
    const wait = typed.current === search.value ? 0 : TYPING_MS;
    typed.current = search.value;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(pullRows, wait);
  }, [language.value, filters.value, search.value]);
  useEffect(() => {
    // Back from a case: to the row that was left.
    const back = here.value;
    if (back) setTimeout(() => focusOn(back));
    return () => clearTimeout(timer.current);
  }, []);
}

function useKeys(acts: Record<Command, () => void>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = commandOf(event, placeOf(event.target));
      if (!command) return;
      event.preventDefault();
      latest.current[command]();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function leaveSearch(field: HTMLInputElement | null): void {
  if (document.activeElement !== field) return;
  if (search.value) lookFor('');
  else step(1, true);
}

function Rows({ onNotes }: { onNotes: (row: OrderRow) => void }) {
  const items = rows.value ?? [];
  if (items.length === 0) {
    return <Empty icon="search">{say(isNarrowed() ? 'deskNothing' : 'deskEmpty')}</Empty>;
  }
  return (
    <>
      <DeskTable rows={items} isAll={!next.value} onNotes={onNotes} onEnd={() => void pullMore()} />
      <div class="row apart">
        <p class="quiet small" role="status">
          {say('shown', { n: items.length })}
          {next.value ? ' +' : ''}
        </p>
        {next.value && (
          <Button busy={busy.value} onClick={() => void pullMore()}>
            {say('more')}
          </Button>
        )}
      </div>
    </>
  );
}
