import { dayText, span } from '../../i18n/format';
import type { Excuse, ExcuseRow } from '../../server/resources';
import { Badge, type Tone } from '../../ui/Badge';
import type { IconName } from '../../ui/icons';
import { say } from './excuseWords';
import { momentOf } from './moment';

const LOOKS: Record<Excuse['state'], { icon: IconName; tone: Tone }> = {
  filed: { icon: 'clock', tone: 'wait' },
  asked: { icon: 'speech', tone: 'plain' },
  accepted: { icon: 'tick', tone: 'good' },
  refused: { icon: 'less', tone: 'plain' },
  withdrawn: { icon: 'back', tone: 'plain' },
};

/** The cause, the shifts it is for, and who filed it. Her own words are opened, and that is noted. */
export function ExcuseFacts({ excuse }: { excuse: ExcuseRow | Excuse }) {
  const { state, shifts } = excuse;
  const filed = { name: excuse.filed_by_name, when: momentOf(excuse.filed_at) };
  return (
    <>
      <div class="row">
        <strong>{say(`cause_${excuse.cause}`)}</strong>
        <Badge icon={LOOKS[state].icon} tone={LOOKS[state].tone}>
          {state === 'asked' && excuse.answer_by
            ? say('askedUntil', { day: dayText(excuse.answer_by) })
            : say(`state_${state}`)}
        </Badge>
      </div>
      <ul>
        {shifts.map((shift) => (
          <li key={shift.id} class="digits">
            {dayText(shift.starts_at)} {span(shift.starts_at, shift.ends_at)}
            <span class="quiet small">, {shift.site.name}</span>
          </li>
        ))}
      </ul>
      <p class="quiet small">
        {excuse.filed_by_role === 'clerk' ? say('filedFor', filed) : say('filed', filed)}
      </p>
    </>
  );
}
