import { useAsked } from '../clerk/asking';
import { dayText, locale } from '../i18n/format';
import { language } from '../i18n/i18n';
import { BASE } from '../server/client';
import type { FigureCell, FigureRow, Figures as Published } from '../server/types';
import { Icon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { say } from './figuresWords';

/** One published table: its chart, the same figures as a grid, and its files. */
export function FigureTable({ release, code }: { release: string; code: string }) {
  const path = `/statistics/${release}/${code}`;
  const asked = useAsked<Published>(path);
  const table = asked.data.value;
  return (
    <>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!table && !asked.problem.value && <Skeleton lines={6} />}
      {table && (
        <section class="card stack tight">
          <h2>{table.title}</h2>
          <p>{table.about}</p>
          <div class="beside">
            <img
              class="chart"
              src={`${BASE}${path}.svg?lang=${language.value}`}
              alt={say('chart', { title: table.title })}
              width={400}
              height={400}
            />
            <div class="stack tight">
              <Grids table={table} />
            </div>
          </div>
          <Why table={table} />
          <div class="row">
            <a class="button chip" href={`${BASE}${path}.csv`} download>
              <Icon name="save" /> {say('csv')}
              <span class="sr"> {table.title}</span>
            </a>
            <a class="button chip" href={BASE + path} download={`${release}-${code}.json`}>
              <Icon name="save" /> {say('json')}
              <span class="sr"> {table.title}</span>
            </a>
          </div>
        </section>
      )}
    </>
  );
}

/** The nation's months, newest first, and each half-year folded away below them. */
function Grids({ table }: { table: Published }) {
  const months = table.rows.filter((row) => !isHalf(row)).reverse();
  const halves = [...new Set(table.rows.filter(isHalf).map((row) => row.period))].sort().reverse();
  return (
    <>
      <h3>{say('byMonth')}</h3>
      <Grid table={table} head={say('month')} rows={months} name={monthOf} />
      {halves.map((half) => (
        <details key={half}>
          <summary>{halfText(half)}</summary>
          <Grid
            table={table}
            head={say('place')}
            rows={table.rows.filter((row) => row.period === half)}
            name={(row) => row.place_name}
          />
        </details>
      ))}
    </>
  );
}

interface GridProps {
  table: Published;
  head: string;
  rows: readonly FigureRow[];
  name: (row: FigureRow) => string;
}

function Grid({ table, head, rows, name }: GridProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse moves it by the arrow keys.
    <section class="wide-table" tabIndex={0} aria-label={`${table.title}. ${head}`}>
      <table class="counts">
        <caption class="sr">{`${table.title}. ${head}`}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {table.columns.map((column) => (
              <th key={column.code} scope="col">
                {column.title} <span class="quiet small">{column.unit_name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.period + row.place}>
              <th scope="row">{name(row)}</th>
              {row.cells.map((cell) => (
                <td key={cell.column} class="digits">
                  <Shown cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Shown({ cell }: { cell: FigureCell }) {
  if (cell.value === null) return <em class="small">{say(cell.hidden ?? 'not_known')}</em>;
  const share = cell.rate_percent;
  return (
    <>
      {new Intl.NumberFormat(locale()).format(cell.value)}
      {share !== null && <span class="quiet small"> {say('share', { percent: share })}</span>}
    </>
  );
}

/** Why any of these cells is empty. */
function Why({ table }: { table: Published }) {
  const kinds = new Set(table.rows.flatMap((row) => row.cells.map((cell) => cell.hidden)));
  return (
    <>
      {(['few_people', 'few_values', 'not_known'] as const)
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <p key={kind} class="quiet small">
            <em>{say(kind)}</em>: {say(`why_${kind}`)}
          </p>
        ))}
    </>
  );
}

function isHalf(row: FigureRow): boolean {
  return row.period.includes('H');
}

function monthOf(row: FigureRow): string {
  return dayText(`${row.period}-01`, 'month');
}

function halfText(half: string): string {
  return say(half.endsWith('1') ? 'firstHalf' : 'secondHalf', { year: half.slice(0, 4) });
}
