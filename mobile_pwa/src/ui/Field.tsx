import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icons';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  wrong?: string | null | undefined;
  children: (ids: {
    id: string;
    describedBy: string | undefined;
    invalid: boolean;
  }) => ComponentChildren;
}

/** A label, a control, what helps, and what is wrong, tied together for every reader. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  const notes = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({ id, describedBy: notes || undefined, invalid: Boolean(wrong) })}
      {wrong && (
        <span class="wrong" id={`${id}-wrong`}>
          <Icon name="note" little /> {wrong}
        </span>
      )}
    </div>
  );
}

export type InputType = 'text' | 'search' | 'email' | 'password' | 'tel' | 'date' | 'time';

export interface InputProps {
  label: string;
  hint?: string;
  wrong?: string | null | undefined;
  value: string;
  onInput: (value: string) => void;
  type?: InputType;
  class?: string;
  inputMode?: 'text' | 'numeric' | 'decimal';
  autocomplete?: 'off' | 'username' | 'current-password' | 'new-password' | 'one-time-code';
  autocapitalize?: 'off' | 'characters';
  spellcheck?: boolean;
  maxLength?: number;
  max?: string;
}

export function TextField({ label, hint, wrong, value, onInput, ...rest }: InputProps) {
  const { type = 'text', class: looks = 'input' } = rest;
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          class={looks}
          // Preact's types want one literal per kind of input; which one does not matter here.
          type={type as 'text'}
          value={value}
          inputMode={rest.inputMode}
          autocomplete={rest.autocomplete ?? 'off'}
          autocapitalize={rest.autocapitalize}
          spellcheck={rest.spellcheck}
          maxLength={rest.maxLength}
          max={rest.max}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectProps {
  label: string;
  hint?: string;
  wrong?: string | null | undefined;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onInput: (value: string) => void;
}

export function SelectField({ label, hint, wrong, value, options, onInput }: SelectProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {({ id, describedBy, invalid }) => (
        <select
          class="input"
          id={id}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        >
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface AreaProps {
  label: string;
  hint?: string;
  wrong?: string | null | undefined;
  value: string;
  maxLength?: number;
  onInput: (value: string) => void;
}

export function TextArea({ label, hint, wrong, value, maxLength = 2000, onInput }: AreaProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {({ id, describedBy, invalid }) => (
        <textarea
          class="input"
          id={id}
          rows={3}
          maxLength={maxLength}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
