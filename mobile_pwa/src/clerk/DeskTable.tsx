import { clock, dayText, duration } from '../i18n/format';
import type { OrderRow } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Bar } from './Bar';
import { say } from './deskWords';
import { StateBadge } from './StateBadge';
import { show } from './view';

/** Arrow keys walk down the names; Enter opens the case. On a narrow screen rows become cards. */
export function DeskTable({ rows }: { rows: readonly OrderRow[] }) {
  return (
    <table class="desk" onKeyDown={walk}>
      <thead>
        <tr>
          <th scope="col">{say('person')}</th>
          <th scope="col">{say('why')}</th>
          <th scope="col">{say('hours')}</th>
          <th scope="col">{say('todo')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function walk(event: KeyboardEvent & { currentTarget: HTMLTableElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const names = Array.from(event.currentTarget.querySelectorAll<HTMLButtonElement>('button.name'));
  const at = names.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  event.preventDefault();
  names[at + step]?.focus();
}

function Row({ row }: { row: OrderRow }) {
  return (
    <tr>
      <th scope="row">
        <button type="button" class="name" onClick={() => show({ room: 'case', order: row.id })}>
          {row.first_name} {row.last_name}
        </button>
        <span class="quiet small digits case-number">{row.case_number}</span>
        <span class="quiet small">{row.site_names.join(', ')}</span>
      </th>
      <td>
        <StateBadge state={row.state} />
        <p>{row.reason.text}</p>
        {row.latest_start && (
          <p class="quiet small">
            {say('startBy', { when: `${dayText(row.latest_start)} ${clock(row.latest_start)}` })}
          </p>
        )}
      </td>
      <td>
        <Hours row={row} />
      </td>
      <td>
        <ToDo row={row} />
      </td>
    </tr>
  );
}

function Hours({ row }: { row: OrderRow }) {
  const done = duration(row.credited_minutes);
  return (
    <>
      <p class="digits">{say('hoursOf', { done, required: duration(row.required_minutes) })}</p>
      <Bar
        required={row.required_minutes}
        confirmed={row.credited_minutes - row.provisional_minutes}
        waiting={row.provisional_minutes}
        excused={row.excused_minutes}
      />
      {row.needed_minutes > 0 && (
        <p class="small digits">{say('missing', { time: duration(row.needed_minutes) })}</p>
      )}
      {row.week && <p class="quiet small digits">{row.week}</p>}
    </>
  );
}

function ToDo({ row }: { row: OrderRow }) {
  return (
    <div class="row">
      {row.unconfirmed > 0 && (
        <Badge icon="clock" tone="wait">
          {say('unconfirmed', { n: row.unconfirmed })}
        </Badge>
      )}
      {row.missing_times > 0 && (
        <Badge icon="ask" tone="wait">
          {say('missingTimes', { n: row.missing_times })}
        </Badge>
      )}
      {row.unconfirmed + row.missing_times === 0 && <span class="quiet">—</span>}
    </div>
  );
}
