import { useSignal } from '@preact/signals';
import { addDays, todayIn } from '../../i18n/zone';
import type { Excuse, ExcuseRow } from '../../server/resources';
import { TextField } from '../../ui/Field';
import { useSending } from '../sending';
import { decideExcuse } from './excuseVerdict';
import { say } from './excuseWords';
import { InPlace } from './InPlace';
import { Reasons } from './Reasons';

interface Props {
  row: ExcuseRow;
  verdict: 'refuse' | 'ask';
  onClose: () => void;
  onLook: () => Promise<void>;
  onDone: (verdict: 'refuse' | 'ask', answer: Excuse) => void;
}

const POINTERS = { '/text': 'text', '/answer_by': 'day' } as const;
const USUAL_DAYS = 8;

/** What she will read: why not, or what is missing and until when she can bring it. */
export function ExcuseAnswer({ row, verdict, onClose, onLook, onDone }: Props) {
  const { text, day, sending } = useAnswer(row, verdict, onDone);
  const wrong = sending.wrong.value;
  return (
    <InPlace
      label={say(verdict)}
      save={say(`save_${verdict}`)}
      sending={sending}
      onClose={onClose}
      onLook={onLook}
    >
      <Reasons
        text={text}
        label={say(`text_${verdict}`)}
        hint={say('textHint')}
        wrong={wrong.text}
        onFixed={() => sending.fixed('text')}
      />
      {verdict === 'ask' && (
        <TextField
          label={say('answerBy')}
          type="date"
          wrong={wrong.day}
          value={day.value}
          onInput={(value) => {
            day.value = value;
            sending.fixed('day');
          }}
        />
      )}
    </InPlace>
  );
}

function useAnswer(row: ExcuseRow, verdict: Props['verdict'], onDone: Props['onDone']) {
  const text = useSignal('');
  const day = useSignal(addDays(todayIn('America/Bogota'), USUAL_DAYS));
  const asks = verdict === 'ask';
  const sending = useSending<'text' | 'day', Excuse>({
    check: () => ({
      ...(!text.value.trim() && { text: say(`missing_${verdict}`) }),
      ...(asks && !day.value && { day: say('dayMissing') }),
    }),
    send: () =>
      decideExcuse(row, {
        verdict,
        text: text.value.trim(),
        ...(asks && { answer_by: day.value }),
      }),
    pointers: POINTERS,
    onDone: (answer) => onDone(verdict, answer),
  });
  return { text, day, sending };
}
