import { useEffect, useRef } from 'preact/hooks';
import { clock } from '../i18n/format';
import type { ScanRow } from '../outbox/outbox';
import { scans } from '../outbox/rows';
import { HandBack } from '../passes/HandBack';
import { stepsOf } from '../record/steps';
import { online } from '../signin/session';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { Title } from '../ui/Title';
import { ReadAloud } from '../voice/ReadAloud';
import { scanSpoken } from '../voice/sentences';
import { isVisit } from './code';
import { signalReceived } from './feedback';
import { say } from './words';

interface Props {
  row: ScanRow;
  onAgain: () => void;
  onLeave: () => void;
}

const ICONS: Record<'saved' | 'received' | 'confirmed', IconName> = {
  saved: 'tick',
  received: 'ticks',
  confirmed: 'sealed',
};

/** What became of the scan, never one word too early. */
export function ScanResult({ row, onAgain, onLeave }: Props) {
  const current = scans.value.find((other) => other.id === row.id) ?? row;
  const received = current.state === 'received';
  const heard = useRef(received);
  useEffect(() => {
    if (!received || heard.current) return;
    heard.current = true;
    signalReceived();
    announce(say('step_received'));
  }, [received]);
  const out = current.body.direction === 'out';
  return (
    <main class="screen narrow" id="content">
      <div class="card stack">
        <Title>{say(isVisit(current) ? 'doneVisit' : out ? 'doneOut' : 'doneIn')}</Title>
        <p class="saved-time digits">{clock(current.receipt?.at ?? timeOf(current))}</p>
        {current.receipt?.site && <p class="quiet">{current.receipt.site.name}</p>}
        <ReadAloud text={scanSpoken(current, stepsOf(current))} atOnce />
        <Steps row={current} />
        <Outcome row={current} />
      </div>
      {(current.attempts > 0 || !online.value) && <HandBack row={current} />}
      <Button kind="main" size="big" wide onClick={onLeave}>
        {say('toWeek')}
      </Button>
      <Button wide onClick={onAgain}>
        {say('another')}
      </Button>
    </main>
  );
}

function timeOf(row: ScanRow): string {
  return row.body.claimed_at ?? row.body.captured_at;
}

function Steps({ row }: { row: ScanRow }) {
  const steps = stepsOf(row);
  // Nobody confirms a visit: the desk looks at it.
  const shown = (['saved', 'received', 'confirmed'] as const).slice(0, isVisit(row) ? 2 : 3);
  return (
    <ol class="steps">
      {shown.map((step) => (
        <li key={step} class={steps[step] ? 'done' : ''}>
          <span class="bullet">
            <Icon name={steps[step] ? ICONS[step] : 'clock'} />
          </span>
          <span>
            {say(`step_${step}`)}
            <span class="sr">: {say(steps[step] ? 'stepDone' : 'stepWaiting')}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Outcome({ row }: { row: ScanRow }) {
  if (row.state === 'help') return <Banner icon="ask">{say('stepHelp')}</Banner>;
  if (row.state === 'waiting') return <p class="quiet">{say('stepLater')}</p>;
  const text = row.receipt?.message?.text;
  if (text) {
    return (
      <Banner icon="speech" calm>
        {text}
      </Banner>
    );
  }
  return isVisit(row) ? null : <p class="quiet">{say('stepNotYet')}</p>;
}
