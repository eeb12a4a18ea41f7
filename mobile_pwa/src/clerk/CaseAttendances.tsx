import { useSignal } from '@preact/signals';
import { dayText, duration, span } from '../i18n/format';
import { addDays, todayIn } from '../i18n/zone';
import { call, type Problem } from '../server/client';
import type { HerAttendance, Order } from '../server/resources';
import { heeding } from '../signin/session';
import { AttendanceBadge, isRunning } from '../ui/AttendanceBadge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { usePages } from './asking';
import { say } from './attendanceWords';
import { Decide } from './Decide';
import { Flags } from './Flags';

const DAYS_SHOWN = 56;
const WAITING = ['contested', 'presumed', 'claimed', 'open'];

interface Props {
  order: Order;
  onDecided: () => void;
}

/** Her attendances, those that wait for a decision first. */
export function CaseAttendances({ order, onDecided }: Props) {
  const today = todayIn(order.time_zone);
  const from = addDays(today, -DAYS_SHOWN);
  const path = `/orders/${order.id}/attendances?from=${from}&to=${today}&limit=50`;
  const { items, more, again, problem } = usePages<HerAttendance>(path);
  const deciding = useSignal<HerAttendance | null>(null);
  const decide = setting(deciding);
  const close = () => decide(null);
  const done = () => {
    close();
    again();
    onDecided();
  };
  return (
    <section class="card stack">
      <h2>{say('attendancesTitle')}</h2>
      <Trouble problem={problem.value} onRetry={again} />
      {!items && !problem.value && <Skeleton lines={3} />}
      {items?.length === 0 && <Empty icon="calendar">{say('noAttendances')}</Empty>}
      <ul class="list">
        {sorted(items ?? []).map((attendance) => (
          <li key={attendance.id}>
            <Line attendance={attendance} onDecide={() => decide(attendance)} onDone={done} />
          </li>
        ))}
      </ul>
      {more && <Button onClick={() => void more()}>{say('more')}</Button>}
      {deciding.value && <Decide attendance={deciding.value} onDone={done} onClose={close} />}
    </section>
  );
}

function sorted(items: readonly HerAttendance[]): HerAttendance[] {
  const now = Date.now();
  const waits = (one: HerAttendance) =>
    (WAITING.includes(one.state) && !isRunning(one, now)) || one.decision?.waits ? 0 : 1;
  return [...items].sort((a, b) => waits(a) - waits(b) || b.day.localeCompare(a.day));
}

interface LineProps {
  attendance: HerAttendance;
  onDecide: () => void;
  onDone: () => void;
}

function Line({ attendance, onDecide, onDone }: LineProps) {
  const { decision } = attendance;
  const running = isRunning(attendance, Date.now());
  const waits = WAITING.includes(attendance.state) && !running;
  return (
    <div class="stack tight">
      <div class="row apart">
        <span>
          <strong>{dayText(attendance.day)}</strong>{' '}
          <span class="digits">
            {span(attendance.checked_in_at, attendance.checked_out_at)}
            {attendance.minutes !== null && ` · ${duration(attendance.minutes)}`}
          </span>
        </span>
        <AttendanceBadge state={attendance.state} running={running} />
      </div>
      <Flags flags={attendance.flags} />
      <Said attendance={attendance} />
      {decision?.waits && <Approval attendance={attendance} onDone={onDone} />}
      {attendance.state !== 'merged' && (
        <div class="row apart">
          <span class="quiet small">{attendance.site?.name}</span>
          <Button size="chip" kind={waits ? 'main' : 'bare'} onClick={onDecide}>
            {say(decision ? 'decideAgain' : 'decide')}
            <span class="sr"> {dayText(attendance.day)}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

/** The host's objection and the court's word. */
function Said({ attendance: { contest, decision } }: { attendance: HerAttendance }) {
  return (
    <>
      {contest && (
        <p class="small">
          {say('contestBy', { reason: contest.reason })}
          {(contest.checked_in_at || contest.checked_out_at) &&
            ` · ${say('contestTimes', { span: span(contest.checked_in_at, contest.checked_out_at) })}`}
        </p>
      )}
      {decision && (
        <p class="small">
          {say('decided', {
            verdict: say(`verdict_${decision.verdict}`),
            reasons: decision.reasons,
          })}
        </p>
      )}
    </>
  );
}

function Approval({ attendance, onDone }: { attendance: HerAttendance; onDone: () => void }) {
  const problem = useSignal<Problem | null>(null);
  const approve = async () => {
    const path = `/attendances/${attendance.id}/decisions/${attendance.decision?.id}/approval`;
    const result = heeding(await call(path, { method: 'PUT', body: {} }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onDone();
  };
  return (
    <Banner icon="clock">
      <p>{say('decisionWaits')}</p>
      <Trouble problem={problem.value} />
      <Button size="chip" onClick={() => void approve()}>
        {say('approve')}
      </Button>
    </Banner>
  );
}
