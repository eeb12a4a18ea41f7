import { dayText } from '../../i18n/format';
import type { CourtReportRow } from '../../server/types';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { say } from './words';

/** One report of the month: whose it is, who writes it, and whether it came. */
export function ReportRow({ row, onOpen }: { row: CourtReportRow; onOpen: () => void }) {
  const name = `${row.order.first_name} ${row.order.last_name}`;
  return (
    <tr>
      <th scope="row">
        <strong>{name}</strong>
        <span class="quiet small">{row.order.case_number}</span>
      </th>
      <td>
        {row.host_name}
        <p class="quiet small">{row.site.name}</p>
      </td>
      <td>
        <State row={row} />
      </td>
      <td>
        <Button size="chip" icon="next" onClick={onOpen}>
          {say('open')}
          <span class="sr"> {name}</span>
        </Button>
      </td>
    </tr>
  );
}

function State({ row }: { row: CourtReportRow }) {
  if (!row.handed_in_at) {
    return <Badge icon="less">{say('notYet', { day: dayText(row.due_on, 'date') })}</Badge>;
  }
  const day = dayText(row.handed_in_at, 'date');
  return (
    <>
      <Badge icon="sealed" tone="good">
        {say('handedIn', { day, name: row.by_name ?? '' })}
      </Badge>
      {row.number > 1 && <p class="small">{say('corrected', { n: row.number })}</p>}
      {row.late && <p class="quiet small">{say('late')}</p>}
    </>
  );
}
