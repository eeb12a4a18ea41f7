import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { flush } from '../outbox/flush';
import { scans, waiting } from '../outbox/rows';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { copyOf, fileName, MOST_BYTES, saveFile, takeIn } from './copy';
import { say } from './words';

/** A second place for what waits: a file to save, and to bring back. */
export function CopyCard() {
  const told = useSignal<string | null>(null);
  const count = waiting.value.length;
  const save = () => {
    saveFile(copyOf(scans.value), fileName(new Date()));
    told.value = say('copySaved', { name: fileName(new Date()) });
  };
  const bring = async (file: File | undefined) => {
    if (!file) return;
    const text = file.size > MOST_BYTES ? '' : await file.text().catch(() => '');
    const taken = await takeIn(text).catch(() => null);
    told.value = taken ? say('copyTaken', { n: taken.added }) : say('copyWrong');
    if (taken?.added) void flush(true);
  };
  return (
    <details class="card plain">
      <summary>{say('copyTitle')}</summary>
      <div class="stack">
        <p>{say('copyText')}</p>
        {count > 0 && (
          <Button wide icon="save" onClick={save}>
            {say('copySave')}
          </Button>
        )}
        <label class="button wide file">
          <Icon name="phone" />
          {say('copyBring')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const input = event.currentTarget;
              void bring(input.files?.[0]).finally(() => {
                input.value = '';
              });
            }}
          />
        </label>
        <p class="small" role="status">
          {told.value}
        </p>
      </div>
    </details>
  );
}

/** The browser may throw away what waits: she hears it, with what helps. */
export function MayBeLost() {
  const safe = useSignal(true);
  const count = waiting.value.length;
  useEffect(() => {
    void navigator.storage?.persisted?.().then(
      (is) => {
        safe.value = is;
      },
      () => undefined,
    );
  }, [count]);
  if (safe.value || count === 0) return null;
  return <Banner icon="note">{say('notPersistent')}</Banner>;
}
