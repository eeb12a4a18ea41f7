import { dayText } from '../i18n/format';
import type { AccessRow } from '../server/resources';
import { Empty } from '../ui/Empty';
import { More } from '../ui/More';
import { accessLog } from '../week/shelves';
import { useOlder } from './older';
import { say } from './words';

const PURPOSES = ['case', 'excuse', 'paper', 'devices', 'card'] as const;
const ROLES = ['clerk', 'host', 'monitor', 'admin', 'participant', 'site_device'] as const;

/** Who opened her case, on which day, and why. */
export function AccessLog() {
  const { items: rows, more } = useOlder(accessLog, '/me/access-log');
  return (
    <section class="card stack">
      <h2>{say('accessTitle')}</h2>
      {rows.length === 0 && <Empty icon="eye">{say('noAccess')}</Empty>}
      <ul class="list">
        {rows.map((row, index) => (
          <li key={`${row.day}-${index}`} class="stack tight">
            <strong>{dayText(row.day)}</strong>
            <span>
              {roleName(row)}
              {row.court_name && ` · ${row.court_name}`}
            </span>
            <span class="quiet small">
              {purposeName(row)} · {say('times', { n: row.times })}
            </span>
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}

/** A purpose that has no words yet is said as the widest one. */
function purposeName(row: AccessRow): string {
  const known = PURPOSES.find((purpose) => purpose === row.purpose);
  return say(known ? `purpose_${known}` : 'purpose_case');
}

function roleName(row: AccessRow): string {
  const known = ROLES.find((role) => role === row.role);
  return say(known ? `role_${known}` : 'role_anyone');
}
