import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../server/client';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Trouble } from '../../ui/Trouble';
import { fetchPack } from './pack';
import { say } from './words';

const NAME = 'constancia-informes.zip';

/** Every report of a month as PDF, with how far it is; a file when all have come. */
export function MakeAll({ month, count }: { month: string; count: number }) {
  const done = useSignal<number | null>(null);
  const made = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);
  const go = async () => {
    if (done.value !== null) return;
    const own = new AbortController();
    going.current = own;
    done.value = 0;
    made.value = false;
    const result = await fetchPack(month, own.signal, (files) => {
      done.value = Math.min(files, count);
    });
    done.value = null;
    problem.value = result.ok || own.signal.aborted ? null : result.problem;
    if (!result.ok) return;
    made.value = true;
    announce(say('made', { n: count }));
    save(result.file);
  };
  if (count === 0) return null;
  return (
    <section class="card plain stack report">
      <p class="quiet">{say('makeAllText')}</p>
      <Trouble problem={problem.value} />
      {done.value === null ? (
        <div>
          <Button icon="printer" onClick={() => void go()}>
            {say('makeAll', { n: count })}
          </Button>
        </div>
      ) : (
        <>
          <label>
            {say('making', { done: done.value, all: count })}
            <progress value={done.value} max={count} />
          </label>
          <div>
            <Button size="chip" onClick={() => going.current?.abort()}>
              {say('stop')}
            </Button>
          </div>
        </>
      )}
      {made.value && <p>{say('made', { n: count })}</p>}
    </section>
  );
}

function save(file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
