import { useSignal } from '@preact/signals';
import { usePages } from '../clerk/asking';
import { dayText } from '../i18n/format';
import type { SupportedRow } from '../server/types';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { More } from '../ui/More';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { OneSupported } from './OneSupported';
import { say } from './supportedWords';

const NEED = new Set(['tight', 'last_chance', 'out_of_reach', 'short']);

/** Women who let this organization see how they are doing, who needs help first. */
export function Supported() {
  const open = useSignal<string | null>(null);
  const chosen = open.value;
  if (chosen) {
    return (
      <OneSupported
        id={chosen}
        onBack={() => {
          open.value = null;
        }}
      />
    );
  }
  return (
    <List
      onOpen={(id) => {
        open.value = id;
      }}
    />
  );
}

function List({ onOpen }: { onOpen: (id: string) => void }) {
  const { items, more, again, problem } = usePages<SupportedRow>('/supported');
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('about')}</p>
      <Trouble problem={problem.value} onRetry={again} />
      {!items && !problem.value && <Skeleton lines={4} />}
      {items?.length === 0 && (
        <Empty icon="person">
          <p>{say('none')}</p>
          <p class="quiet">{say('noneText')}</p>
        </Empty>
      )}
      <ul class="list">
        {items?.map((one) => (
          <li key={one.id} class="card stack tight">
            <div class="row apart">
              <Button kind="bare" onClick={() => onOpen(one.id)}>
                {one.first_name}
              </Button>
              {one.state && <WeekBadge state={one.state} />}
            </div>
            <span class="small">
              {say('shares')}: {one.purposes.map((code) => say(`purpose_${code}`)).join(', ')}
            </span>
            {one.date_on && <span class="small">{say('date', { day: dayText(one.date_on) })}</span>}
          </li>
        ))}
      </ul>
      <More more={more} />
    </>
  );
}

export function WeekBadge({ state }: { state: NonNullable<SupportedRow['state']> }) {
  const tone: Tone = NEED.has(state) ? 'wait' : 'good';
  return (
    <Badge icon={NEED.has(state) ? 'clock' : 'tick'} tone={tone}>
      {say(`state_${state}`)}
    </Badge>
  );
}
