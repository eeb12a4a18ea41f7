import { useSignal } from '@preact/signals';
import type { MakeUp } from '../../server/resources';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useSending } from '../sending';
import { sayWord } from './makeUpWord';
import { say } from './makeUpWords';

interface Props {
  makeUp: MakeUp;
  word: 'decline' | 'cancel';
  onDone: () => void;
  onClose: () => void;
}

/** Why the court declines, or cancels what is to come. What was worked still counts. */
export function LeaveAgreement({ makeUp, word, onDone, onClose }: Props) {
  const reason = useSignal('');
  const { wrong, problem, busy, fixed, submit } = useSending<'reason'>({
    check: () => (reason.value.trim() ? {} : { reason: say('reasonMissing') }),
    send: () => sayWord(makeUp, word, reason.value.trim()),
    pointers: { '/reason': 'reason' },
    onDone: () => {
      onClose();
      onDone();
    },
  });
  return (
    <Sheet title={say(word)} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="quiet small">{say(`about_${word}`)}</p>
        <TextArea
          label={say('reason')}
          hint={say('reasonHint')}
          wrong={wrong.value.reason}
          value={reason.value}
          onInput={(value) => {
            reason.value = value;
            fixed('reason');
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say(`save_${word}`)}
        </Button>
      </form>
    </Sheet>
  );
}
