import { useSignal } from '@preact/signals';
import { dayText, span } from '../i18n/format';
import { unsent } from '../letters/post';
import type { MissedShift } from '../server/resources';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import type { IconName } from '../ui/icons';
import { sayWhy } from '../week/rooms';
import { missed } from '../week/shelves';
import { say } from './words';

const LOOKS: Record<MissedShift['kind'], { icon: IconName; tone: Tone }> = {
  excused: { icon: 'tick', tone: 'good' },
  filed: { icon: 'clock', tone: 'wait' },
  refused: { icon: 'note', tone: 'plain' },
  noted: { icon: 'speech', tone: 'plain' },
  unexplained: { icon: 'ask', tone: 'wait' },
  unjustified: { icon: 'note', tone: 'plain' },
};

const AT_FIRST = 4;

/** Shifts that passed without her, what was said of each, and the way to say why. */
export function Missed() {
  const all = useSignal(false);
  const rows = [...(missed.copy.value?.data.items ?? [])].reverse();
  if (rows.length === 0) return null;
  const shown = all.value ? rows : rows.slice(0, AT_FIRST);
  return (
    <section class="card stack">
      <h2>{say('missedTitle')}</h2>
      <ul class="list">
        {shown.map((shift) => (
          <li key={shift.shift + shift.starts_at} class="stack tight">
            <Row shift={shift} />
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <Button
          wide
          onClick={() => {
            all.value = true;
          }}
        >
          {say('more')}
        </Button>
      )}
    </section>
  );
}

function Row({ shift }: { shift: MissedShift }) {
  const { icon, tone } = LOOKS[shift.kind];
  return (
    <>
      <div class="row apart">
        <span>
          <strong>{dayText(shift.starts_at)}</strong>{' '}
          <span class="digits whole">{span(shift.starts_at, shift.ends_at)}</span>
        </span>
        {shift.kind !== 'unexplained' && (
          <Badge icon={icon} tone={tone}>
            {say(`missed_${shift.kind}`)}
          </Badge>
        )}
      </div>
      {shift.marks.map((mark) => (
        <p class="small" key={mark.id}>
          {say('markText', { name: mark.by_name, reasons: mark.reasons })}
        </p>
      ))}
      {!answered(shift) && (
        <div class="row">
          <Button size="chip" icon="speech" onClick={() => sayWhy([shift.shift])}>
            {say('sayWhy')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Excused, or told why already: there is nothing to ask of her. */
function answered(shift: MissedShift): boolean {
  const onPhone = unsent.value.some(
    (letter) =>
      letter.kind === 'excuse' &&
      (letter.body as { shifts: string[] }).shifts.includes(shift.shift),
  );
  return shift.kind === 'excused' || shift.kind === 'filed' || onPhone;
}
