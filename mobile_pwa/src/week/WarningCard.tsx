import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { clock, dayOf, dayText, duration, span } from '../i18n/format';
import { post, unsent } from '../letters/post';
import { Written } from '../notices/Written';
import { uuidv7 } from '../outbox/uuid';
import type { Warning, Week } from '../server/resources';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Sheet } from '../ui/Sheet';
import { type Choice, choices } from './coming';
import { goTo, sayWhy } from './rooms';
import { Seen } from './Seen';
import { serverNow, today } from './shelves';
import { say } from './words';

interface Props {
  warning: Warning;
  week: Week;
}

/** What is missing, when it can be made good, and a button for each way out. */
export function WarningCard({ warning, week }: Props) {
  const open = useSignal(false);
  const id = useId();
  const times = choices(week.slots, serverNow());
  const reach = times.length > 0 && week.state !== 'out_of_reach';
  return (
    <section class="card stack help" aria-labelledby={id}>
      <Seen ids={warning.told.filter((one) => !one.seen_at).map((one) => one.id)} />
      <h2 class="row" id={id}>
        <Icon name="calendar" />
        <span>
          {say(week.state === 'awaiting' ? 'helpWaits' : reach ? 'helpTitle' : 'helpFar')}
        </span>
      </h2>
      <p class="word">{week.text}</p>
      {warning.cause && <p>{warning.cause.text}</p>}
      <Written about={warning.told.map((one) => one.id)} />
      <Promised warning={warning} />
      <div class="stack">
        {times.length > 0 && (
          <Button
            kind={reach ? 'main' : 'plain'}
            size="big"
            icon="tick"
            wide
            onClick={opening(open)}
          >
            {say(promised(warning) ? 'comeOther' : 'come')}
          </Button>
        )}
        {!reach && (
          <Button
            kind={times.length > 0 ? 'plain' : 'main'}
            size="big"
            icon="speech"
            wide
            onClick={() => goTo('hours')}
          >
            {say('askHours')}
          </Button>
        )}
        <Button size="big" icon="note" wide onClick={() => sayWhy()}>
          {say('cannot')}
        </Button>
      </div>
      {times.length === 0 && week.state !== 'out_of_reach' && (
        <p class="quiet small">{say('laterText')}</p>
      )}
      {open.value && (
        <Sheet
          title={say('whenTitle')}
          onClose={() => {
            open.value = false;
          }}
        >
          <Times
            times={times}
            onChoose={(choice) => {
              open.value = false;
              void promise(warning, choice);
            }}
          />
        </Sheet>
      )}
    </section>
  );
}

function opening(open: { value: boolean }): () => void {
  return () => {
    open.value = true;
  };
}

function Times({ times, onChoose }: { times: Choice[]; onChoose: (choice: Choice) => void }) {
  return (
    <div class="stack">
      {times.map((choice) => (
        <Button key={choice.slot.starts_at} size="big" wide onClick={() => onChoose(choice)}>
          <span class="time">
            <strong>{dayNamed(choice.at)}</strong>{' '}
            <span class="digits">{span(choice.at, choice.slot.ends_at)}</span>{' '}
            <span class="quiet small">{duration(choice.slot.minutes)}</span>
          </span>
        </Button>
      ))}
    </div>
  );
}

function dayNamed(at: string): string {
  const name = dayText(at, 'weekday');
  return dayOf(at) === today() ? say('todayNamed', { day: name }) : name;
}

/** What waits on the phone counts as said: it is newer than what the server knows. */
function promised(warning: Warning): { at: string; waits: boolean } | null {
  const letter = unsent.value.findLast((one) => one.kind === 'coming');
  if (letter) return { at: (letter.body as { will_come_at: string }).will_come_at, waits: true };
  return warning.will_come_at ? { at: warning.will_come_at, waits: false } : null;
}

function Promised({ warning }: { warning: Warning }) {
  const said = promised(warning);
  if (!said) return null;
  return (
    <Banner icon={said.waits ? 'phone' : 'ticks'} calm role="status">
      <p>
        <strong>{comingText(said.at)}</strong>
      </p>
      {said.waits && <p class="small">{say('notSentYet')}</p>}
    </Banner>
  );
}

function comingText(at: string): string {
  return say('willCome', { day: dayText(dayOf(at), 'weekday'), time: clock(at) });
}

async function promise(warning: Warning, choice: Choice): Promise<void> {
  await post({
    id: uuidv7(),
    kind: 'coming',
    path: `/warnings/${warning.id}/acknowledgement`,
    body: { will_come_at: choice.at },
    version: warning.version,
    about: comingText(choice.at),
  });
  announce(comingText(choice.at));
}
