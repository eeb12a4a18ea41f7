// How minutes, times and days are written. The server sends times with the offset of the
// place they happened in, so the text already holds the right wall clock: it is read, never
// converted to the zone of whoever looks.
import { language } from './i18n';

/** 750 -> "12 h 30 min", 180 -> "3 h", 20 -> "20 min". */
export function duration(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "2026-11-09T08:02:00-05:00" -> "8:02". */
export function clock(instant: string): string {
  const match = /T(\d\d):(\d\d)/.exec(instant);
  return match ? `${Number(match[1])}:${match[2]}` : '';
}

/** The same with a leading zero, as <input type="time"> wants it. */
export function clockField(instant: string | null): string {
  return /T(\d\d:\d\d)/.exec(instant ?? '')?.[1] ?? '';
}

export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** The offset written in an instant: "-05:00". */
export function offsetOf(instant: string): string {
  return /([+-]\d\d:\d\d|Z)$/.exec(instant)?.[1] ?? 'Z';
}

const STYLES = {
  weekday: { weekday: 'long' },
  near: { weekday: 'long', day: 'numeric' },
  short: { weekday: 'short', day: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day as people say it; `day` is "2026-11-09" or an instant. */
export function dayText(day: string, style: keyof typeof STYLES = 'long'): string {
  // Noon UTC of the local day: no zone can push it over a midnight.
  const noon = new Date(`${dayOf(day)}T12:00:00Z`);
  const text = new Intl.DateTimeFormat(locale(), { ...STYLES[style], timeZone: 'UTC' });
  return Number.isNaN(noon.getTime()) ? day : text.format(noon);
}

/** "8:00–12:00" */
export function span(from: string | null, to: string | null): string {
  return `${from ? clock(from) : '?'}–${to ? clock(to) : '?'}`;
}

export function locale(): string {
  return language.value === 'es' ? 'es-CO' : 'en-GB';
}

/** The wall clock of this device, with its offset, as text: never used as truth. */
export function wallClock(now: Date, offset: number = -now.getTimezoneOffset()): string {
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  return `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
