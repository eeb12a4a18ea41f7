// How far this device's clock is from the server's, and how long ago that was seen.
// It travels with a scan as a claim; the server decides what to believe.

interface Measurement {
  offsetMs: number;
  /** performance.now() at the measurement: a clock that nobody can set. */
  at: number;
}

let last: Measurement | null = null;

/** Takes the Date header of an answer; half the round trip is the best guess at "now". */
export function measured(header: string | null, startedMs: number, endedMs: number): void {
  const server = header ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(server)) return;
  // The header has whole seconds: on average the true time is half a second later.
  const middle = startedMs + (endedMs - startedMs) / 2;
  last = { offsetMs: Math.round(server + 500 - middle), at: performance.now() };
}

export function serverOffset(): { ms: number; ageSeconds: number } | null {
  if (!last) return null;
  return { ms: last.offsetMs, ageSeconds: Math.round((performance.now() - last.at) / 1000) };
}
