import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { holdUpdates } from '../worker/bridge';
import { asked } from './asked';

interface Props {
  /** Of what is answered: what goes wrong with it is kept by this. */
  id: string;
  title: string;
  text: string;
  label: string;
  missing: string;
  button: string;
  most?: number;
  begin?: string;
  /** Whether it was sent; if not, the sheet stays and says what went wrong. */
  onSend: (words: string) => Promise<boolean>;
  onClose: () => void;
}

/** One answer that needs words. */
export function SayWhy(props: Props) {
  const words = useSignal(props.begin ?? '');
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  useEffect(() => {
    asked.faults.value = { ...asked.faults.value, [props.id]: null };
  }, [props.id]);
  const submit = async (event: Event & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const page = event.currentTarget;
    wrong.value = words.value.trim() ? null : props.missing;
    if (wrong.value) page.querySelector('textarea')?.focus();
    if (wrong.value || busy.value) return;
    busy.value = true;
    const sent = await props.onSend(words.value.trim());
    busy.value = false;
    if (sent) props.onClose();
  };
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{props.text}</p>
        <TextArea
          label={props.label}
          wrong={wrong.value}
          value={words.value}
          maxLength={props.most ?? 2000}
          onInput={setting(words)}
        />
        <Trouble problem={asked.faults.value[props.id] ?? null} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {props.button}
        </Button>
      </form>
    </Sheet>
  );
}
