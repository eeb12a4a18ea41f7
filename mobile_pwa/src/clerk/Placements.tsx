import { useSignal } from '@preact/signals';
import { dayText } from '../i18n/format';
import type { Order, Page, Placement } from '../server/resources';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { weekdayName } from '../ui/words';
import type { Asked } from './asking';
import { TakeBack } from './case/Undo';
import { say as sayUndo } from './case/undoWords';
import { PlacementForm } from './PlacementForm';
import { say } from './placementWords';

/** Where she works her hours, and when. */
export function Placements({ order, asked }: { order: Order; asked: Asked<Page<Placement>> }) {
  const adding = useSignal(false);
  const add = setting(adding);
  const items = asked.data.value?.items;
  return (
    <section class="card stack">
      <h2>{say('placementsTitle')}</h2>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={1} />}
      {items?.length === 0 && <Banner icon="calendar">{say('noPlacements')}</Banner>}
      <ul class="list">
        {items?.map((placement) => (
          <li key={placement.id} class="stack tight">
            <PlacementLine placement={placement} />
            <TakeBack
              path={`/orders/${order.id}/placements/${placement.id}`}
              label={sayUndo('undoPlacement')}
              onDone={() => void asked.pull()}
            />
          </li>
        ))}
      </ul>
      {adding.value ? (
        <PlacementForm
          order={order.id}
          startsOn={order.starts_on}
          onDone={() => {
            add(false);
            void asked.pull();
          }}
          onClose={() => add(false)}
        />
      ) : (
        <Button icon="plus" onClick={() => add(true)}>
          {say('addPlacement')}
        </Button>
      )}
    </section>
  );
}

function PlacementLine({ placement }: { placement: Placement }) {
  const { from_day: from, to_day: to } = placement;
  return (
    <>
      <strong>{placement.site_name}</strong>
      <span class="quiet small">
        {to
          ? say('placementUntil', { from: dayText(from, 'date'), to: dayText(to, 'date') })
          : say('placementFrom', { day: dayText(from, 'date') })}
      </span>
      <ul>
        {placement.timetable.map((entry) => (
          <li key={entry.id} class="digits">
            {weekdayName(entry.weekday)} {entry.from}–{entry.to}
          </li>
        ))}
      </ul>
    </>
  );
}
