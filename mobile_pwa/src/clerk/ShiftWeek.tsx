import { dayText, span } from '../i18n/format';
import type { Shift } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import type { Origin } from './origins';
import { wasMoved } from './shifts';
import { say } from './shiftWords';

interface Props {
  title: string;
  shifts: readonly Shift[];
  /** Null until it is known where the shifts come from. */
  origins: Map<string, Origin> | null;
  onChange: (shift: Shift, origin: Origin) => void;
}

/** The shifts of one week. One that was added by itself has no timetable to be changed against. */
export function ShiftWeek({ title, shifts, origins, onChange }: Props) {
  if (shifts.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>{title}</h3>
      <ul class="list shifts">
        {shifts.map((shift) => {
          const origin = origins?.get(shift.id);
          return (
            <li key={shift.id}>
              <When shift={shift} />
              {origin && wasMoved(shift, origin) && <Badge icon="next">{say('moved')}</Badge>}
              {origins && !origin && <Badge icon="plus">{say('added')}</Badge>}
              {origin && <Change shift={shift} onClick={() => onChange(shift, origin)} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function When({ shift }: { shift: Shift }) {
  return (
    <span class="when">
      <strong>{dayText(shift.starts_at, 'short')}</strong>{' '}
      <span class="digits">{span(shift.starts_at, shift.ends_at)}</span>
      <br />
      <span class="quiet small">{shift.site_name}</span>
    </span>
  );
}

function Change({ shift, onClick }: { shift: Shift; onClick: () => void }) {
  return (
    <Button size="chip" kind="bare" onClick={onClick}>
      {say('changeShift')}
      <span class="sr">
        {' '}
        {dayText(shift.starts_at)} {span(shift.starts_at, shift.ends_at)}
      </span>
    </Button>
  );
}
