import './imports.css';
import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import type { Import, Page } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Skeleton } from '../../ui/Skeleton';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { BringIn } from './BringIn';
import { Found } from './Found';
import { TakeOut } from './TakeOut';
import { say } from './words';

/** Files of a court: brought in after a check, taken out as a copy. */
export function Files() {
  const open = useSignal<Import | null>(null);
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('text')}</p>
      <section class="card stack" aria-label={say('bringIn')}>
        <h2>{say('bringIn')}</h2>
        {open.value ? (
          <Found
            key={open.value.id}
            first={open.value}
            onLeave={() => {
              open.value = null;
            }}
          />
        ) : (
          <BringIn
            onSent={(found) => {
              open.value = found;
            }}
          />
        )}
      </section>
      {!open.value && (
        <>
          <TakeOut />
          <Before
            onOpen={(found) => {
              open.value = found;
            }}
          />
        </>
      )}
    </>
  );
}

function Before({ onOpen }: { onOpen: (found: Import) => void }) {
  const { data, problem, pull } = useAsked<Page<Import>>('/imports');
  const items = data.value?.items;
  return (
    <section class="card stack" aria-label={say('before')}>
      <h2>{say('before')}</h2>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {!items && !problem.value && <Skeleton lines={2} />}
      {items?.length === 0 && <Empty icon="record">{say('beforeNone')}</Empty>}
      <ul class="list">
        {items?.map((one) => (
          <li key={one.id} class="row apart">
            <span>
              <strong>{say(one.kind)}</strong> · {dayText(one.made_at)} ·{' '}
              {say(`state_${one.state}`)}
            </span>
            <Button size="chip" onClick={() => onOpen(one)}>
              {say('lines')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
