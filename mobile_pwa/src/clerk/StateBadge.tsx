import type { WeekState } from '../server/resources';
import { Badge } from '../ui/Badge';
import { STATES } from './states';
import { say } from './words';

export function StateBadge({ state }: { state: WeekState }) {
  return (
    <Badge icon={STATES[state].icon} tone={STATES[state].tone}>
      {say(`state_${state}`)}
    </Badge>
  );
}
