import { useSignal } from '@preact/signals';
import { dayText } from '../i18n/format';
import type { Order } from '../server/resources';
import { Button } from '../ui/Button';
import { setting } from '../ui/setting';
import { NewPause } from './NewPause';
import { type Pause, pauseText } from './pause';
import { say } from './termsWords';
import { WithdrawPause } from './WithdrawPause';

/** The pauses that stand, each of which can be taken back. */
export function Pauses({ order, onChanged }: { order: Order; onChanged: () => void }) {
  const sheet = useSignal<'new' | Pause | null>(null);
  const open = setting(sheet);
  const onClose = () => open(null);
  const onDone = () => {
    onClose();
    onChanged();
  };
  const props = { order, onDone, onClose };
  return (
    <>
      {order.pauses.length > 0 && (
        <div class="stack tight">
          <h3>{say('pausesTitle')}</h3>
          <ul class="list shifts">
            {order.pauses.map((pause) => (
              <li key={pause.id}>
                <span class="when">{pauseText(pause)}</span>
                <Button size="chip" kind="bare" onClick={() => open(pause)}>
                  {say('withdraw')}
                  <span class="sr"> {dayText(pause.from, 'date')}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button icon="pause" onClick={() => open('new')}>
        {say('newPause')}
      </Button>
      {sheet.value === 'new' && <NewPause {...props} />}
      {sheet.value && sheet.value !== 'new' && <WithdrawPause pause={sheet.value} {...props} />}
    </>
  );
}
