import { useSignal } from '@preact/signals';
import { useAsked } from '../clerk/asking';
import { dayText } from '../i18n/format';
import { addDays, mondayOf, todayIn, weekOf } from '../i18n/zone';
import type { Reading as One, Readings } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { roleName, say } from './words';

const HOUSE = 'America/Bogota';

/** Who opened cases in a week, beside what is usual; the rule stands beside it in figures. */
export function Reading() {
  const current = weekOf(todayIn(HOUSE));
  const week = useSignal(current);
  const asked = useAsked<Readings>(`/looks/week?week=${week.value}`);
  const found = asked.data.value?.week === week.value ? asked.data.value : null;
  const move = (by: number) => {
    week.value = weekOf(addDays(mondayOf(week.value), by * 7));
  };
  return (
    <>
      <Title>{say('readingTitle')}</Title>
      <p class="quiet">{say('readingText')}</p>
      <div class="row">
        <Button size="chip" icon="back" label={say('before')} onClick={() => move(-1)} />
        <strong>{say('week', { day: dayText(mondayOf(week.value)) })}</strong>
        {week.value !== current && (
          <Button size="chip" icon="next" label={say('after')} onClick={() => move(1)} />
        )}
      </div>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!found && !asked.problem.value && <Skeleton lines={4} />}
      {found && <Readers found={found} />}
      {found && <Rule found={found} />}
    </>
  );
}

function Readers({ found }: { found: Readings }) {
  const listed = found.items.filter((one) => one.why.length > 0);
  const others = found.items.filter((one) => one.why.length === 0);
  if (found.items.length === 0) return <Empty icon="eye">{say('nobody')}</Empty>;
  return (
    <>
      <section class="stack">
        <h2>{say('listed')}</h2>
        {listed.length === 0 && <Empty icon="tick">{say('nothing')}</Empty>}
        {listed.map((one) => (
          <article key={one.viewer} class="card stack tight">
            <Who one={one} />
            <ul class="list">
              {one.why.map((why) => (
                <li key={why}>{reason(one, why)}</li>
              ))}
            </ul>
          </article>
        ))}
      </section>
      {others.length > 0 && (
        <section class="stack">
          <h2>{say('others')}</h2>
          <ul class="list card">
            {others.map((one) => (
              <li key={one.viewer}>
                <Who one={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Who({ one }: { one: One }) {
  return (
    <div class="row apart">
      <span>
        <strong>{one.name}</strong>{' '}
        <span class="quiet">
          {roleName(one.role)}
          {one.court_name && ` · ${one.court_name}`}
        </span>
      </span>
      <span class="digits">{say('opened', { n: one.week })}</span>
    </div>
  );
}

function reason(one: One, why: One['why'][number]): string {
  switch (why) {
    case 'day':
      return [
        say('why_day', { n: one.day, day: dayText(one.busiest) }),
        say('habitDay', { own: usual(one.own_day), court: usual(one.court_day) }),
      ].join(' ');
    case 'week':
      return [
        say('why_week', { n: one.week }),
        say('habitWeek', { own: usual(one.own_week), court: usual(one.court_week) }),
      ].join(' ');
    case 'ended':
      return say('why_ended', { n: one.ended });
    default:
      return say('why_calm', { n: one.calm, all: one.week });
  }
}

function usual(count: number | null): string {
  return count === null ? say('unknown') : say('opened', { n: count });
}

function Rule({ found }: { found: Readings }) {
  const { rule } = found;
  return (
    <section class="card plain stack tight">
      <h2>{say('ruleTitle')}</h2>
      <p>
        {say('rule', {
          day: rule.day_from,
          week: rule.week_from,
          times: rule.times,
          ended: rule.ended_from,
          calm: rule.calm_from,
        })}
      </p>
      <p class="quiet small">{say('ruleHabit', { habit: rule.habit_from })}</p>
    </section>
  );
}
