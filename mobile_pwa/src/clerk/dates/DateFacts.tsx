import { clock, dayText } from '../../i18n/format';
import { Badge } from '../../ui/Badge';
import { type Listed, LOOKS, mayHaveCome, whenText } from './looks';
import { say } from './words';

/** When, where, how it stands, and what stands beside it. */
export function DateFacts({ date }: { date: Listed }) {
  const { icon, tone } = LOOKS[date.state];
  return (
    <>
      <div class="row apart">
        <strong>{whenText(date)}</strong>
        <Badge icon={icon} tone={tone}>
          {say(date.state === 'set' && !mayHaveCome(date) ? 'state_coming' : `state_${date.state}`)}
        </Badge>
      </div>
      <p class="quiet small">{date.place}</p>
      {date.cannot_come_at && (
        <p>
          <Badge icon="speech" tone="wait">
            {say('cannotCome', { day: dayText(date.cannot_come_at, 'short') })}
          </Badge>
        </p>
      )}
      {date.scanned_at && (
        <p>
          <Badge icon="scan" tone="good">
            {say('scanned', { time: clock(date.scanned_at) })}
          </Badge>
        </p>
      )}
      {date.state === 'set' && mayHaveCome(date) && date.presumed_on && (
        <p class="quiet small">{say('presumedOn', { day: dayText(date.presumed_on) })}</p>
      )}
    </>
  );
}
