import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../../i18n/format';
import { say as sayReport } from '../../report/words';
import { call, type Problem } from '../../server/client';
import type { Month, Months, ReportRow } from '../../server/types';
import { heeding } from '../../signin/session';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { SelectField } from '../../ui/Field';
import type { IconName } from '../../ui/icons';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { everything } from '../pages';
import { OneReport } from './OneReport';
import { say } from './words';

const LOOKS: Record<ReportRow['state'], IconName> = {
  to_write: 'less',
  draft: 'note',
  handed_in: 'sealed',
  correcting: 'note',
};

/** The months that are over, and each woman's report of one of them. */
export function Reports() {
  const months = useSignal<Month[] | null>(null);
  const month = useSignal('');
  const problem = useSignal<Problem | null>(null);
  const open = useSignal<ReportRow | null>(null);
  const pull = async () => {
    const result = heeding(await call<Months>('/reports/months'));
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    months.value = result.data.items;
    if (!month.value) month.value = usual(result.data.items);
  };
  useEffect(() => void pull(), []);
  if (open.value) {
    const back = () => {
      open.value = null;
      void pull();
    };
    return <OneReport row={open.value} month={month.value} onBack={back} />;
  }
  const list = months.value;
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('about')}</p>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {!list && !problem.value && <Skeleton lines={2} />}
      {list?.length === 0 && <Empty icon="calendar">{say('noMonths')}</Empty>}
      {list && list.length > 0 && (
        <SelectField
          label={sayReport('month')}
          value={month.value}
          options={list.map((one) => [one.month, named(one)] as const)}
          onInput={setting(month)}
        />
      )}
      {month.value && <OneMonth key={month.value} month={month.value} onOpen={setting(open)} />}
    </>
  );
}

/** The oldest month that still waits for a report, else the last one. */
function usual(list: Month[]): string {
  const waiting = list.filter((one) => one.handed_in < one.expected);
  return (waiting.length === 1 ? waiting[0] : list[0])?.month ?? '';
}

function named(one: Month): string {
  const month = dayText(`${one.month}-01`, 'month');
  return say('monthOf', { month, done: one.handed_in, all: one.expected });
}

function OneMonth({ month, onOpen }: { month: string; onOpen: (row: ReportRow) => void }) {
  const rows = useSignal<ReportRow[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const pull = async () => {
    const result = await everything<ReportRow>(`/reports/monthly?month=${month}`);
    problem.value = result.ok ? null : result.problem;
    if (result.ok) rows.value = result.data;
  };
  useEffect(() => void pull(), [month]);
  return (
    <>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {!rows.value && !problem.value && <Skeleton lines={3} />}
      {rows.value?.length === 0 && <Empty icon="person">{say('none')}</Empty>}
      <ul class="stack">
        {rows.value?.map((row) => (
          <li class="card stack tight" key={row.placement}>
            <div class="row apart">
              <strong>{row.first_name}</strong>
              <Badge
                icon={LOOKS[row.state]}
                tone={row.state === 'handed_in' ? 'good' : row.state === 'draft' ? 'wait' : 'plain'}
              >
                {say(`state_${row.state}`)}
              </Badge>
            </div>
            <p class="quiet small">
              {row.site.name}
              {row.state !== 'handed_in' &&
                ` · ${sayReport('due', { day: dayText(row.due_on, 'date') })}`}
            </p>
            <div>
              <Button size="chip" icon="next" onClick={() => onOpen(row)}>
                {say('open')}
                <span class="sr"> {row.first_name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
