import { useId } from 'preact/hooks';

export interface Parts {
  required: number;
  confirmed: number;
  waiting: number;
  excused: number;
}

/**
 * A week against what it asks: full, striped, dotted, and an outline for the rest. Decoration:
 * the same numbers stand beside it in words.
 */
export function Bar({ required, confirmed, waiting, ...parts }: Parts) {
  const excused = Math.max(0, parts.excused);
  const id = useId();
  const whole = Math.max(required, confirmed + waiting + excused, 1);
  const width = (minutes: number) => (200 * minutes) / whole;
  const mark = width(required);
  return (
    <svg class="bar" viewBox="0 0 200 16" preserveAspectRatio="none" aria-hidden="true">
      <Patterns id={id} />
      <rect class="rest" x="0.5" y="1.500" width={Math.max(0, mark - 1)} height="13" />
      <rect class="confirmed" y="1" height="14" width={width(confirmed)} />
      <rect
        y="1"
        height="14"
        x={width(confirmed)}
        width={width(waiting)}
        fill={`url(#${id}-stripes)`}
      />
      <rect
        y="1"
        height="14"
        x={width(confirmed + waiting)}
        width={width(excused)}
        fill={`url(#${id}-dots)`}
      />
      {required > 0 && <line class="mark" x1={mark} x2={mark} y1="0" y2="16" />}
    </svg>
  );
}

function Patterns({ id }: { id: string }) {
  const tile = { width: '6', height: '6', patternUnits: 'userSpaceOnUse' } as const;
  return (
    <defs>
      <pattern id={`${id}-stripes`} patternTransform="rotate(45)" {...tile}>
        <rect class="waiting-ground" width="6" height="6" />
        <rect class="waiting-line" width="3" height="6" />
      </pattern>
      <pattern id={`${id}-dots`} {...tile}>
        <rect class="excused-ground" width="6" height="6" />
        <circle class="excused-dot" cx="3" cy="3" r="1.400" />
      </pattern>
    </defs>
  );
}
