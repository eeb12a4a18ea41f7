import { TextField } from '../ui/Field';

interface Props {
  label: string;
  hint?: string;
  value: string;
  wrong?: string | null;
  autocomplete: 'new-password' | 'current-password';
  onInput: (value: string) => void;
}

/** Six digits on the numeric pad; pasting works, and a password manager may help. */
export function PinField({ label, hint, value, wrong, autocomplete, onInput }: Props) {
  return (
    <TextField
      label={label}
      {...(hint ? { hint } : {})}
      wrong={wrong ?? null}
      type="password"
      class="input code"
      inputMode="numeric"
      maxLength={6}
      autocomplete={autocomplete}
      value={value}
      onInput={(typed) => onInput(typed.replace(/\D/g, '').slice(0, 6))}
    />
  );
}
