// How far this device's clock is from the server's, and how long ago that was seen.
// It travels with a scan as a claim; the server decides what to believe.

interface Measurement {
  offsetMs: number;
  serverMs: number;
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
  const offsetMs = Math.round(server + 500 - middle);
  last = { offsetMs, serverMs: endedMs + offsetMs, at: performance.now() };
}

/** The server's time, however this device's clock was set since it was heard. */
export function serverNow(): number | null {
  return last && last.serverMs + performance.now() - last.at;
}

export function serverOffset(): { ms: number; ageSeconds: number } | null {
  if (!last) return null;
  return { ms: last.offsetMs, ageSeconds: Math.round((performance.now() - last.at) / 1000) };
}
