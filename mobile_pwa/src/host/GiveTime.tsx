import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { offsetOf } from '../i18n/format';
import { addDays } from '../i18n/zone';
import type { Problem } from '../server/client';
import type { Attendance } from '../server/resources';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { holdUpdates } from '../worker/bridge';
import { speak } from './saying';
import { say } from './words';

/** The one end that is missing, and with it the host's confirmation. */
export function GiveTime({ attendance, onClose }: { attendance: Attendance; onClose: () => void }) {
  const time = useSignal('');
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  const givesOut = attendance.checked_out_at === null;
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = time.value ? missingEnd(attendance, time.value) : null;
    wrong.value = given ? null : say(time.value ? 'timeOrder' : 'timeWrong');
    if (wrong.value || busy.value) return;
    busy.value = true;
    const ends = givesOut ? { checked_out_at: given } : { checked_in_at: given };
    problem.value = await speak(attendance, { verdict: 'confirm', ...ends });
    busy.value = false;
    if (!problem.value) onClose();
  };
  return (
    <Sheet title={say('giveTitle', { name: attendance.first_name ?? '' })} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{say('giveText')}</p>
        <TextField
          label={say(givesOut ? 'giveOut' : 'giveIn')}
          type="time"
          wrong={wrong.value}
          value={time.value}
          onInput={setting(time)}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {say('saveTime')}
        </Button>
      </form>
    </Sheet>
  );
}

/** A wall clock time on the attendance's own day, in the site's own offset. */
export function onThatDay(attendance: Attendance, time: string): string {
  const known = attendance.checked_in_at ?? attendance.checked_out_at ?? '';
  return `${attendance.day}T${time}:00${offsetOf(known)}`;
}

const A_LONG_DAY = 12 * 60 * 60 * 1000;

/** The missing end; a night's work ends on the next day. Null when it cannot be this time. */
export function missingEnd(attendance: Attendance, time: string): string | null {
  const { checked_in_at: from, checked_out_at: to } = attendance;
  const same = onThatDay(attendance, time);
  const shift = from ? 1 : -1;
  const other = same.replace(attendance.day, addDays(attendance.day, shift));
  const fits = (given: string) => {
    const length = from
      ? Date.parse(given) - Date.parse(from)
      : Date.parse(to ?? '') - Date.parse(given);
    return length > 0 && length <= A_LONG_DAY;
  };
  return [same, other].find(fits) ?? null;
}
