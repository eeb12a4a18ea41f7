import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import { say as sayReport } from '../../report/words';
import type { CourtReportRow, Month, Months } from '../../server/types';
import { Empty } from '../../ui/Empty';
import { SelectField } from '../../ui/Field';
import { More } from '../../ui/More';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { useAsked, usePages } from '../asking';
import { MakeAll } from './MakeAll';
import { ReportRow } from './ReportRow';
import { ReportView } from './ReportView';
import { say } from './words';

const STATES = ['all', 'handed_in', 'missing'] as const;
type State = (typeof STATES)[number];

/** Which hosts have told of a month, and which have not. A court looks; nothing is sent to it. */
export function Reports() {
  const asked = useAsked<Months>('/reports/months');
  const chosen = useSignal('');
  const state = useSignal<State>('all');
  const open = useSignal<CourtReportRow | null>(null);
  const months = asked.data.value?.items ?? null;
  const month = chosen.value || months?.[0]?.month || '';
  if (open.value) {
    const back = () => {
      open.value = null;
    };
    return <ReportView row={open.value} month={month} onBack={back} />;
  }
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('about')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!months && !asked.problem.value && <Skeleton lines={2} />}
      {months?.length === 0 && <Empty icon="calendar">{say('noMonths')}</Empty>}
      {months && months.length > 0 && (
        <>
          <div class="filters">
            <SelectField
              label={sayReport('month')}
              value={month}
              options={months.map((one) => [one.month, named(one)] as const)}
              onInput={setting(chosen)}
            />
            <SelectField
              label={say('which')}
              value={state.value}
              options={STATES.map((one) => [one, say(one)] as const)}
              onInput={(value) => {
                state.value = value as State;
              }}
            />
          </div>
          <MakeAll
            key={month}
            month={month}
            count={months.find((one) => one.month === month)?.handed_in ?? 0}
          />
          <Rows month={month} state={state.value} onOpen={setting(open)} />
        </>
      )}
    </>
  );
}

function named(one: Month): string {
  const month = dayText(`${one.month}-01`, 'month');
  return say('monthOf', { month, done: one.handed_in, all: one.expected });
}

interface RowsProps {
  month: string;
  state: State;
  onOpen: (row: CourtReportRow) => void;
}

function Rows({ month, state, onOpen }: RowsProps) {
  const path = `/reports/monthly/court?month=${month}&state=${state}`;
  const { items, more, again, problem } = usePages<CourtReportRow>(path);
  return (
    <>
      <Trouble problem={problem.value} onRetry={again} />
      {!items && !problem.value && <Skeleton lines={4} />}
      {items?.length === 0 && <Empty icon="note">{say('none')}</Empty>}
      {items && items.length > 0 && (
        <table class="desk">
          <caption class="sr">{say('list')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('who')}</th>
              <th scope="col">{say('host')}</th>
              <th scope="col">{say('state')}</th>
              <th scope="col">
                <span class="sr">{say('open')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <ReportRow key={row.placement} row={row} onOpen={() => onOpen(row)} />
            ))}
          </tbody>
        </table>
      )}
      <More more={more} />
    </>
  );
}
