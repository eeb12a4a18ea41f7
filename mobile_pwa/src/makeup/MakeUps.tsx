import { useSignal } from '@preact/signals';
import { dayText, duration, span } from '../i18n/format';
import { mondayOf } from '../i18n/zone';
import { Answer } from '../letters/Answer';
import { post, unsent } from '../letters/post';
import { uuidv7 } from '../outbox/uuid';
import { useOlder } from '../record/older';
import { BASE } from '../server/client';
import type { MakeUp } from '../server/resources';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Icon, type IconName } from '../ui/icons';
import { More } from '../ui/More';
import { Sheet } from '../ui/Sheet';
import { makeUps, serverNow } from '../week/shelves';
import { say } from './words';

type Word = 'agree' | 'decline' | 'cancel';

const LOOKS: Record<MakeUp['state'], { icon: IconName; tone: Tone }> = {
  proposed: { icon: 'ask', tone: 'wait' },
  agreed: { icon: 'sealed', tone: 'good' },
  declined: { icon: 'less', tone: 'plain' },
  cancelled: { icon: 'less', tone: 'plain' },
};
const LINES = { agree: 'lineAgree', decline: 'lineDecline', cancel: 'lineCancel' } as const;

/** What she may still say of an agreement. */
export function herWords(makeUp: MakeUp, now: number): Word[] {
  const open = makeUp.state === 'proposed' || makeUp.state === 'agreed';
  if (!open) return [];
  const hers = makeUp.parties.find((one) => one.party === 'participant');
  if (hers?.word !== 'agree') return ['agree', 'decline'];
  return makeUp.sessions.some((one) => Date.parse(one.starts_at) > now) ? ['cancel'] : [];
}

/** Agreements to work missed hours later: the days, who agreed, and her own word. */
export function MakeUps() {
  const copy = makeUps.copy.value;
  const { items, more } = useOlder(makeUps, '/me/make-ups');
  if (!copy) return null;
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      {items.length === 0 && <Empty icon="calendar">{say('noMakeUps')}</Empty>}
      <ul class="list">
        {items.map((makeUp) => (
          <li key={makeUp.id} class="stack tight">
            <Agreement makeUp={makeUp} />
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}

function Agreement({ makeUp }: { makeUp: MakeUp }) {
  const { icon, tone } = LOOKS[makeUp.state];
  return (
    <>
      <div class="row apart">
        <strong>{say('forWeek', { day: dayText(mondayOf(makeUp.short_week), 'short') })}</strong>
        <Badge icon={icon} tone={tone}>
          {say(`state_${makeUp.state}`)}
        </Badge>
      </div>
      <ul>
        {makeUp.sessions.map((one) => (
          <li key={one.id}>
            {dayText(one.starts_at)},{' '}
            <span class="digits whole">{span(one.starts_at, one.ends_at)}</span>{' '}
            <span class="quiet small">{duration(one.minutes)}</span>
          </li>
        ))}
      </ul>
      <p class="quiet small">{makeUp.site.name}</p>
      <Parties makeUp={makeUp} />
      <Words makeUp={makeUp} />
      {(makeUp.state === 'agreed' || makeUp.state === 'proposed') && (
        <div class="row">
          <a
            class="button chip"
            href={`${BASE}/make-ups/${makeUp.id}/agreement`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="printer" /> {say('print')}
          </a>
        </div>
      )}
    </>
  );
}

function Parties({ makeUp }: { makeUp: MakeUp }) {
  const reasons = makeUp.words.filter((one) => one.reason);
  return (
    <>
      <p class="small">
        {makeUp.parties.map((one) => `${say(`said_${one.party}`)}: ${wordOf(one)}`).join(' · ')}
      </p>
      {reasons.map((one) => (
        <p class="small" key={one.at}>
          {say('because', { who: say(`said_${one.party}`), reason: one.reason ?? '' })}
        </p>
      ))}
    </>
  );
}

function wordOf(one: MakeUp['parties'][number]): string {
  if (one.word) return say(`word_${one.word}`);
  return say(one.party === 'participant' ? 'word_yours' : 'word_none');
}

function Words({ makeUp }: { makeUp: MakeUp }) {
  const asking = useSignal<'decline' | 'cancel' | null>(null);
  const close = () => {
    asking.value = null;
  };
  // While her word is on its way there is nothing more to say.
  if (unsent.value.some((one) => one.kind === 'word' && one.path.includes(makeUp.id))) return null;
  const words = herWords(makeUp, serverNow());
  if (words.length === 0) return null;
  return (
    <>
      {words.includes('agree') && (
        <p>
          <strong>{say('yourTurn')}</strong>
        </p>
      )}
      <div class="row">
        {words.map((word) => (
          <Button
            key={word}
            kind={word === 'agree' ? 'main' : 'plain'}
            onClick={() => {
              if (word === 'agree') void tell(makeUp, word, null);
              else asking.value = word;
            }}
          >
            {say(word)}
          </Button>
        ))}
      </div>
      {asking.value && (
        <Sheet title={say(`${asking.value}Title`)} onClose={close}>
          <Answer
            name={`${asking.value}-${makeUp.id}`}
            label={say('whyLabel')}
            send={say(asking.value)}
            onSend={(reason) => void tell(makeUp, asking.value ?? 'decline', reason).then(close)}
          />
        </Sheet>
      )}
    </>
  );
}

async function tell(makeUp: MakeUp, word: Word, reason: string | null): Promise<void> {
  const days = makeUp.sessions.map((one) => dayText(one.starts_at, 'short')).join(', ');
  await post({
    id: uuidv7(),
    kind: 'word',
    path: `/make-ups/${makeUp.id}/word`,
    body: { word, reason },
    version: makeUp.version,
    about: say(LINES[word], { days }),
  });
}
