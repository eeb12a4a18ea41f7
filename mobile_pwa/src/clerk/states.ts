import type { WeekState } from '../server/resources';
import type { Tone } from '../ui/Badge';
import type { IconName } from '../ui/icons';

/** How a week's state looks; the order is the order of urgency. */
export const STATES: Record<WeekState, { icon: IconName; tone: Tone }> = {
  out_of_reach: { icon: 'ask', tone: 'wait' },
  last_chance: { icon: 'clock', tone: 'wait' },
  tight: { icon: 'calendar', tone: 'wait' },
  short: { icon: 'less', tone: 'wait' },
  awaiting: { icon: 'speech', tone: 'plain' },
  no_spare: { icon: 'clock', tone: 'plain' },
  on_track: { icon: 'next', tone: 'good' },
  met: { icon: 'tick', tone: 'good' },
  excused: { icon: 'note', tone: 'good' },
  cured: { icon: 'ticks', tone: 'good' },
  not_required: { icon: 'pause', tone: 'plain' },
};

export const STATE_KEYS = Object.keys(STATES) as WeekState[];
