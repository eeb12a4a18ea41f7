import { useSignal } from '@preact/signals';
import { clock, dayText, duration, span } from '../i18n/format';
import { call } from '../server/client';
import type { HerAttendance, Page } from '../server/resources';
import { AttendanceBadge, isRunning } from '../ui/AttendanceBadge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { attendances } from '../week/shelves';
import { Objection } from './Objection';
import { say } from './words';

/** Her attendances, newest day first, each with what everybody said about it. */
export function Days() {
  const copy = attendances.copy.value;
  const older = useSignal<Page<HerAttendance> | null>(null);
  const problem = attendances.problem.value;
  if (!copy)
    return problem ? <Trouble problem={problem} onRetry={attendances.pull} /> : <Skeleton />;
  const items = [...copy.data.items, ...(older.value?.items ?? [])];
  const next = older.value ? older.value.next : copy.data.next;
  const more = async () => {
    const result = await call<Page<HerAttendance>>(
      `/me/attendances?cursor=${encodeURIComponent(next ?? '')}`,
    );
    if (!result.ok) return;
    const before = older.value?.items ?? [];
    older.value = { items: [...before, ...result.data.items], next: result.data.next };
  };
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
      {next && (
        <Button wide onClick={() => void more()}>
          {say('more')}
        </Button>
      )}
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
