import { duration } from '../i18n/format';
import type { Week } from '../server/resources';
import { say } from './words';

type Key = 'confirmed' | 'provisional' | 'running' | 'excused' | 'needed' | 'overCap' | 'claimed';

type Look = 'solid' | 'stripes' | 'dots' | 'thin' | 'none' | null;

/** The ring's parts in words and digits; what is zero is left out, but never what is missing. */
export function Legend({ week }: { week: Week }) {
  const rows: [Key, number, Look][] = [
    ['confirmed', week.confirmed_minutes, 'solid'],
    ['provisional', week.provisional_minutes, 'stripes'],
    ['excused', week.excused_minutes, 'dots'],
    ['running', week.running_minutes, 'thin'],
    ['claimed', week.claimed_minutes, null],
    ['overCap', week.over_cap_minutes, null],
    ['needed', week.needed_minutes, 'none'],
  ];
  return (
    <dl class="legend">
      {rows
        .filter(([key, minutes]) => minutes > 0 || key === 'confirmed')
        .map(([key, minutes, look]) => (
          <div key={key}>
            <Swatch look={look} />
            <dt>{say(key)}</dt>
            <dd>{duration(minutes)}</dd>
          </div>
        ))}
    </dl>
  );
}

function Swatch({ look }: { look: Look }) {
  return (
    <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
      {look === 'stripes' || look === 'dots' ? (
        <rect width="16" height="16" fill={`url(#${look})`} />
      ) : (
        look && (
          <rect
            class={look}
            x="1"
            y={look === 'thin' ? 6 : 1}
            width="14"
            height={look === 'thin' ? 4 : 14}
          />
        )
      )}
    </svg>
  );
}
