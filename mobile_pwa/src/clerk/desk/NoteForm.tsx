import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { call } from '../../server/client';
import type { Note } from '../../server/resources';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextArea, TextField } from '../../ui/Field';
import { Trouble } from '../../ui/Trouble';
import { type Faults, useSending } from '../sending';
import { say } from './noteWords';

interface Props {
  order: string;
  corrects: Note | null;
  onDone: () => void;
}

interface Writing {
  text: string;
  lookOn: string;
  pinned: boolean;
  working: boolean;
}

const POINTERS = { '/text': 'text', '/look_on': 'lookOn' } as const;
const EMPTY: Writing = { text: '', lookOn: '', pinned: false, working: false };

/** A new note, or one that takes another's place. */
export function NoteForm({ order, corrects, onDone }: Props) {
  const { form, set, wrong, problem, busy, submit } = useNote(order, corrects, onDone);
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // After the sheet around it has opened and taken the focus to its first button.
    setTimeout(() => ref.current?.querySelector('textarea')?.focus());
  }, []);
  return (
    <form ref={ref} class="stack" onSubmit={submit} noValidate>
      {corrects && <Banner icon="note">{say('correcting')}</Banner>}
      <TextArea
        label={say('text')}
        hint={say('textHint')}
        value={form.value.text}
        wrong={wrong.value.text}
        onInput={set('text')}
      />
      <TextField
        label={say('lookOn')}
        hint={say('lookOnHint')}
        type="date"
        value={form.value.lookOn}
        wrong={wrong.value.lookOn}
        onInput={set('lookOn')}
      />
      <div>
        {(['pinned', 'working'] as const).map((name) => (
          <label class="check" key={name}>
            <input
              type="checkbox"
              checked={form.value[name]}
              onChange={(event) => set(name)(event.currentTarget.checked)}
            />
            {say(name)}
          </label>
        ))}
      </div>
      <p class="quiet small">{say('who')}</p>
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main" busy={busy.value}>
        {say(corrects ? 'saveRight' : 'save')}
      </Button>
    </form>
  );
}

function useNote(order: string, corrects: Note | null, onDone: () => void) {
  const form = useSignal<Writing>(corrects ? writingOf(corrects) : EMPTY);
  const id = useSignal(crypto.randomUUID() as string);
  const sending = useSending<'text' | 'lookOn', Note>({
    check: () => faults(form.value),
    send: () => {
      const body = bodyOf(form.value, corrects);
      return call(`/orders/${order}/notes/${id.value}`, { method: 'PUT', body });
    },
    pointers: POINTERS,
    onDone: () => {
      form.value = EMPTY;
      id.value = crypto.randomUUID();
      onDone();
    },
  });
  const set =
    <K extends keyof Writing>(name: K) =>
    (value: Writing[K]) => {
      form.value = { ...form.value, [name]: value };
      // Other words are another note: the server refuses them under a used id.
      id.value = crypto.randomUUID();
      if (name === 'text' || name === 'lookOn') sending.fixed(name);
    };
  return { ...sending, form, set };
}

function writingOf(note: Note): Writing {
  const { text, pinned, working } = note;
  return { text, pinned, working, lookOn: note.look_on ?? '' };
}

export function bodyOf(writing: Writing, corrects: Note | null) {
  const { text, lookOn, pinned, working } = writing;
  const told = { text: text.trim(), look_on: lookOn || null, pinned, working };
  return { ...told, corrects: corrects?.id ?? null };
}

function faults({ text }: Writing): Faults<'text' | 'lookOn'> {
  return text.trim() ? {} : { text: say('missing') };
}
