import { useSignal } from '@preact/signals';
import { uuidv7 } from '../../outbox/uuid';
import { BASE, type Problem } from '../../server/client';
import type { Import } from '../../server/resources';
import { upload } from '../../server/upload';
import { heeding } from '../../signin/session';
import { Choices } from '../../ui/Choices';
import { Trouble } from '../../ui/Trouble';
import { Progress } from './Progress';
import { say } from './words';

type Kind = Import['kind'];

const KINDS: readonly Kind[] = ['hosts', 'sites', 'participants', 'orders', 'hours'];
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ACCEPTED = `.csv,.xlsx,text/csv,${WORKBOOK}`;

interface Props {
  kinds?: readonly Kind[];
  onSent: (found: Import) => void;
}

/** Choose what is in a file, get its template, send one in to be checked. */
export function BringIn({ kinds = KINDS, onSent }: Props) {
  const kind = useSignal<Kind>(kinds[0] ?? 'hosts');
  return (
    <>
      {kinds.length > 1 && (
        <>
          <p class="quiet small">{say('inOrder')}</p>
          <Choices
            legend={say('kind')}
            value={kind.value}
            options={kinds.map((value) => ({ value, text: say(value) }))}
            onChange={(value) => {
              kind.value = value;
            }}
          />
        </>
      )}
      {kind.value === 'hours' && <p class="quiet small">{say('hoursText')}</p>}
      <p class="quiet small">{say('templateText')}</p>
      <div class="row">
        <a class="button" href={`${BASE}/import-templates/${kind.value}.xlsx`} download>
          {say('asWorkbook')}
        </a>
        <a class="button" href={`${BASE}/import-templates/${kind.value}.csv`} download>
          {say('asCsv')}
        </a>
      </div>
      <Drop kind={kind.value} onSent={onSent} />
    </>
  );
}

/** A place for a file: chosen, or dropped. */
function Drop({ kind, onSent }: { kind: Kind; onSent: (found: Import) => void }) {
  const share = useSignal<number | null>(null);
  const problem = useSignal<Problem | null>(null);
  const over = useSignal(false);
  const take = async (file: File | undefined) => {
    if (!file || share.value !== null) return;
    share.value = 0;
    problem.value = null;
    const type = /\.csv$/i.test(file.name) ? 'text/csv' : WORKBOOK;
    const path = `/imports/${uuidv7()}?kind=${kind}`;
    const sent = { type, bytes: await file.arrayBuffer() };
    const result = heeding(
      await upload<Import>(path, sent, (part) => {
        share.value = Math.floor(part * 100);
      }),
    );
    share.value = null;
    if (result.ok) onSent(result.data);
    else problem.value = result.problem;
  };
  return (
    <div class="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot drop chooses */}
      <div
        class={over.value ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <label class="button main">
          {say('choose')}
          <input
            class="sr"
            type="file"
            accept={ACCEPTED}
            onChange={(event) => {
              const field = event.currentTarget;
              void take(field.files?.[0]).then(() => {
                // The same file, corrected, can be chosen again.
                field.value = '';
              });
            }}
          />
        </label>
        <p class="quiet small">{say('drop')}</p>
      </div>
      {share.value !== null && (
        <Progress
          what={say(share.value < 100 ? 'sending' : 'doing_checking')}
          share={share.value < 100 ? share.value : null}
        />
      )}
      <Trouble problem={problem.value} />
    </div>
  );
}
