import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../server/client';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/icons';
import { Trouble } from '../../ui/Trouble';
import { fetchPaper } from './fetching';
import { say } from './onceWords';

interface Props {
  path: string;
  /** What is printed, where it is known here alone. */
  body?: unknown;
  text: string;
  main?: boolean;
}

/** A paper with a secret: made when it is asked for, opened in a tab of its own, and forgotten
 * when this part of the screen is left. */
export function OpenOnce({ path, body, text, main = false }: Props) {
  const file = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const link = useRef<HTMLAnchorElement>(null);
  const keep = (address: string | null) => {
    if (file.peek()) URL.revokeObjectURL(file.peek() ?? '');
    file.value = address;
  };
  useEffect(() => () => keep(null), []);
  const open = async () => {
    if (busy.value) return;
    busy.value = true;
    const result = heeding(await fetchPaper(path, body));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    keep(result.ok ? URL.createObjectURL(result.data) : null);
    // A browser that opens no tab by itself has the link beside the button.
    setTimeout(() => link.current?.click());
  };
  return (
    <div class="stack tight">
      <div class="row">
        <Button
          kind={main ? 'main' : 'plain'}
          icon="printer"
          busy={busy.value}
          onClick={() => void open()}
        >
          {text}
        </Button>
        {file.value && (
          <a ref={link} class="button chip" href={file.value} target="_blank" rel="noreferrer">
            <Icon name="printer" little /> {say('again')}
          </a>
        )}
      </div>
      <p class="quiet small">{say('once')}</p>
      <Trouble problem={problem.value} />
    </div>
  );
}
