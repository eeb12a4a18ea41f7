import { dayText, span } from '../i18n/format';
import type { Shift } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { say } from './shiftWords';

interface Props {
  title: string;
  shifts: readonly Shift[];
  onChange: (shift: Shift) => void;
}

/** The shifts of one week, and what became of each since it was planned. */
export function ShiftWeek({ title, shifts, onChange }: Props) {
  if (shifts.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>{title}</h3>
      <ul class="list shifts">
        {shifts.map((shift) => (
          <li key={shift.id}>
            <When shift={shift} />
            {!shift.entry && <Badge icon="plus">{say('added')}</Badge>}
            {shift.moved && <Badge icon="next">{say('moved')}</Badge>}
            <Change shift={shift} onClick={() => onChange(shift)} />
          </li>
        ))}
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
