import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { post } from '../letters/post';
import { uuidv7 } from '../outbox/uuid';
import { session } from '../signin/session';
import { drop, kept, remember } from '../store/db';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { holdUpdates } from '../worker/bridge';
import { say } from './words';

interface Props {
  /** The date. */
  id: string;
  /** Its day, for the line that says what waits on the phone. */
  about: string;
  /** The message's id, once it is kept. */
  onPosted: (letter: string) => void;
}

/** That she cannot come, and why only if she wants. Kept on the phone until the server has it. */
export function CannotCome({ id, about, onPosted }: Props) {
  const { text, key } = useDraft(id);
  const send = async (event: Event) => {
    event.preventDefault();
    const letter = uuidv7();
    await post({
      id: letter,
      kind: 'cannot-come',
      path: `/appearances/${id}/cannot-come`,
      body: { id: letter, text: text.value.trim() || null },
      about: `${say('cannotCome')} ${about}`.trim(),
    });
    await drop(key);
    onPosted(letter);
  };
  return (
    <form class="card stack" onSubmit={(event) => void send(event)} noValidate>
      <h2>{say('cannotCome')}</h2>
      <p>{say('cannotText')}</p>
      <TextArea
        label={say('why')}
        hint={say('whyHint')}
        value={text.value}
        onInput={(next) => {
          text.value = next;
          void remember(key, next);
        }}
      />
      <Button type="submit" kind="main" size="big" wide>
        {say('send')}
      </Button>
    </form>
  );
}

/** Half a sentence is there again when she comes back. */
function useDraft(id: string) {
  const text = useSignal('');
  const key = `draft-${session.value?.order}-date-${id}`;
  useEffect(() => {
    void kept<string>(key).then((before) => {
      if (before && !text.value) text.value = before;
    });
    return holdUpdates();
  }, [key]);
  return { text, key };
}
