import { duration } from '../i18n/format';
import type { SiteHealth } from '../server/resources';
import { care, isDue } from './care';
import { Placed } from './Insurance';
import { say } from './insuranceWords';

const TWO_DAYS = 48 * 60;

/** Below the day's list, folded up: everybody else's insurance, and how the site is doing. */
export function SiteCare() {
  const rest = care.insured.value.filter((one) => !isDue(one));
  const without = rest.filter((one) => one.cover_state === 'none').length;
  return (
    <>
      {rest.length > 0 && (
        <details class="card plain">
          <summary>{without ? say('noDates', { n: without }) : say('allGood')}</summary>
          <Placed items={rest} />
        </details>
      )}
      {care.health.value && <Figures health={care.health.value} />}
    </>
  );
}

function Figures({ health }: { health: SiteHealth }) {
  const { answered, silent_weeks: silent } = health;
  return (
    <details class="card plain">
      <summary>{say('howTitle')}</summary>
      <div class="stack tight">
        <p class="quiet small">{say('howText')}</p>
        <p>
          {answered
            ? say('answered', { n: answered.n, time: span(answered.median_minutes) })
            : say('notYet')}
        </p>
        {answered && answered.n > 1 && (
          <p>{say('slowest', { time: span(answered.slowest_minutes) })}</p>
        )}
        {answered && (
          <p>{silent.length ? say('silent', { n: silent.length }) : say('neverSilent')}</p>
        )}
        {health.relying > 0 && <p>{say('relying', { n: health.relying })}</p>}
      </div>
    </details>
  );
}

function span(minutes: number): string {
  if (minutes < TWO_DAYS) return duration(minutes);
  return say('days', { n: Math.round(minutes / (24 * 60)) });
}
