/** One digit six times, or a run up or down: the PINs that are tried first. */
export function easyPin(pin: string): boolean {
  const steps = Array.from(pin.slice(1), (digit, index) => Number(digit) - Number(pin[index]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}

const HELD_MS = 15 * 60_000;
let held: { pin: string; at: number } | null = null;

/** Kept in memory alone, so that she need not type it again when the court says yes at once. */
export function holdPin(pin: string): void {
  held = { pin, at: performance.now() };
}

/** The PIN that was just chosen, once, and only for a quarter of an hour. */
export function takePin(): string | null {
  const fresh = held && performance.now() - held.at < HELD_MS ? held.pin : null;
  held = null;
  return fresh;
}
