import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import type { Note, Page } from '../../server/resources';
import { announce } from '../../ui/announce';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { momentOf } from '../inbox/moment';
import { NoteForm } from './NoteForm';
import { say } from './noteWords';

interface Props {
  order: { id: string; first_name: string; last_name: string };
  onClose: () => void;
  onWritten: () => void;
}

/** What the court wrote down about a case, and a place to write more. */
export function NotesSheet({ order, onClose, onWritten }: Props) {
  const asked = useAsked<Page<Note>>(`/orders/${order.id}/notes`);
  const correcting = useSignal<Note | null>(null);
  const name = `${order.first_name} ${order.last_name}`;
  const written = () => {
    correcting.value = null;
    announce(say('saved', { name }));
    onWritten();
    void asked.pull();
  };
  const notes = asked.data.value?.items;
  return (
    <Sheet title={say('title')} onClose={onClose}>
      <p>
        <strong>{name}</strong>
      </p>
      <NoteForm
        key={correcting.value?.id ?? ''}
        order={order.id}
        corrects={correcting.value}
        onDone={written}
      />
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!notes && !asked.problem.value && <Skeleton lines={2} />}
      {notes?.length === 0 && <p class="quiet">{say('none')}</p>}
      {notes && notes.length > 0 && (
        <ul class="notes">
          {pinnedFirst(notes).map((note) => (
            <One
              key={note.id}
              note={note}
              onCorrect={() => {
                correcting.value = note;
              }}
            />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** Pinned ones that hold come first; the rest stays as it came, the newest first. */
export function pinnedFirst(notes: readonly Note[]): Note[] {
  const isUp = (note: Note) => note.pinned && !note.corrected_by;
  return [...notes.filter(isUp), ...notes.filter((note) => !isUp(note))];
}

function One({ note, onCorrect }: { note: Note; onCorrect: () => void }) {
  return (
    <li class="stack tight">
      <p class="words">{note.corrected_by ? <s>{note.text}</s> : note.text}</p>
      <div class="row">
        {note.corrected_by && <Badge icon="note">{say('isOld')}</Badge>}
        {note.pinned && !note.corrected_by && <Badge icon="note">{say('isPinned')}</Badge>}
        {note.working && <Badge icon="lock">{say('isWorking')}</Badge>}
        {note.look_on && !note.corrected_by && (
          <Badge icon="calendar">{say('look', { day: dayText(note.look_on) })}</Badge>
        )}
        <span class="quiet small">
          {say('by', { name: note.by_name, when: momentOf(note.at) })}
        </span>
        {!note.corrected_by && (
          <Button size="chip" kind="bare" onClick={onCorrect}>
            {say('correct')}
            <span class="sr"> {note.text.slice(0, 60)}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
