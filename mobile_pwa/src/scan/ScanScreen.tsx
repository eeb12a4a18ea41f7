import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { clock } from '../i18n/format';
import { type Captured, capture } from '../outbox/capture';
import { flush } from '../outbox/flush';
import type { ScanRow } from '../outbox/outbox';
import { loadScans, scans } from '../outbox/rows';
import type { Direction } from '../server/resources';
import { arrival, enrolled } from '../signin/session';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { lazily } from '../ui/lazily';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { sayingLeft } from '../week/rooms';
import { me } from '../week/shelves';
import { holdUpdates } from '../worker/bridge';
import { type Code, isVisit, readCode } from './code';
import { justScanned, likelyDirection } from './direction';
import { signalForeign, signalSaved } from './feedback';
import { OtherWays } from './OtherWays';
import { ScanResult } from './ScanResult';
import { say } from './words';

const MyPass = lazily(() => import('../passes/MyPass').then((m) => m.MyPass));
const CodeReader = lazily(() => import('./CodeReader').then((m) => m.CodeReader));

/** One thumb: in or out, aim, done. */
export function ScanScreen({ onLeave }: { onLeave: () => void }) {
  const left = useLeft();
  const direction = useSignal<Direction>(left ? 'out' : startingDirection());
  const saved = useSignal<ScanRow | null>(null);
  const notice = useSignal<string | null>(null);
  const showsPass = useSignal(false);
  useEffect(holdUpdates, []);
  const save = (captured: Omit<Captured, 'direction'>) =>
    record({ ...captured, direction: direction.value }).then(
      (row) => {
        saved.value = row;
        notice.value = null;
      },
      () => {
        notice.value = say('saveFailed');
      },
    );
  if (saved.value) {
    const again = () => {
      direction.value = startingDirection();
      saved.value = null;
    };
    return <ScanResult row={saved.value} onAgain={again} onLeave={onLeave} />;
  }
  if (!enrolled.value) return <Banner icon="phone">{say('notEnrolled')}</Banner>;
  const turn = setting(showsPass);
  if (showsPass.value) return <MyPass onBack={() => turn(false)} />;
  return (
    <main class="screen narrow" id="content">
      <Title>{say('title')}</Title>
      <Choices
        legend={say('question')}
        hideLegend
        value={direction.value}
        options={[
          { value: 'in', text: say('in'), icon: 'enter' },
          { value: 'out', text: say('out'), icon: 'leave' },
        ]}
        onChange={setting(direction)}
      />
      {notice.value && (
        <Banner icon="note" role="alert">
          {notice.value}
        </Banner>
      )}
      <Reading
        notice={notice}
        save={save}
        direction={direction.value}
        left={left}
        onSeen={setting(saved)}
        onLeave={onLeave}
        onPass={() => turn(true)}
      />
    </main>
  );
}

interface ReadingProps {
  notice: { value: string | null };
  direction: Direction;
  save: (captured: Omit<Captured, 'direction'>) => Promise<void>;
  /** Of what the camera sees again she looks at what was saved. */
  onSeen: (row: ScanRow) => void;
  onLeave: () => void;
  /** She comes to say at what time she left: that form is open. */
  left: boolean;
  onPass: () => void;
}

/** Said once: whoever comes back later comes to scan. */
function useLeft(): boolean {
  const [left] = useState(sayingLeft.peek());
  useEffect(() => {
    sayingLeft.value = false;
  }, []);
  return left;
}

function Reading(props: ReadingProps) {
  const { notice, save, direction, onSeen, onLeave, left, onPass } = props;
  const busy = useSignal(false);
  const held = useSignal<string | null>(null);
  const take = async (captured: Omit<Captured, 'direction'>) => {
    if (busy.value) return;
    busy.value = true;
    await save(captured);
    busy.value = false;
  };
  const read = (text: string | null) => {
    const code = text === null ? null : readCode(text);
    if (code?.kind === 'site') {
      const last = justScanned(scans.value, Date.now());
      if (last && !isVisit(last)) held.value = code.text;
      else void take({ code: code.text });
      return;
    }
    if (code?.kind === 'visit') {
      const last = justScanned(scans.value, Date.now());
      if (last && isVisit(last)) onSeen(last);
      else void take({ code: code.text });
      return;
    }
    notice.value = code ? foreignText(code) : say('photoNothing');
    signalForeign();
  };
  const waiting = arrivedCode();
  if (waiting) {
    const { kind, text } = waiting;
    return (
      <ReadBefore
        direction={kind === 'visit' ? null : direction}
        onSave={() => take({ code: text })}
      />
    );
  }
  const code = held.value;
  if (code) {
    const leave = () => {
      held.value = null;
      onLeave();
    };
    return <SoAgain direction={direction} onSave={() => take({ code })} onLeave={leave} />;
  }
  return (
    <>
      <CodeReader onText={read} paused={busy.value} />
      <p class="quiet">{say('aim')}</p>
      <OtherWays direction={direction} onSave={take} onPhoto={read} left={left} onPass={onPass} />
    </>
  );
}

interface AgainProps {
  direction: Direction;
  onSave: () => Promise<void>;
  onLeave: () => void;
}

/** A second scan a moment after the first is asked about: looking must not end her day. */
function SoAgain({ direction, onSave, onLeave }: AgainProps) {
  const last = justScanned(scans.value, Date.now());
  const time = clock(last?.body.captured_at ?? '');
  return (
    <div class="card stack" role="alert">
      {last && <p>{say(last.body.direction === 'in' ? 'soonIn' : 'soonOut', { time })}</p>}
      <h2>{say(`soonAsk_${direction}`)}</h2>
      <Button kind="main" size="big" wide onClick={() => void onSave()}>
        {say(direction === 'in' ? 'saveIn' : 'saveOut')}
      </Button>
      <Button size="big" wide onClick={onLeave}>
        {say('soonNo')}
      </Button>
    </div>
  );
}

/** The phone's own camera read the code and opened the app: only in or out is left to say. */
function ReadBefore(props: { direction: Direction | null; onSave: () => Promise<void> }) {
  return (
    <div class="stack">
      <Banner icon="tick" calm>
        {say(props.direction ? 'readBefore' : 'visitRead')}
      </Banner>
      <Button
        kind="main"
        size="big"
        wide
        onClick={() =>
          void props.onSave().then(() => {
            arrival.value = null;
          })
        }
      >
        {say(props.direction ? (props.direction === 'in' ? 'saveIn' : 'saveOut') : 'saveVisit')}
      </Button>
    </div>
  );
}

type Taken = Extract<Code, { kind: 'site' | 'visit' }>;

function arrivedCode(): Taken | null {
  const code = arrival.value ? readCode(arrival.value) : null;
  return code?.kind === 'site' || code?.kind === 'visit' ? code : null;
}

function foreignText(code: Exclude<Code, Taken>): string {
  if (code.kind === 'foreign') return say(`foreign_${code.what}`);
  return say(code.kind === 'enrolment' ? 'foreign_enrolment' : 'foreign_ours');
}

function startingDirection(): Direction {
  const copy = me.copy.value;
  const seen = copy ? { week: copy.data.week, at: copy.at } : null;
  return likelyDirection(scans.value, seen, Date.now());
}

/** The disk first; then, and only then, the tick, the tone and the buzz. */
async function record(given: Captured): Promise<ScanRow> {
  const visit = isVisit({ body: given });
  // At a desk there is neither in nor out; the server's form asks for one, and she came.
  const captured: Captured = visit ? { ...given, direction: 'in' } : given;
  const row = await capture(captured);
  signalSaved();
  announce(say(visit ? 'doneVisit' : captured.direction === 'in' ? 'doneIn' : 'doneOut'));
  await loadScans();
  void flush(true);
  void navigator.storage?.persist?.().catch(() => undefined);
  return row;
}
