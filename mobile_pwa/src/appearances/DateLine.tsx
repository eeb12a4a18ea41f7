import { clock, dayOf, dayText } from '../i18n/format';
import type { Appearance, AppearanceState } from '../server/resources';
import { Badge, type Tone } from '../ui/Badge';
import type { IconName } from '../ui/icons';
import { today } from '../week/shelves';
import { say } from './words';

const LOOKS: Record<AppearanceState, { icon: IconName; tone: Tone }> = {
  set: { icon: 'calendar', tone: 'plain' },
  attended: { icon: 'tick', tone: 'good' },
  presumed: { icon: 'tick', tone: 'good' },
  excused: { icon: 'note', tone: 'plain' },
  rescheduled: { icon: 'next', tone: 'plain' },
  cancelled: { icon: 'less', tone: 'plain' },
};

/** A date with its state in plain words. */
export function DateLine({ date }: { date: Appearance }) {
  const { icon, tone } = LOOKS[date.state];
  return (
    <>
      <div class="row apart">
        <strong>
          {dayText(date.starts_at)}, {clock(date.starts_at)}
        </strong>
        <Badge icon={icon} tone={tone}>
          {stateText(date)}
        </Badge>
      </div>
      <p class="quiet small">{date.place}</p>
      {date.scanned_at && <p class="small">{say('scannedAt', { time: clock(date.scanned_at) })}</p>}
      {date.cannot_come_at && <p class="small">{say('waitsForAnswer')}</p>}
    </>
  );
}

function stateText(date: Appearance): string {
  if (date.state !== 'set') return say(`state_${date.state}`);
  const day = dayOf(date.starts_at);
  if (day === today()) return say('state_today');
  return say(day < today() ? 'state_passed' : 'state_coming');
}
