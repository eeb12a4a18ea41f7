import { useSignal } from '@preact/signals';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/words';
import type { Letter } from './letter';
import { deliver, delivering, discard, share, tryAgain, unsent } from './post';
import { say } from './words';

/** What she wrote and the server does not have yet. Never one word too early. */
export function Unsent() {
  const rows = unsent.value;
  if (rows.length === 0) return null;
  const waits = rows.some((row) => row.state === 'waiting');
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      {waits && <p class="quiet">{say('text')}</p>}
      <ul class="list">
        {rows.map((row) => (
          <li key={row.id} class="stack tight">
            <Row row={row} />
          </li>
        ))}
      </ul>
      {waits && (
        <Button wide busy={delivering.value} onClick={() => void deliver(true)}>
          {say(delivering.value ? 'sending' : 'sendNow')}
        </Button>
      )}
    </section>
  );
}

function Row({ row }: { row: Letter }) {
  const help = row.state === 'help';
  const part = share.value?.id === row.id ? Math.round(share.value.part * 100) : null;
  return (
    <>
      <div class="row apart">
        <strong>{row.about}</strong>
        <Badge icon={help ? 'ask' : 'phone'} tone="wait">
          {say(help ? 'help' : 'waiting')}
        </Badge>
      </div>
      {part !== null && (
        <>
          <progress class="share" max={100} value={part} aria-label={row.about} />
          <p class="quiet small digits">
            {part < 100 ? say('uploading', { part }) : say('almost')}
          </p>
        </>
      )}
      {help && <Refused row={row} />}
    </>
  );
}

/** The server said no: why, and what she can do about it. */
function Refused({ row }: { row: Letter }) {
  const asking = useSignal(false);
  const stop = () => {
    asking.value = false;
  };
  return (
    <>
      <p>{row.problem?.detail || said('unexpected')}</p>
      {row.problem?.fields.map((field) => (
        <p class="small" key={field.pointer + field.code}>
          {field.message}
        </p>
      ))}
      {row.problem?.support && (
        <p class="small">{said('support', { code: row.problem.support })}</p>
      )}
      <div class="row">
        <Button size="chip" onClick={() => void tryAgain(row)}>
          {say('tryAgain')}
        </Button>
        <Button
          size="chip"
          onClick={() => {
            asking.value = true;
          }}
        >
          {say('discard')}
        </Button>
      </div>
      {asking.value && (
        <Sheet title={say('discardTitle')} onClose={stop}>
          <p>{say('discardText')}</p>
          <Button wide onClick={stop}>
            {say('keep')}
          </Button>
          <Button wide kind="bare" onClick={() => void discard(row.id)}>
            {say('discardYes')}
          </Button>
        </Sheet>
      )}
    </>
  );
}
