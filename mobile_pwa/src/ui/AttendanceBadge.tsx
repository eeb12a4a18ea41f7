import type { Attendance, AttendanceState } from '../server/resources';
import { Badge, type Tone } from './Badge';
import type { IconName } from './icons';
import { said } from './words';

const LOOKS: Record<AttendanceState, { icon: IconName; tone: Tone }> = {
  open: { icon: 'clock', tone: 'wait' },
  pending: { icon: 'clock', tone: 'wait' },
  presumed: { icon: 'eye', tone: 'wait' },
  contested: { icon: 'speech', tone: 'wait' },
  confirmed: { icon: 'sealed', tone: 'good' },
  claimed: { icon: 'ask', tone: 'wait' },
  denied: { icon: 'less', tone: 'plain' },
  merged: { icon: 'less', tone: 'plain' },
};

interface Props {
  state: AttendanceState;
  /** Came, has not left, and not long ago: nothing is missing yet. */
  running?: boolean;
}

export function AttendanceBadge({ state, running = false }: Props) {
  if (running) {
    return (
      <Badge icon="enter" tone="good">
        {said('present')}
      </Badge>
    );
  }
  const looks = LOOKS[state];
  return (
    <Badge icon={looks.icon} tone={looks.tone}>
      {said(state)}
    </Badge>
  );
}

const A_LONG_DAY = 12 * 60 * 60 * 1000;

export function isRunning(attendance: Attendance, now: number): boolean {
  const { checked_in_at: from, checked_out_at: to, state } = attendance;
  return state === 'open' && from !== null && to === null && now - Date.parse(from) < A_LONG_DAY;
}
