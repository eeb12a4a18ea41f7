import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { said } from '../../ui/words';
import type { Sending } from '../sending';
import { Refused } from './Refused';

interface Props<K extends string> {
  label: string;
  save: string;
  sending: Sending<K>;
  onClose: () => void;
  /** Reads the list again, so that the next try is about what is there now. */
  onLook: () => Promise<void>;
  children: ComponentChildren;
}

/** A form under its row. Escape leaves it, and the focus returns to what opened it. */
export function InPlace<K extends string>(props: Props<K>) {
  const { label, save, sending, onClose, onLook, children } = props;
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <form
      ref={ref}
      class="in-place stack"
      aria-label={label}
      noValidate
      onSubmit={sending.submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {children}
      <Refused problem={sending.problem} onLook={onLook} />
      <div class="row">
        <Button type="submit" kind="main" busy={sending.busy.value}>
          {save}
        </Button>
        <Button kind="bare" onClick={onClose}>
          {said('cancel')}
        </Button>
      </div>
    </form>
  );
}
