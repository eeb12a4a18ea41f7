import type { ComponentChildren } from 'preact';
import { dayText, duration } from '../i18n/format';
import type { Problem } from '../server/client';
import type { CaseWeek } from '../server/resources';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { Bar } from './Bar';
import { say } from './caseWords';
import { StateBadge } from './StateBadge';

interface Props {
  weeks: readonly CaseWeek[] | null;
  problem: Problem | null;
  /** What people said of these weeks. */
  children?: ComponentChildren;
}

/** A table whose bars can be left out without losing a number. Newest week first. */
export function Weeks({ weeks, problem, children }: Props) {
  const newest = weeks ? [...weeks].reverse() : null;
  return (
    <section class="card stack">
      <h2>{say('weeksTitle')}</h2>
      <p class="quiet small">{say('weeksText')}</p>
      <Trouble problem={problem} />
      {!newest && !problem && <Skeleton lines={3} />}
      {newest?.length === 0 && <Empty icon="calendar">{say('noWeeks')}</Empty>}
      {newest && newest.length > 0 && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section class="scroll" tabIndex={0} aria-label={say('weeksTitle')}>
            <Table weeks={newest} />
          </section>
          <p class="quiet small">{say('barLegend')}</p>
          {children}
        </>
      )}
    </section>
  );
}

function Table({ weeks }: { weeks: readonly CaseWeek[] }) {
  return (
    <table class="weeks">
      <thead>
        <tr>
          <th scope="col">{say('colWeek')}</th>
          <th scope="col" class="bar-cell">
            <span class="sr">{say('colBar')}</span>
          </th>
          {(['colConfirmed', 'colWaiting', 'colExcused', 'colMissing'] as const).map((key) => (
            <th scope="col" class="amount" key={key}>
              {say(key)}
            </th>
          ))}
          <th scope="col">{say('colState')}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <WeekRow key={week.week} week={week} />
        ))}
      </tbody>
    </table>
  );
}

function WeekRow({ week }: { week: CaseWeek }) {
  const missing = week.state === 'short' ? week.short_minutes : week.needed_minutes;
  return (
    <tr>
      <th scope="row">
        {dayText(week.starts_on, 'short')}
        <br />
        <span class="quiet small digits">{week.week}</span>
      </th>
      <td class="bar-cell">
        <Bar
          required={week.required_minutes}
          confirmed={week.confirmed_minutes}
          waiting={week.provisional_minutes}
          excused={week.excused_minutes}
        />
      </td>
      <td class="amount">{duration(week.confirmed_minutes)}</td>
      <td class="amount">{duration(week.provisional_minutes)}</td>
      <td class="amount">{duration(week.excused_minutes)}</td>
      <td class="amount">{duration(missing)}</td>
      <td>
        <StateBadge state={week.state} />
      </td>
    </tr>
  );
}
