import { signal } from '@preact/signals';

const announced = signal('');

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  // Emptied first, so that the same words twice are said twice.
  announced.value = '';
  queueMicrotask(() => {
    announced.value = text;
  });
}

export function Announcer() {
  return (
    <div class="sr" aria-live="polite" role="status">
      {announced.value}
    </div>
  );
}
