import { say } from '../attendanceWords';
import { GivenTimes } from './GivenTimes';
import type { Judging, Ruling } from './judging';
import { Reasons } from './Reasons';

/** What a decision asks for: both times where they are adjusted, and always reasons. */
export function JudgeFields({ judging, verdict }: { judging: Judging; verdict: Ruling }) {
  const { reasons, times, sending } = judging;
  const { from, to, reasons: why } = sending.wrong.value;
  return (
    <>
      {verdict === 'adjust' && (
        <GivenTimes
          times={times}
          wrong={{ from, to }}
          onFixed={() => {
            sending.fixed('from');
            sending.fixed('to');
          }}
        />
      )}
      <Reasons
        text={reasons}
        label={say('reasons')}
        hint={say('reasonsHint')}
        wrong={why}
        onFixed={() => sending.fixed('reasons')}
      />
    </>
  );
}
