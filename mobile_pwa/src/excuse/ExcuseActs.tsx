import { useSignal } from '@preact/signals';
import { Answer } from '../letters/Answer';
import { post, unsent } from '../letters/post';
import { uuidv7 } from '../outbox/uuid';
import { call, type Problem } from '../server/client';
import type { Excuse } from '../server/resources';
import type { UploadFile } from '../server/upload';
import { heeding } from '../signin/session';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { excuses, refresh } from '../week/shelves';
import { MOST_PAPERS, paperLetter } from './draft';
import { PaperPicker } from './PaperPicker';
import { say } from './words';

type Open = 'answer' | 'paper' | 'withdraw' | null;

/** What she can still do about one of hers: answer, add a paper, take it back. */
export function ExcuseActs({ excuse }: { excuse: Excuse }) {
  const open = useSignal<Open>(null);
  if (excuse.state === 'withdrawn') return null;
  const close = () => {
    open.value = null;
  };
  const act = (which: Open) => () => {
    open.value = which;
  };
  const room = MOST_PAPERS - excuse.papers.length;
  return (
    <div class="row">
      {(excuse.state === 'asked' || excuse.state === 'refused') && (
        <Button size="chip" icon="speech" onClick={act('answer')}>
          {say('answer')}
        </Button>
      )}
      {room > 0 && (
        <Button size="chip" icon="photo" onClick={act('paper')}>
          {say('addPaper')}
        </Button>
      )}
      <Button size="chip" kind="bare" onClick={act('withdraw')}>
        {say('withdraw')}
      </Button>
      {open.value === 'answer' && (
        <Sheet title={say('answerTitle')} onClose={close}>
          <Answer
            name={`answer-${excuse.id}`}
            onSend={(text) => void answer(excuse, text).then(close)}
          />
        </Sheet>
      )}
      {open.value === 'paper' && (
        <Sheet title={say('addTitle')} onClose={close}>
          <Papers excuse={excuse} room={room} onSent={close} />
        </Sheet>
      )}
      {open.value === 'withdraw' && (
        <Sheet title={say('withdrawTitle')} onClose={close}>
          <Withdraw excuse={excuse} onClose={close} />
        </Sheet>
      )}
    </div>
  );
}

async function answer(excuse: Excuse, text: string): Promise<void> {
  const id = uuidv7();
  const path = `/excuses/${excuse.id}/answer`;
  await post({ id, kind: 'answer', path, body: { id, text }, about: say('lineAnswer') });
}

function Papers(props: { excuse: Excuse; room: number; onSent: () => void }) {
  const files = useSignal<UploadFile[]>([]);
  const waiting = unsent.value.filter((one) => one.path.includes(props.excuse.id)).length;
  const send = async () => {
    const line = say('linePaper');
    await post(...files.value.map((file) => paperLetter(props.excuse.id, file, line)));
    props.onSent();
  };
  return (
    <>
      <PaperPicker
        files={files.value}
        most={props.room - waiting}
        onChange={(next) => {
          files.value = next;
        }}
      />
      {files.value.length > 0 && (
        <Button kind="main" size="big" wide onClick={() => void send()}>
          {say('send')}
        </Button>
      )}
    </>
  );
}

function Withdraw({ excuse, onClose }: { excuse: Excuse; onClose: () => void }) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const send = async () => {
    busy.value = true;
    const path = `/excuses/${excuse.id}/withdrawal`;
    const result = heeding(await call<Excuse>(path, { method: 'PUT' }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    onClose();
    void excuses.pull();
    void refresh();
  };
  return (
    <>
      <p>{say('withdrawText')}</p>
      <Trouble problem={problem.value} />
      <Button wide onClick={onClose}>
        {say('keep')}
      </Button>
      <Button wide kind="bare" busy={busy.value} onClick={() => void send()}>
        {say('withdrawYes')}
      </Button>
    </>
  );
}
