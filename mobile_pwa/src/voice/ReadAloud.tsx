import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/Button';
import { hush, readAloud, reading, readingAloud } from './speech';
import { say } from './words';

interface Props {
  text: string;
  /** Read without a tap: what became of her scan. */
  atOnce?: boolean;
}

/** A speaker beside what it reads; there only when she wants it. */
export function ReadAloud({ text, atOnce = false }: Props) {
  const silent = useSignal(false);
  const said = useRef(text);
  said.current = text;
  const wanted = readingAloud.value;
  useEffect(() => {
    if (wanted && atOnce) silent.value = !readAloud(text);
  }, [wanted, atOnce, text]);
  useEffect(
    () => () => {
      if (reading.peek() === said.current) hush();
    },
    [],
  );
  if (!wanted) return null;
  const now = reading.value === text;
  const tap = () => {
    if (now) hush();
    else silent.value = !readAloud(text);
  };
  return (
    <div class="row read-aloud no-print">
      <Button
        size="chip"
        icon={now ? 'pause' : 'speaker'}
        label={say(now ? 'stop' : 'read')}
        onClick={tap}
      />
      {silent.value && (
        <span class="small" role="status">
          {say('none')}
        </span>
      )}
    </div>
  );
}
