import { clock, dayText } from '../../i18n/format';

/** A day and an hour, as the desk says them. */
export function momentOf(instant: string): string {
  return `${dayText(instant)}, ${clock(instant)}`;
}
