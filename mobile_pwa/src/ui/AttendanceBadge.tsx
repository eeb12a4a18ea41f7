import type { AttendanceState } from '../server/resources';
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

export function AttendanceBadge({ state }: { state: AttendanceState }) {
  const looks = LOOKS[state];
  return (
    <Badge icon={looks.icon} tone={looks.tone}>
      {said(state)}
    </Badge>
  );
}
