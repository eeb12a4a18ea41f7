import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock } from '../i18n/format';
import type { ScanRow } from '../outbox/outbox';
import { carried } from '../outbox/rows';
import { Badge } from '../ui/Badge';
import { Icon } from '../ui/icons';
import { say } from './cardWords';
import { cardOf, roster } from './roster';

const SHOWN = 5;
const AWHILE_MS = 30 * 60 * 1000;

/** What this screen has just saved, with how far each has come. */
export function Latest() {
  const rows = carried.value.filter((row) => Date.now() - row.savedAt < AWHILE_MS).slice(0, SHOWN);
  if (rows.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{say('latest')}</h2>
      <ul class="list">
        {rows.map((row) => (
          <li key={row.id}>
            <CarriedRow row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One scan that this screen keeps: who, what, when, and how far it has come. */
export function CarriedRow({ row }: { row: ScanRow }) {
  const name = useName(row);
  const at = row.body.claimed_at ?? row.body.captured_at;
  return (
    <div class="row apart">
      <span class="row">
        <Icon name={row.body.direction === 'in' ? 'enter' : 'leave'} />
        <strong>{name}</strong>
        <span class="digits">
          {say(row.body.direction)} {clock(at)}
        </span>
      </span>
      <State row={row} />
    </div>
  );
}

function State({ row }: { row: ScanRow }) {
  if (row.state === 'received') {
    return (
      <Badge icon="ticks" tone="good">
        {say('received')}
      </Badge>
    );
  }
  return (
    <Badge icon={row.state === 'help' ? 'ask' : 'tick'} tone="wait">
      {say(row.state === 'help' ? 'help' : 'saved')}
    </Badge>
  );
}

function useName(row: ScanRow): string {
  const name = useSignal<string | null>(null);
  const known = roster.value;
  useEffect(() => {
    void cardOf(row.body.code ?? '').then((card) => {
      name.value = card ? (card.name ?? say('somebody')) : say('copy');
    });
  }, [row.id, known]);
  return name.value ?? '';
}
