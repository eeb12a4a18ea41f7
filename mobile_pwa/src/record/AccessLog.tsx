import { dayText } from '../i18n/format';
import { Empty } from '../ui/Empty';
import { More } from '../ui/More';
import { accessLog } from '../week/shelves';
import { useOlder } from './older';
import { say } from './words';

/** Who opened her case, on which day, and why; the server says both in her words. */
export function AccessLog() {
  const { items: rows, more } = useOlder(accessLog, '/me/access-log');
  const all = accessLog.copy.value?.data;
  return (
    <section class="card stack">
      <h2>{say('accessTitle')}</h2>
      {rows.length === 0 && <Empty icon="eye">{say('noAccess')}</Empty>}
      {!!all?.looks && (
        <p class="quiet">
          {say('accessTimes', { n: all.looks })} · {say('accessPeople', { n: all.readers })}
        </p>
      )}
      <ul class="list">
        {rows.map((row, index) => (
          <li key={`${row.day}-${index}`} class="stack tight">
            <strong>{dayText(row.day)}</strong>
            <span>
              {row.role_text}
              {row.court_name && ` · ${row.court_name}`}
              {row.organization_name && ` · ${row.organization_name}`}
            </span>
            <span class="quiet small">
              {row.purpose_text} · {say('times', { n: row.times })}
            </span>
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}
