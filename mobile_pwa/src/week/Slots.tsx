import { dayText, duration, span } from '../i18n/format';
import type { Slot } from '../server/resources';
import { say } from './words';

/** The hours that would close what is missing: "jueves 13:00–16:00 · 3 h". */
export function Slots({ slots }: { slots: readonly Slot[] }) {
  if (slots.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{say('slotsTitle')}</h2>
      <ul class="list">
        {slots.map((slot) => (
          <li key={slot.starts_at} class="slot">
            <span class="when">
              {dayText(slot.starts_at, 'weekday')} {span(slot.starts_at, slot.ends_at)}
            </span>
            <span class="quiet small">{say(slot.kind === 'shift' ? 'slotShift' : 'slotOpen')}</span>
            <span class="length digits">
              <span class="sr">· </span>
              {duration(slot.minutes)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
