import { dayText, span } from '../i18n/format';
import type { ShiftStatus, WeekShift } from '../server/resources';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import type { IconName } from '../ui/icons';
import { sayWhy } from './rooms';
import { say } from './words';

const LOOKS: Record<ShiftStatus, { icon: IconName; tone: Tone }> = {
  done: { icon: 'tick', tone: 'good' },
  running: { icon: 'clock', tone: 'good' },
  coming: { icon: 'calendar', tone: 'plain' },
  missed: { icon: 'ask', tone: 'wait' },
  excused: { icon: 'note', tone: 'plain' },
  stood_down: { icon: 'pause', tone: 'plain' },
};

export function Shifts({ shifts }: { shifts: readonly WeekShift[] }) {
  return (
    <section class="card stack">
      <h2>{say('shiftsTitle')}</h2>
      {shifts.length === 0 && <p class="quiet">{say('noShifts')}</p>}
      <ul class="list">
        {shifts.map((shift) => (
          <li key={shift.id + shift.starts_at} class="row apart">
            <div>
              <p>
                <strong>{dayText(shift.starts_at, 'weekday')}</strong>{' '}
                <span class="digits">{span(shift.starts_at, shift.ends_at)}</span>
              </p>
              <p class="quiet small">{shift.site_name}</p>
            </div>
            <Badge icon={LOOKS[shift.status].icon} tone={LOOKS[shift.status].tone}>
              {say(`shift_${shift.status}`)}
            </Badge>
          </li>
        ))}
      </ul>
      <Button wide icon="note" onClick={() => sayWhy()}>
        {say('cannotGo')}
      </Button>
    </section>
  );
}
