import { duration } from '../i18n/format';
import type { Week } from '../server/resources';
import { say } from './words';

const RADIUS = 84;
const LENGTH = 2 * Math.PI * RADIUS;

/** The week as a ring: what is confirmed, what waits, what is excused, what runs. The server's minutes, drawn. */
export function Ring({ week }: { week: Week }) {
  const required = week.required_minutes;
  const done = week.credited_minutes;
  const words = { done: duration(done), required: duration(required) };
  const confirmed = part(week.confirmed_minutes, required);
  const waiting = part(week.provisional_minutes, required);
  const excused = part(week.excused_minutes, required);
  const running = part(week.running_minutes, required);
  return (
    <svg class="ring" viewBox="0 0 200 200" role="img" aria-label={say('ringLabel', words)}>
      <defs>
        <pattern
          id="stripes"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="stripe-ground" width="8" height="8" />
          <rect class="stripe" width="4" height="8" />
        </pattern>
        <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="dots-ground" width="6" height="6" />
          <circle class="dots" cx="3" cy="3" r="1.400" />
        </pattern>
      </defs>
      <circle class="track" cx="100" cy="100" r={RADIUS} />
      <Arc kind="running" share={Math.min(1, confirmed + waiting + excused + running)} />
      <Arc kind="excused" share={Math.min(1, confirmed + waiting + excused)} />
      <Arc kind="waiting" share={Math.min(1, confirmed + waiting)} />
      <Arc kind="confirmed" share={confirmed} />
      <Digits minutes={done} required={required} />
    </svg>
  );
}

function part(minutes: number, required: number): number {
  return required > 0 ? Math.min(1, minutes / required) : 0;
}

const PAINTS: Readonly<Record<string, string>> = {
  waiting: 'url(#stripes)',
  excused: 'url(#dots)',
};

function Arc({ kind, share }: { kind: string; share: number }) {
  if (share <= 0) return null;
  return (
    <circle
      class={`arc ${kind}`}
      stroke={PAINTS[kind]}
      cx="100"
      cy="100"
      r={RADIUS}
      stroke-dasharray={`${share * LENGTH} ${LENGTH}`}
      transform="rotate(-90 100 100)"
    />
  );
}

/** Inside the drawing, so that the digits grow and shrink with the ring. */
function Digits({ minutes, required }: { minutes: number; required: number }) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return (
    <g text-anchor="middle">
      <text class="big" x="100" y={rest ? 96 : 106}>
        {hours} h
      </text>
      {rest > 0 && (
        <text class="mid" x="100" y="122">
          {rest} min
        </text>
      )}
      <text class="low" x="100" y={rest ? 146 : 136}>
        {say('of', { required: duration(required) })}
      </text>
    </g>
  );
}
