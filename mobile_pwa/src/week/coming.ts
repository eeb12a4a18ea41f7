// When she says that she comes: the free times of her warning, and the instant each one means.
import { offsetOf } from '../i18n/format';
import type { Slot } from '../server/resources';

export interface Choice {
  slot: Slot;
  /** The instant she would come at, with the offset of the place. */
  at: string;
  /** The time has begun: she would come as soon as she can. */
  begun: boolean;
}

const QUARTER = 15 * 60_000;
/** The server takes a promise only for a time to come, and sending takes a moment. */
const MARGIN = 5 * 60_000;

/** What she can choose from, soonest first: times that are not planned yet, or else her shifts. */
export function choices(slots: readonly Slot[], now: number): Choice[] {
  const open = slots.filter((slot) => slot.kind === 'open');
  return (open.length > 0 ? open : slots).flatMap((slot) => {
    const starts = Date.parse(slot.starts_at);
    const begun = starts < now + MARGIN;
    const at = begun ? Math.ceil((now + MARGIN) / QUARTER) * QUARTER : starts;
    if (at >= Date.parse(slot.ends_at)) return [];
    return [{ slot, at: begun ? written(at, offsetOf(slot.starts_at)) : slot.starts_at, begun }];
  });
}

/** An instant as the wall clock of an offset. */
export function written(at: number, offset: string): string {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  if (!match) return new Date(at).toISOString();
  const minutes = (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1);
  return new Date(at + minutes * 60_000).toISOString().slice(0, 19) + offset;
}
