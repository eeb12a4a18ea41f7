import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ExitButton } from '../signin/ExitButton';
import { Button } from './Button';
import { said } from './words';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A modal: the browser's own dialog keeps the focus inside and gives it back afterwards. */
export function Sheet({ title, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal?.();
    return () => {
      dialog?.close?.();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="stack">
        <div class="row apart">
          <h2>{title}</h2>
          <div class="row">
            <Button size="chip" kind="bare" icon="back" onClick={onClose}>
              {said('close')}
            </Button>
            <ExitButton />
          </div>
        </div>
        {children}
      </div>
    </dialog>
  );
}
