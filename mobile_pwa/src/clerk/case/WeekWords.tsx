import { dayText } from '../../i18n/format';
import type { CaseWeek, Order, WeekDecision } from '../../server/resources';
import { useAsked } from '../asking';
import { say } from '../inbox/shortWords';
import { WeekWord } from '../inbox/WeekWord';

const DECIDABLE = ['short', 'cured', 'excused'];

/** What was decided of each of these weeks; nothing where nothing was. */
export function WeekWords({ order, weeks }: { order: Order; weeks: readonly CaseWeek[] }) {
  return (
    <>
      {weeks
        .filter((week) => DECIDABLE.includes(week.state))
        .map((week) => (
          <OfWeek key={week.week} order={order} week={week} />
        ))}
    </>
  );
}

function OfWeek({ order, week }: { order: Order; week: CaseWeek }) {
  const path = `/orders/${order.id}/weeks/${week.week}/decisions`;
  const asked = useAsked<{ items: WeekDecision[] }>(path);
  const items = asked.data.value?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>
        {say('caseTitle')}: {dayText(week.starts_on, 'date')}
      </h3>
      {items.map((one) => (
        <WeekWord key={one.id} decision={one} />
      ))}
    </div>
  );
}
