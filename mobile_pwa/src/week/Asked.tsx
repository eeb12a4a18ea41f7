import { dayText, span } from '../i18n/format';
import type { HourRequest } from '../server/resources';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import type { IconName } from '../ui/icons';
import { goTo } from './rooms';
import { hourRequests, today } from './shelves';
import { say } from './words';

const LOOKS: Record<HourRequest['state'], { icon: IconName; tone: Tone }> = {
  asked: { icon: 'clock', tone: 'wait' },
  offered: { icon: 'tick', tone: 'good' },
  declined: { icon: 'speech', tone: 'plain' },
  withdrawn: { icon: 'less', tone: 'plain' },
};

/** The questions whose days are not over. */
export function pendingRequests(): HourRequest[] {
  const first = today();
  return (hourRequests.copy.value?.data.items ?? []).filter(
    (one) => one.state !== 'withdrawn' && one.days.some((day) => day >= first),
  );
}

/** What was asked of a host for her, and what it answered. */
export function Asked() {
  const rows = pendingRequests();
  if (rows.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{say('askedTitle')}</h2>
      <ul class="list">
        {rows.map((row) => (
          <li key={row.id} class="stack tight">
            <Request row={row} />
          </li>
        ))}
      </ul>
      <Button wide icon="next" onClick={() => goTo('hours')}>
        {say('askedOpen')}
      </Button>
    </section>
  );
}

/** One question in words. */
export function Request({ row }: { row: HourRequest }) {
  const { icon, tone } = LOOKS[row.state];
  return (
    <>
      <div class="row apart">
        <strong>{row.days.map((day) => dayText(day, 'short')).join(', ')}</strong>
        <Badge icon={icon} tone={tone}>
          {say(`hours_${row.state}`)}
        </Badge>
      </div>
      <p class="quiet small">{row.site.name}</p>
      {row.windows.map((window) => (
        <p key={window.id}>
          {say('offered', {
            day: dayText(window.starts_at),
            time: span(window.starts_at, window.ends_at),
          })}
        </p>
      ))}
      {row.reply && <p>{say('replied', { text: row.reply })}</p>}
    </>
  );
}
