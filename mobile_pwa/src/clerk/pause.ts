import { dayText } from '../i18n/format';
import type { Order } from '../server/resources';
import { say } from './termsWords';

export type Pause = Order['pauses'][number];

export function pauseText({ from, to, reason }: Pause): string {
  return say('pause', { from: dayText(from, 'date'), to: dayText(to, 'date'), reason });
}
