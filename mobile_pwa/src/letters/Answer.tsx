import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { session } from '../signin/session';
import { drop, kept, remember } from '../store/db';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { holdUpdates } from '../worker/bridge';
import { say } from './words';

interface Props {
  /** What it answers: half a sentence is kept under this name until it is sent. */
  name: string;
  label?: string;
  send?: string;
  onSend: (text: string) => void;
}

/** A few words of hers. They stay on the phone with every letter she types. */
export function Answer({ name, label, send, onSend }: Props) {
  const text = useSignal('');
  const wrong = useSignal(false);
  const key = `draft-${session.value?.order}-${name}`;
  useEffect(() => {
    void kept<string>(key).then((before) => {
      if (before && !text.value) text.value = before;
    });
    return holdUpdates();
  }, [key]);
  const submit = (event: Event) => {
    event.preventDefault();
    const said = text.value.trim();
    wrong.value = !said;
    if (!said) return;
    void drop(key);
    onSend(said);
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <TextArea
        label={label ?? say('answerLabel')}
        value={text.value}
        wrong={wrong.value ? say('answerMissing') : null}
        onInput={(next) => {
          text.value = next;
          void remember(key, next);
        }}
      />
      <Button type="submit" kind="main" size="big" wide>
        {send ?? say('answerSend')}
      </Button>
    </form>
  );
}
