import { useSignal } from '@preact/signals';
import { clock, dayText } from '../i18n/format';
import { flush, sendAgain, sending } from '../outbox/flush';
import type { ScanRow } from '../outbox/outbox';
import { waiting } from '../outbox/rows';
import { HandBack } from '../passes/HandBack';
import { isVisit } from '../scan/code';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { iconOf } from './steps';
import { say } from './words';

/** What waits on this phone, and the shelf of what needs a person. */
export function Queue() {
  const rows = waiting.value;
  if (rows.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{say('queueTitle')}</h2>
      <p class="quiet">{say('queueText')}</p>
      <ul class="list">
        {rows.map((row) => (
          <li key={row.id}>
            <Waiting row={row} />
          </li>
        ))}
      </ul>
      <Button wide busy={sending.value} onClick={() => void flush(true)}>
        {say(sending.value ? 'sending' : 'sendNow')}
      </Button>
    </section>
  );
}

function Waiting({ row }: { row: ScanRow }) {
  const open = useSignal(false);
  const help = row.state === 'help';
  const at = row.body.claimed_at ?? row.body.captured_at;
  const needsPin = row.problem?.status === 401 || row.problem?.status === 403;
  return (
    <div class="stack">
      <div class="row apart">
        <span class="row">
          <Icon name={iconOf(row)} />
          <strong>{say(isVisit(row) ? 'visit' : row.body.direction)}</strong>
          <span class="digits">
            {dayText(at, 'short')} {clock(at)}
          </span>
        </span>
        <Badge icon={help ? 'ask' : 'phone'} tone="wait">
          {say(help ? 'stateHelp' : 'stateWaiting')}
        </Badge>
      </div>
      {needsPin && <p class="small quiet">{say('signInText')}</p>}
      {help && <p class="small">{row.problem?.detail || say('helpText')}</p>}
      {help && (
        <div class="row">
          <Button
            size="chip"
            expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            {say('details')}
          </Button>
          <Button size="chip" onClick={() => void sendAgain(row)}>
            {say('tryAgain')}
          </Button>
        </div>
      )}
      {open.value && <Details row={row} />}
      <HandBack row={row} />
    </div>
  );
}

function Details({ row }: { row: ScanRow }) {
  return (
    <dl class="small">
      <dt>{say('detailId')}</dt>
      <dd>{row.id}</dd>
      <dt>{say('detailAt')}</dt>
      <dd>{row.body.captured_at}</dd>
      <dd>{row.body.code}</dd>
      <dd>{[row.problem?.type, row.problem?.support].filter(Boolean).join(' · ')}</dd>
    </dl>
  );
}
