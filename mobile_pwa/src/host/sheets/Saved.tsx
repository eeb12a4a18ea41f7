import '../../excuse/excuse.css';
import { useSignal } from '@preact/signals';
import { PaperPicker } from '../../excuse/PaperPicker';
import { clock } from '../../i18n/format';
import { uuidv7 } from '../../outbox/uuid';
import { call, type Problem } from '../../server/client';
import type { SheetEntry, SheetPhoto } from '../../server/types';
import { type UploadFile, upload } from '../../server/upload';
import { heeding } from '../../signin/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { say } from './words';

/** A day of a sheet that was kept: it can be undone for a while, and have its photo. */
export function Saved({ entry, onClose }: { entry: SheetEntry; onClose: () => void }) {
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const undone = useSignal(false);
  const undo = async () => {
    if (busy.value) return;
    busy.value = true;
    const path = `/sheet-entries/${entry.id}/withdrawal`;
    const result = heeding(await call<SheetEntry>(path, { method: 'PUT' }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    undone.value = result.ok;
  };
  return (
    <section class="stack">
      <Title>{say('entryTitle', { number: entry.number })}</Title>
      <Banner icon={undone.value ? 'less' : 'tick'}>
        {say(undone.value ? 'undone' : 'saved')}
      </Banner>
      <Trouble problem={problem.value} />
      {!undone.value && (
        <>
          <p class="quiet small">{say('until', { time: clock(entry.undo_until) })}</p>
          <Button icon="less" busy={busy.value} onClick={() => void undo()}>
            {say('undo')}
          </Button>
          <Photo entry={entry} />
        </>
      )}
      <Button kind="main" wide onClick={onClose}>
        {say('close')}
      </Button>
    </section>
  );
}

function Photo({ entry }: { entry: SheetEntry }) {
  const problem = useSignal<Problem | null>(null);
  const done = useSignal(false);
  const id = useSignal(uuidv7());
  const send = async (file: UploadFile | undefined) => {
    if (!file) return;
    const path = `/sheet-entries/${entry.id}/photos/${id.value}`;
    const result = heeding(await upload<SheetPhoto>(path, file, () => undefined));
    problem.value = result.ok ? null : result.problem;
    done.value = result.ok;
  };
  return (
    <section class="card stack">
      <h2>{say('photoTitle')}</h2>
      <p class="quiet small">{say('photoText')}</p>
      <Trouble problem={problem.value} />
      {done.value ? (
        <p role="status">{say('photoDone')}</p>
      ) : (
        <PaperPicker files={[]} most={1} onChange={(files) => void send(files[0])} />
      )}
    </section>
  );
}
