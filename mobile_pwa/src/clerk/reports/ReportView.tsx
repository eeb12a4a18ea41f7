import { dayText } from '../../i18n/format';
import { ReportFacts } from '../../report/Facts';
import { Changed, Versions } from '../../report/Handed';
import { WrittenPart } from '../../report/WrittenPart';
import type { CourtReportRow, Report, SupportingPapers } from '../../server/types';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/icons';
import { Skeleton } from '../../ui/Skeleton';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { say } from './words';

interface Props {
  row: CourtReportRow;
  month: string;
  onBack: () => void;
}

/** A report as the court was handed it in, with the papers that its host names by number alone. */
export function ReportView({ row, month, onBack }: Props) {
  const path = `/orders/${row.order.id}/placements/${row.placement}/reports/${month}`;
  const { data, problem, pull } = useAsked<Report>(path);
  const report = data.value;
  const name = `${row.order.first_name} ${row.order.last_name}`;
  return (
    <div class="stack report">
      <div>
        <Button size="chip" kind="bare" icon="back" onClick={onBack}>
          {say('back')}
        </Button>
      </div>
      <Title>{say('reportOf', { name, month: dayText(`${month}-01`, 'month') })}</Title>
      <p class="quiet">
        {row.host_name}, {row.site.name} · {row.order.case_number}
      </p>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {!report && !problem.value && <Skeleton lines={4} />}
      {report && (
        <>
          {!report.written && (
            <Banner icon="clock" calm>
              {say('notHandedIn')}
            </Banner>
          )}
          <Changed report={report} />
          <Versions report={report} />
          {report.written && <WrittenPart written={report.written} />}
          <ReportFacts facts={report.facts} />
          <Papers path={`${path}/papers`} />
        </>
      )}
    </div>
  );
}

function Papers({ path }: { path: string }) {
  const { data, problem, pull } = useAsked<SupportingPapers>(path);
  return (
    <section class="card stack">
      <h2>{say('papers')}</h2>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {data.value?.items.length === 0 && <p class="quiet">{say('noPapers')}</p>}
      {data.value?.items.map((one) => (
        <div class="row" key={one.paper}>
          <a
            class="button chip"
            href={`/api/v1/excuses/${one.excuse}/papers/${one.paper}`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="eye" /> {say('paper', { number: one.reference })}
          </a>
          <span class="quiet small">{dayText(one.day)}</span>
        </div>
      ))}
    </section>
  );
}
