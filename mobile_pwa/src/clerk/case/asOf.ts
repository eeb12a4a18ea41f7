// The day whose knowledge a case is shown by. It stands in the address, without a word of whose
// case it is: a reload asks for the case again, and keeps the day.
import { signal } from '@preact/signals';

const NAME = 'as_of';

export const asOf = signal(dayIn(location.search));

function dayIn(search: string): string | null {
  const day = new URLSearchParams(search).get(NAME);
  return day && /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
}

/** The address of a case that is open. */
export function asOfAddress(): string {
  return asOf.value ? `?${NAME}=${asOf.value}` : '';
}

export function lookAsOf(day: string | null): void {
  asOf.value = day;
  history.replaceState(history.state, '', `/${asOfAddress()}`);
}

/** What is added to what is asked of the server. */
export function asOfQuery(joint: '?' | '&'): string {
  return asOf.value ? `${joint}${NAME}=${asOf.value}` : '';
}
