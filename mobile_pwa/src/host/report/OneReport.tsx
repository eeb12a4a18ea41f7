import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../../i18n/format';
import { ReportFacts } from '../../report/Facts';
import { Changed, Versions } from '../../report/Handed';
import { WrittenPart } from '../../report/WrittenPart';
import { say as sayReport } from '../../report/words';
import { call, type Problem } from '../../server/client';
import type { Report, ReportRow } from '../../server/types';
import { heeding } from '../../signin/session';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { Writing } from './Writing';
import { say } from './words';

interface Props {
  row: ReportRow;
  month: string;
  onBack: () => void;
}

/** One woman's month: what the record says, and what the host writes. */
export function OneReport({ row, month, onBack }: Props) {
  const report = useSignal<Report | null>(null);
  const problem = useSignal<Problem | null>(null);
  const correcting = useSignal(false);
  const path = `/orders/${row.order}/placements/${row.placement}/reports/${month}`;
  const pull = async () => {
    const result = heeding(await call<Report>(path));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) report.value = result.data;
  };
  useEffect(() => void pull(), [path]);
  const shown = report.value;
  const take = (next: Report) => {
    report.value = next;
    if (next.state === 'handed_in') correcting.value = false;
  };
  const name = row.first_name;
  return (
    <div class="stack report">
      <div>
        <Button size="chip" kind="bare" icon="back" onClick={onBack}>
          {say('back')}
        </Button>
      </div>
      <Title>{say('reportOf', { name, month: dayText(`${month}-01`, 'month') })}</Title>
      <p class="quiet">{sayReport('due', { day: dayText(row.due_on) })}</p>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {!shown && !problem.value && <Skeleton lines={4} />}
      {shown && (
        <>
          <Changed report={shown} />
          {shown.waiting > 0 && shown.state !== 'handed_in' && (
            <Banner icon="clock">{say('waiting', { n: shown.waiting })}</Banner>
          )}
          <Versions report={shown} />
          <ReportFacts facts={shown.facts} />
          {shown.state === 'handed_in' && !correcting.value ? (
            <Done
              report={shown}
              onCorrect={() => {
                correcting.value = true;
              }}
            />
          ) : (
            <Writing path={path} report={shown} onReport={take} />
          )}
        </>
      )}
    </div>
  );
}

function Done({ report, onCorrect }: { report: Report; onCorrect: () => void }) {
  return (
    <>
      {report.written && <WrittenPart written={report.written} />}
      <section class="card plain stack">
        <p class="quiet">{say('correctText')}</p>
        <div>
          <Button onClick={onCorrect}>{say('correct')}</Button>
        </div>
      </section>
    </>
  );
}
