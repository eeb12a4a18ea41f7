import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { clock } from '../i18n/format';
import { receipted } from '../outbox/flush';
import type { ScanRow } from '../outbox/outbox';
import { CodeReader } from '../scan/CodeReader';
import { readCode } from '../scan/code';
import { signalForeign, signalReceived, signalSaved } from '../scan/feedback';
import { PhotoInput } from '../scan/PhotoInput';
import type { Direction } from '../server/resources';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { holdUpdates } from '../worker/bridge';
import { AskDirection } from './AskDirection';
import { isJustNow, lastOf, likely, saveCard, saveCopy } from './cards';
import { say } from './cardWords';
import { Duty } from './Duty';
import { present } from './here';
import { Latest } from './Latest';
import { type Card, cardOf } from './roster';

interface Read {
  text: string;
  card: Card;
  direction: Direction;
}

/** The screen's camera reads her card, her phone's pass, or a scan that her phone hands over. */
export function ScanCards({ onLeave }: { onLeave: () => void }) {
  const asked = useSignal<Read | null>(null);
  const again = useSignal<{ read: Read; last: ScanRow } | null>(null);
  const note = useSignal<string | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  useReceivedSignal();
  const trouble = (text: string) => {
    note.value = text;
    signalForeign();
  };
  const readText = async (text: string) => {
    again.value = null;
    note.value = null;
    const code = readCode(text);
    if (code.kind === 'copy') return takeCopy(text);
    if (code.kind !== 'pass') return trouble(foreignText(code));
    const read = await readCard(code.text);
    if (read && 'last' in read) again.value = read;
    else asked.value = read;
  };
  const takeCopy = async (text: string) => {
    const taken = await saveCopy(text);
    if (!taken) return trouble(say('copyWrong'));
    signalSaved();
    note.value = say(taken.fresh ? 'copySaved' : 'copyHeld');
    announce(note.value);
  };
  const take = (work: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    void work()
      .catch(() => trouble(say('saveFailed')))
      .finally(() => {
        busy.value = false;
      });
  };
  const save = async ({ text, card }: Read, direction: Direction) => {
    await saveCard(text, direction);
    asked.value = null;
    signalSaved();
    const name = card.name ?? say('somebody');
    announce(say(direction === 'in' ? 'savedIn' : 'savedOut', { name }));
  };
  const read = asked.value;
  const held = again.value;
  return (
    <main class="screen cards" id="content">
      <div class="row apart">
        <Title>{say('scanCard')}</Title>
        <Button size="chip" icon="back" onClick={onLeave}>
          {said('back')}
        </Button>
      </div>
      <Duty />
      {/* The camera stays open behind the question: the next card is read at once. */}
      <div hidden={read !== null} class="stack">
        <CodeReader
          atSite
          onText={(text) => take(() => readText(text))}
          paused={read !== null || busy.value}
        />
        <p class="quiet">{say('aim')}</p>
      </div>
      {read && (
        <AskDirection
          card={read.card}
          direction={read.direction}
          onSave={(direction) => take(() => save(read, direction))}
          onLeave={() => setting(asked)(null)}
        />
      )}
      {note.value && (
        <Banner icon="note" role="alert">
          {note.value}
        </Banner>
      )}
      {held && !read && (
        <Again
          read={held.read}
          last={held.last}
          onAsk={() => {
            asked.value = held.read;
            again.value = null;
          }}
        />
      )}
      <Latest />
      {!read && (
        <PhotoInput
          onText={(text) =>
            text === null ? trouble(say('photoNothing')) : take(() => readText(text))
          }
        />
      )}
    </main>
  );
}

/** Who it is and what she most likely does; with her last scan when that was a moment ago. */
async function readCard(text: string): Promise<Read | { read: Read; last: ScanRow } | null> {
  const card = await cardOf(text);
  if (!card) return null;
  const now = Date.now();
  const last = await lastOf(card, now);
  const read = { text, card, direction: likely(last, card, present.value) };
  return last && isJustNow(last, now) ? { read, last } : read;
}

/** The card still lies before the camera: looking must not end her day. */
function Again({ read, last, onAsk }: { read: Read; last: ScanRow; onAsk: () => void }) {
  const time = clock(last.body.captured_at);
  return (
    <Banner icon="tick" calm role="status">
      <p>
        <strong>{read.card.name ?? say('unknown')}</strong>
      </p>
      <p>{say(`again_${last.body.direction}`, { time })}</p>
      <Button size="chip" onClick={onAsk}>
        {say('againAsk')}
      </Button>
    </Banner>
  );
}

function foreignText(code: ReturnType<typeof readCode>): string {
  if (code.kind === 'foreign') return say(`foreign_${code.what}`);
  return say(code.kind === 'site' || code.kind === 'visit' ? 'foreign_site' : 'foreign_ours');
}

/** Another tone, when the server's receipt is there. */
function useReceivedSignal(): void {
  const count = receipted.value;
  const heard = useRef(count);
  useEffect(() => {
    if (count > heard.current) signalReceived();
    heard.current = count;
  }, [count]);
}
