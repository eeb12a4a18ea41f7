// Quick exit: an ordinary month, at once and without network. Nothing leads back but a tap on
// the month's name, and then the server asks for the PIN again.
import { signal } from '@preact/signals';
import { dayText, locale } from '../i18n/format';
import { role, signOut } from './session';

const KEPT = 'month';
/** Also after the page was loaded again: whoever takes the phone sees a month. */
export const away = signal(stored() !== null);

export function quickExit(): void {
  away.value = true;
  store(true);
  // The app has one address and makes no steps in the history; this takes the place of the last.
  history.replaceState(null, '', '/');
  void signOut();
}

export function comeBack(): void {
  store(false);
  away.value = false;
}

const PRESSES = 3;
const WITHIN_MS = 2000;

/** Shift three times, on every screen of hers. */
export function followShortcut(): void {
  let presses: number[] = [];
  addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') {
      presses = [];
      return;
    }
    if (event.repeat) return;
    const now = event.timeStamp;
    presses = [...presses.filter((at) => now - at < WITHIN_MS), now];
    if (presses.length < PRESSES || !mayLeave()) return;
    presses = [];
    quickExit();
  });
}

/** Hers, and those of somebody who is not signed in yet. */
export function mayLeave(): boolean {
  return !away.value && (role.value === null || role.value === 'participant');
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    // Nothing can be kept here, so nothing was.
    return null;
  }
}

function store(is: boolean): void {
  try {
    if (is) sessionStorage.setItem(KEPT, '1');
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Where nothing can be kept the month is there as long as the page.
  }
}

export function Month({ today = new Date() }: { today?: Date }) {
  const day = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}-01`;
  return (
    <main class="screen narrow">
      <h1>
        <button type="button" class="button bare" onClick={comeBack}>
          {dayText(day, 'month')}
        </button>
      </h1>
      <table class="month">
        <thead>
          <tr>
            {weekdays().map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(today).map((week) => (
            <tr key={week.join()}>
              {week.map((date, index) => (
                <td key={`${index}-${date}`} class={date === today.getDate() ? 'today' : ''}>
                  {date || ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}

function weekdays(): string[] {
  const format = new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)));
}

function weeksOf(today: Date): number[][] {
  const first = new Date(today.getFullYear(), today.getMonth(), 1).getDay() || 7;
  const days = new Date(today.getFullYear(), today.getMonth() + 1, 0).getDate();
  const cells = Array.from({ length: Math.ceil((days + first - 1) / 7) * 7 }, (_, index) => {
    const date = index - first + 2;
    return date >= 1 && date <= days ? date : 0;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
