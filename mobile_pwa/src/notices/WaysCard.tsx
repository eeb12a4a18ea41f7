import { useSignal } from '@preact/signals';
import { dayText } from '../i18n/format';
import type { Channel } from '../server/resources';
import { announce } from '../ui/announce';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { AddWay } from './AddWay';
import { unsubscribe } from './push';
import { say } from './settingsWords';
import { moved, type Ways } from './ways';

/** By what she is reached, in her order; each with the day on which she said yes. */
export function WaysCard({ ways }: { ways: Ways }) {
  const adding = useSignal(false);
  const gone = useSignal<Channel | null>(null);
  const rows = ways.channels.value;
  // A form without the sentence to agree to, or without the ways there are, is none yet.
  const ready = rows && ways.kinds.value && ways.consent.value;
  const close = () => {
    adding.value = false;
  };
  const remove = async (channel: Channel) => {
    if (channel.kind === 'push' && channel.this_device) await unsubscribe();
    if (!(await ways.remove(channel.id))) return;
    gone.value = channel;
    announce(say('removed', { kind: nameOf(channel) }));
  };
  return (
    <section class="card stack">
      <h2>{say('waysTitle')}</h2>
      <p class="quiet small">{say('waysText')}</p>
      <Trouble problem={ways.problem.value} onRetry={() => void ways.pull()} />
      {!rows && !ways.problem.value && <Skeleton lines={2} />}
      {rows?.length === 0 && <p>{say('noWays')}</p>}
      <ol class="list">
        {rows?.map((row, at) => (
          <li key={row.id} class="stack tight">
            <Way row={row} ways={ways} />
            <Acts rows={rows} at={at} ways={ways} onRemove={() => void remove(row)} />
          </li>
        ))}
      </ol>
      <div role="status">
        {gone.value && <Gone channel={gone.value} ways={ways} onBack={() => setNull(gone)} />}
      </div>
      {ready && adding.value && <AddWay ways={ways} onDone={close} />}
      {ready && !adding.value && (
        <Button
          wide
          icon="plus"
          onClick={() => {
            adding.value = true;
          }}
        >
          {say('add')}
        </Button>
      )}
    </section>
  );
}

function setNull(target: { value: Channel | null }): void {
  target.value = null;
}

export function nameOf({ kind, shown }: Pick<Channel, 'kind' | 'shown'>): string {
  const name = say(`kind_${kind}`);
  return shown ? `${name} (${shown})` : name;
}

function Way({ row, ways }: { row: Channel; ways: Ways }) {
  const day = dayText(row.consented_on, 'date');
  const carried = ways.kinds.value?.kinds.includes(row.kind) ?? true;
  return (
    <>
      <p>
        <strong>{say(`kind_${row.kind}`)}</strong>
        {row.shown && <span class="digits"> · {row.shown}</span>}
        {row.this_device && ` · ${say('thisPhone')}`}
      </p>
      <p class="quiet small">
        {row.heard_by ? say('heard', { day, name: row.heard_by }) : say('since', { day })}
      </p>
      {row.failing_since && (
        <p>
          <Badge icon="note" tone="wait">
            {say('failing', { day: dayText(row.failing_since) })}
          </Badge>
        </p>
      )}
      {!carried && <p class="small">{say('notCarried')}</p>}
    </>
  );
}

interface ActsProps {
  rows: readonly Channel[];
  at: number;
  ways: Ways;
  onRemove: () => void;
}

function Acts({ rows, at, ways, onRemove }: ActsProps) {
  const name = <span class="sr"> {rows[at] && nameOf(rows[at])}</span>;
  const move = (by: 1 | -1) => void ways.order(moved(rows, at, by).map((one) => one.id));
  return (
    <div class="row">
      {at > 0 && (
        <Button size="chip" onClick={() => move(-1)}>
          {say('up')}
          {name}
        </Button>
      )}
      {at < rows.length - 1 && (
        <Button size="chip" onClick={() => move(1)}>
          {say('down')}
          {name}
        </Button>
      )}
      <Button size="chip" kind="bare" onClick={onRemove}>
        {say('remove')}
        {name}
      </Button>
    </div>
  );
}

/** Undone as long as she likes that day; a browser's own address is given out anew instead. */
function Gone(props: { channel: Channel; ways: Ways; onBack: () => void }) {
  const { channel, ways, onBack } = props;
  const undo = async () => {
    if (await ways.comeBack(channel.id)) onBack();
  };
  return (
    <Banner icon="tick" calm>
      <p>{say('removed', { kind: nameOf(channel) })}</p>
      {channel.kind !== 'push' && (
        <Button size="chip" kind="bare" icon="back" onClick={() => void undo()}>
          {say('undo')}
        </Button>
      )}
    </Banner>
  );
}
