import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText, span } from '../i18n/format';
import { call, type Problem } from '../server/client';
import type { Site } from '../server/resources';
import type { SiteMissedShift } from '../server/types';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { asked } from './asked';
import { say } from './askWords';
import { SayWhy } from './SayWhy';

/** Shifts of the last two weeks that passed without somebody: the host may say what it knows. */
export function Missed({ site }: { site: Site }) {
  const items = useSignal<SiteMissedShift[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const pull = async () => {
    const path = `/sites/${site.id}/missed-shifts`;
    const result = heeding(await call<{ items: SiteMissedShift[] }>(path));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) items.value = result.data.items;
  };
  useEffect(() => void pull(), [site.id]);
  return (
    <section class="stack people">
      <h2>{say('missedTitle')}</h2>
      <p class="quiet wide">{say('missedText')}</p>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {!items.value && !problem.value && <Skeleton lines={1} />}
      {items.value?.length === 0 && <p>{say('nobodyMissed')}</p>}
      {items.value?.map((one) => (
        <MissedCard key={one.order + one.shift} missed={one} onNoted={() => void pull()} />
      ))}
    </section>
  );
}

function MissedCard({ missed, onNoted }: { missed: SiteMissedShift; onNoted: () => void }) {
  const open = useSignal(false);
  const { first_name: name, note } = missed;
  const hours = span(missed.starts_at, missed.ends_at);
  const when = `${dayText(missed.starts_at)} ${hours}`;
  const send = async (reasons: string) => {
    // A new word each time; the newest of the host's stands, and all stay on record.
    const path = `/orders/${missed.order}/shifts/${missed.shift}/marks/${crypto.randomUUID()}`;
    const body = { kind: 'noted', reasons };
    const result = heeding(await call(path, { method: 'PUT', body }));
    const fault = result.ok ? null : result.problem;
    asked.faults.value = { ...asked.faults.value, [missed.shift]: fault };
    if (result.ok) announce(say('noted'));
    // A shift that is no longer missed leaves the list; what was wrong is said in the sheet.
    if (result.ok) onNoted();
    return result.ok;
  };
  return (
    <article class="card plain stack tight" aria-label={`${name}, ${when}`}>
      <p>
        <strong>{name}</strong> · {dayText(missed.starts_at)} <span class="hours">{hours}</span>
      </p>
      {note && (
        <p class="small">
          “{note.text}” <span class="quiet">{note.by_name}</span>
        </p>
      )}
      <div>
        <Button
          size="chip"
          icon="speech"
          onClick={() => {
            open.value = true;
          }}
        >
          {say(note ? 'noteAgain' : 'noteIt')}
          <span class="sr">
            {' '}
            {name}, {when}
          </span>
        </Button>
      </div>
      {open.value && (
        <SayWhy
          id={missed.shift}
          title={say('noteTitle', { name })}
          text={say('noteText', { when })}
          label={say('noteLabel')}
          missing={say('noteMissing')}
          button={say('noteSend')}
          onSend={send}
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </article>
  );
}
