import { dayText } from '../../i18n/format';
import { todayIn } from '../../i18n/zone';
import type { Order } from '../../server/resources';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { asOf, lookAsOf } from './asOf';
import { say } from './causeWords';

/** The day by whose knowledge the case is shown, and the way to paper. */
export function AsOf({ order }: { order: Order }) {
  const today = todayIn(order.time_zone);
  const choose = (day: string) => {
    if (!day || day >= today) lookAsOf(null);
    else if (day >= '2000-01-01') lookAsOf(day);
  };
  return (
    <>
      <div class="row as-of no-print">
        <TextField
          label={say('asOf')}
          hint={say('asOfHint')}
          type="date"
          max={today}
          value={asOf.value ?? today}
          onInput={choose}
        />
        {asOf.value && <Button onClick={() => lookAsOf(null)}>{say('today')}</Button>}
        <Button icon="printer" onClick={() => print()}>
          {say('print')}
        </Button>
      </div>
      {asOf.value && (
        <Banner icon="clock" role="status">
          <p>{say('asOfNow', { day: dayText(asOf.value, 'date') })}</p>
        </Banner>
      )}
    </>
  );
}
