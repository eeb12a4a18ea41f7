import { duration } from '../../i18n/format';
import type { WeekDecision } from '../../server/resources';
import { momentOf } from './moment';
import { say } from './shortWords';

/** What was decided of a week, by whom, and on which numbers. */
export function WeekWord({ decision }: { decision: WeekDecision }) {
  const { kind, finding } = decision;
  return (
    <p class="words small">
      <strong>
        {say(`kind_${kind}`)}
        {finding && finding !== 'none' && `: ${say(`finding_${finding}`)}`}
      </strong>{' '}
      <q>{decision.reasons}</q>{' '}
      <span class="quiet">
        {decision.by_name}, {momentOf(decision.at)}
        {decision.short_minutes > 0 &&
          `. ${say('shortThen', { time: duration(decision.short_minutes) })}`}
      </span>
    </p>
  );
}
