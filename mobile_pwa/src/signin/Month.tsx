// Quick exit: an ordinary month, at once and without network. Nothing leads back but a tap on
// the month's name, and then the server asks for the PIN again.
import { signal } from '@preact/signals';
import { dayText, locale } from '../i18n/format';
import { signOut } from './session';

export const away = signal(false);

export function quickExit(): void {
  away.value = true;
  void signOut();
}

export function Month({ today = new Date() }: { today?: Date }) {
  const day = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}-01`;
  return (
    <main class="screen narrow">
      <h1>
        <button
          type="button"
          class="button bare"
          onClick={() => {
            away.value = false;
          }}
        >
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
