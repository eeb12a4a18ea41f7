import { useSignal } from '@preact/signals';
import { clock, dayText, span } from '../i18n/format';
import { Answer } from '../letters/Answer';
import { post } from '../letters/post';
import { uuidv7 } from '../outbox/uuid';
import type { HerAttendance } from '../server/resources';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { say } from './words';

/** What the host said against an attendance, what was decided, and her own answer. */
export function Objection({ attendance }: { attendance: HerAttendance }) {
  const open = useSignal(false);
  const { contest, decision, replies } = attendance;
  const fromPaper = attendance.flags.includes('paper_sheet');
  if (!contest && !decision && !fromPaper) return null;
  const close = () => {
    open.value = false;
  };
  return (
    <div class="stack tight said">
      {fromPaper && <p>{say('fromPaper')}</p>}
      {contest && <Contested contest={contest} />}
      {replies.map((reply) => (
        <p key={reply.at}>{say('youSaid', { text: reply.text })}</p>
      ))}
      {decision && (
        <div>
          <p>
            <strong>{say(`verdict_${decision.verdict}`)}</strong>
          </p>
          <p>{say('decision', { reasons: decision.reasons })}</p>
          {decision.waits && <p class="small">{say('decisionWaits')}</p>}
        </div>
      )}
      <div class="row">
        <Button
          size="chip"
          icon="speech"
          onClick={() => {
            open.value = true;
          }}
        >
          {say('answer')}
        </Button>
      </div>
      {open.value && (
        <Sheet title={say('answerTitle')} onClose={close}>
          <p class="quiet">{say('answerText')}</p>
          <Answer
            name={`reply-${attendance.id}`}
            onSend={(text) => void reply(attendance, text).then(close)}
          />
        </Sheet>
      )}
    </div>
  );
}

function Contested({ contest }: { contest: NonNullable<HerAttendance['contest']> }) {
  const { checked_in_at: from, checked_out_at: to } = contest;
  return (
    <div>
      <p>{say('contest', { reason: contest.reason })}</p>
      {(from || to) && <p>{say('contestTimes', { times: span(from, to) })}</p>}
      <p class="quiet small">
        {say('saidBy', {
          name: contest.by_name,
          day: dayText(contest.at),
          time: clock(contest.at),
        })}
      </p>
    </div>
  );
}

async function reply(attendance: HerAttendance, text: string): Promise<void> {
  const id = uuidv7();
  await post({
    id,
    kind: 'reply',
    path: `/attendances/${attendance.id}/replies/${id}`,
    body: { text },
    about: say('lineReply', { day: dayText(attendance.day, 'short') }),
  });
}
