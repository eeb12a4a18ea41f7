import { useSignal } from '@preact/signals';
import { language } from '../i18n/i18n';
import { call, type Problem } from '../server/client';
import type { MadePaper } from '../server/types';
import { heeding } from '../signin/session';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Trouble } from '../ui/Trouble';
import { say } from './words';

/** Makes the paper of a version; the same version is the same paper, whoever makes it. */
export function PrintReport({ version, number }: { version: string; number: number }) {
  const made = useSignal<MadePaper | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const make = async () => {
    if (busy.value) return;
    busy.value = true;
    const body = { kind: 'monthly_report', subject: version, language: language.value };
    const path = `/papers/${crypto.randomUUID()}`;
    const result = heeding(await call<MadePaper>(path, { method: 'PUT', body }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) made.value = result.data;
  };
  const paper = made.value;
  return (
    <>
      <Trouble problem={problem.value} />
      {paper ? (
        <div class="row">
          {paper.formats.map((format) => (
            <a
              key={format}
              class="button chip"
              href={`/api/v1/papers/${paper.id}/file${format === 'pdf' ? '' : `.${format}`}`}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="printer" /> {format.toUpperCase()}
              <span class="sr"> {number}</span>
            </a>
          ))}
        </div>
      ) : (
        <div>
          <Button size="chip" icon="printer" busy={busy.value} onClick={() => void make()}>
            {say(busy.value ? 'making' : 'print')}
            <span class="sr"> {number}</span>
          </Button>
        </div>
      )}
    </>
  );
}
