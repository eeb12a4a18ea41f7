import { useSignal } from '@preact/signals';
import { clock, dayText, wallClock } from '../i18n/format';
import type { ScanRow } from '../outbox/outbox';
import { scans } from '../outbox/rows';
import { isVisit } from '../scan/code';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/icons';
import { said } from '../ui/words';
import { iconOf, stepsOf } from './steps';
import { say } from './words';

const AT_FIRST = 6;

/** The server's signed word for each scan, as this phone checked it. */
export function Receipts() {
  const all = useSignal(false);
  const rows = scans.value.filter((row) => row.receipt !== null);
  const shown = all.value ? rows : rows.slice(0, AT_FIRST);
  return (
    <section class="card stack">
      <h2>{say('receiptsTitle')}</h2>
      {rows.length === 0 && <Empty icon="record">{say('noReceipts')}</Empty>}
      <ul class="list">
        {shown.map((row) => (
          <li key={row.id} class="stack tight">
            <ReceiptRow row={row} />
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <Button
          wide
          onClick={() => {
            all.value = true;
          }}
        >
          {say('more')}
        </Button>
      )}
    </section>
  );
}

function ReceiptRow({ row }: { row: ScanRow }) {
  const receipt = row.receipt;
  if (!receipt) return null;
  const local = wallClock(new Date(receipt.received_at));
  const confirmed = stepsOf(row).confirmed;
  return (
    <>
      <div class="row apart">
        <span class="row">
          <Icon name={iconOf(row)} />
          <strong>{say(isVisit(row) ? 'visit' : row.body.direction)}</strong>
          <span class="digits">
            {dayText(receipt.at, 'short')} {clock(receipt.at)}
          </span>
        </span>
        <Badge icon={confirmed ? 'sealed' : 'ticks'} tone="good">
          {confirmed ? said('confirmed') : say('stateReceived')}
        </Badge>
      </div>
      <p class="quiet small">
        {say('receiptText', { day: dayText(local, 'short'), time: clock(local) })}
      </p>
      {receipt.message?.text && <p class="small">{receipt.message.text}</p>}
    </>
  );
}
