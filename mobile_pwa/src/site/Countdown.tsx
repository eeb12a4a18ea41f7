import './countdown.css';
import { STEP_SECONDS } from './codes';

interface Props {
  /** Seconds since 1970. */
  now: number;
  label: (seconds: number) => string;
}

/** How long what is shown still holds. */
export function Countdown({ now, label }: Props) {
  const left = STEP_SECONDS - (Math.floor(now) % STEP_SECONDS);
  return (
    <div class="stack tight">
      <progress class="half-minute" max={STEP_SECONDS} value={left} aria-label={label(left)} />
      <p class="quiet small digits" aria-hidden="true">
        {label(left)}
      </p>
    </div>
  );
}
