import { clock, dayText, duration, span } from '../i18n/format';
import type { HerAttendance } from '../server/resources';
import { AttendanceBadge, isRunning } from '../ui/AttendanceBadge';
import { Empty } from '../ui/Empty';
import { More } from '../ui/More';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { attendances } from '../week/shelves';
import { Objection } from './Objection';
import { useOlder } from './older';
import { say } from './words';

/** Her attendances, newest day first, each with what everybody said about it. */
export function Days() {
  const copy = attendances.copy.value;
  const { items, more } = useOlder(attendances, '/me/attendances');
  const problem = attendances.problem.value;
  if (!copy)
    return problem ? <Trouble problem={problem} onRetry={attendances.pull} /> : <Skeleton />;
  return (
    <section class="card stack">
      <h2>{say('daysTitle')}</h2>
      {items.length === 0 && <Empty icon="calendar">{say('noDays')}</Empty>}
      <ul class="list">
        {items.map((attendance) => (
          <li key={attendance.id} class="stack tight">
            <Day attendance={attendance} />
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}

function Day({ attendance }: { attendance: HerAttendance }) {
  const { checked_in_at: from, checked_out_at: to } = attendance;
  const running = isRunning(attendance, Date.now());
  return (
    <>
      <div class="row apart">
        <strong>{dayText(attendance.day)}</strong>
        <AttendanceBadge state={attendance.state} running={running} />
      </div>
      <p class="digits">
        {running && from ? `${clock(from)}–…` : span(from, to)}
        {attendance.minutes !== null && ` · ${duration(attendance.minutes)}`}
        {from && !to && !running && ` · ${say('noEnd')}`}
        {to && !from && ` · ${say('noStart')}`}
      </p>
      {attendance.site && <p class="quiet small">{attendance.site.name}</p>}
      <Objection attendance={attendance} />
    </>
  );
}
