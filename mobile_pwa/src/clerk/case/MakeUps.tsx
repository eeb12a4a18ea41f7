import { useSignal } from '@preact/signals';
import type { CaseWeek, MakeUp, Order, Page, Placement } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { Agreement } from './Agreement';
import { say } from './makeUpWords';
import { ProposeMakeUp } from './ProposeMakeUp';

interface Props {
  order: Order;
  weeks: readonly CaseWeek[] | null;
  placements: readonly Placement[] | undefined;
  onChanged: () => void;
}

/** Dated agreements between her, the site and the court to work missed hours later. */
export function MakeUps({ order, weeks, placements, onChanged }: Props) {
  const asked = useAsked<Page<MakeUp>>(`/orders/${order.id}/make-ups?limit=50`);
  const proposing = useSignal(false);
  const open = setting(proposing);
  const items = asked.data.value?.items;
  const short = weeks?.filter((week) => week.state === 'short') ?? [];
  const form = { order, weeks: short, placements: placements ?? [] };
  const pull = () => {
    open(false);
    void asked.pull();
    onChanged();
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={1} />}
      {items?.length === 0 && <p class="quiet">{say('none')}</p>}
      <ul class="list">
        {items?.map((one) => (
          <li key={one.id}>
            <Agreement makeUp={one} onChanged={pull} />
          </li>
        ))}
      </ul>
      {short.length > 0 && placements && placements.length > 0 && (
        <Button icon="plus" onClick={() => open(true)}>
          {say('propose')}
        </Button>
      )}
      {proposing.value && <ProposeMakeUp {...form} onDone={pull} onClose={() => open(false)} />}
    </section>
  );
}
