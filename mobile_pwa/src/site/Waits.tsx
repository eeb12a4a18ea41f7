import { download } from '../outbox/export';
import { flush, sending } from '../outbox/flush';
import { carriedWaiting } from '../outbox/rows';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { say } from './cardWords';
import { CarriedRow } from './Latest';

/** What waits on this screen, sent or carried away as a file. */
export function Waits({ onClose }: { onClose: () => void }) {
  const rows = carriedWaiting.value;
  return (
    <Sheet title={say('waitsTitle')} onClose={onClose}>
      <p>{say(rows.length > 0 ? 'waitsText' : 'nothingWaits')}</p>
      {rows.length > 0 && (
        <>
          <ul class="list">
            {rows.map((row) => (
              <li key={row.id} class="stack tight">
                <CarriedRow row={row} />
                {row.state === 'help' && <p class="small">{row.problem?.detail}</p>}
              </li>
            ))}
          </ul>
          <SendOrSave />
        </>
      )}
    </Sheet>
  );
}

/** The two ways out of this screen for what waits on it. */
export function SendOrSave() {
  return (
    <>
      <Button wide kind="main" busy={sending.value} onClick={() => void flush(true)}>
        {say(sending.value ? 'sending' : 'sendNow')}
      </Button>
      <Button wide onClick={() => download(carriedWaiting.value)}>
        {say('exportIt')}
      </Button>
      <p class="quiet small">{say('exportText')}</p>
    </>
  );
}
