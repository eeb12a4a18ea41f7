import type { Signal } from '@preact/signals';
import { TextArea } from '../../ui/Field';

interface Props {
  text: Signal<string>;
  label: string;
  hint: string;
  wrong: string | undefined;
  onFixed: () => void;
}

/** Words that she will read. */
export function Reasons({ text, onFixed, ...field }: Props) {
  return (
    <TextArea
      {...field}
      value={text.value}
      onInput={(value) => {
        text.value = value;
        onFixed();
      }}
    />
  );
}
