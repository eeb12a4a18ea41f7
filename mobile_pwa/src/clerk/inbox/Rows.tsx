import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { say } from './inboxWords';
import type { List } from './lists';

interface Props<T> {
  list: List<T>;
  label: string;
  /** What is true and kind to say when nothing is there. */
  empty: string;
  children: (row: T) => ComponentChildren;
}

/** A list as far as it was read; arrow keys walk from name to name. */
export function Rows<T>({ list, label, empty, children }: Props<T>) {
  const busy = useSignal(false);
  const rows = list.rows.value;
  const more = async () => {
    if (busy.value) return;
    busy.value = true;
    await list.more();
    busy.value = false;
  };
  return (
    <>
      <Trouble problem={list.problem.value} onRetry={() => void list.pull()} />
      {!rows && !list.problem.value && <Skeleton lines={4} />}
      {rows?.length === 0 && <Empty icon="tick">{empty}</Empty>}
      {rows && rows.length > 0 && (
        <ul class="waiting-list" aria-label={label} onKeyDown={walk}>
          {rows.map(children)}
        </ul>
      )}
      {list.next.value && (
        <Button busy={busy.value} onClick={() => void more()}>
          {say('more')}
        </Button>
      )}
    </>
  );
}

function walk(event: KeyboardEvent & { currentTarget: HTMLUListElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const names = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('.name'));
  const at = names.indexOf(document.activeElement as HTMLElement);
  if (step === 0 || at < 0) return;
  event.preventDefault();
  names[at + step]?.focus();
}
