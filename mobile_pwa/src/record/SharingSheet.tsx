import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { language } from '../i18n/i18n';
import { call, type Problem } from '../server/client';
import type { AskedPurpose, LetInOrganization, MyConsents } from '../server/types';
import { heeding, online } from '../signin/session';
import { announce } from '../ui/announce';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { ReadAloud } from '../voice/ReadAloud';
import { accessLog } from '../week/shelves';
import { say } from './sharingWords';

/** What she said last, so that one tap takes it back. */
interface Taken {
  organization: string;
  asked: AskedPurpose;
}

interface Consents {
  found: Signal<MyConsents | null>;
  problem: Signal<Problem | null>;
  taken: Signal<Taken | null>;
  pull: () => Promise<void>;
  give: (organization: string, asked: AskedPurpose, until: string | null) => Promise<void>;
  withdraw: (organization: string, asked: AskedPurpose) => Promise<void>;
}

function useConsents(): Consents {
  const found = useSignal<MyConsents | null>(null);
  const problem = useSignal<Problem | null>(null);
  const taken = useSignal<Taken | null>(null);
  const ask = async (path: string, body?: object) => {
    const options = body ? { method: 'PUT' as const, body } : {};
    const result = heeding(await call<MyConsents>(path, options));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) found.value = result.data;
    return result.ok;
  };
  return {
    found,
    problem,
    taken,
    pull: async () => void (await ask('/me/consents')),
    give: async (organization, { purpose, words }, until) => {
      const body = { organization, purpose, words, until };
      if (!(await ask(`/me/consents/${crypto.randomUUID()}`, body))) return;
      taken.value = null;
      announce(say('given'));
    },
    withdraw: async (organization, asked) => {
      if (!(await ask(`/me/consents/${asked.consent?.id}/withdrawal`, {}))) return;
      taken.value = { organization, asked };
      announce(say('withdrawn'));
    },
  };
}

/** Who may see what, since when, and who looked; given and taken back one by one. */
export function SharingSheet({ onClose }: { onClose: () => void }) {
  const consents = useConsents();
  useEffect(() => {
    void consents.pull();
    // What an organization looked at since stands in the list behind this sheet too.
    return () => void accessLog.pull();
  }, [language.value]);
  const all = consents.found.value;
  return (
    <Sheet title={say('title')} onClose={onClose}>
      {!online.value && <Banner icon="cloudOff">{say('offline')}</Banner>}
      <p>{say('free')}</p>
      {all?.ends_on && <p class="quiet">{say('ends', { day: dayText(all.ends_on, 'date') })}</p>}
      <Trouble problem={consents.problem.value} onRetry={() => void consents.pull()} />
      {!all && !consents.problem.value && <Skeleton lines={4} />}
      {all?.organizations.length === 0 && <Empty icon="person">{say('nobody')}</Empty>}
      {all?.organizations.map((one) => (
        <Organization key={one.id} organization={one} consents={consents} />
      ))}
    </Sheet>
  );
}

interface Props {
  organization: LetInOrganization;
  consents: Consents;
}

function Organization({ organization, consents }: Props) {
  return (
    <section class="card stack">
      <h3>{organization.name}</h3>
      <p>{organization.about}</p>
      <p class="quiet small">{organization.reach}</p>
      {organization.purposes.map((asked) =>
        asked.consent ? (
          <Given key={asked.purpose} {...{ organization, asked, consents }} />
        ) : (
          <Open key={asked.purpose} {...{ organization, asked, consents }} />
        ),
      )}
      <h4>{say('looked')}</h4>
      {organization.looks.length === 0 && <p class="quiet small">{say('notLooked')}</p>}
      <ul class="list">
        {organization.looks.map((look) => (
          <li key={look.day + look.purpose_text} class="small">
            {dayText(look.day)} · {look.purpose_text} · {say('times', { n: look.times })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Given({ organization, asked, consents }: Props & { asked: AskedPurpose }) {
  const { given_at, until } = asked.consent ?? { given_at: '', until: null };
  return (
    <div class="stack tight">
      <strong>{asked.title}</strong>
      <Badge icon="eye" tone="good">
        {say('can', { day: dayText(given_at, 'date') })}
      </Badge>
      {until && <span class="small">{say('until', { day: dayText(until, 'date') })}</span>}
      <p class="small">
        {asked.shows} {asked.hides}
      </p>
      <Button wide icon="lock" onClick={() => void consents.withdraw(organization.id, asked)}>
        {say('withdraw')}
      </Button>
    </div>
  );
}

function Open({ organization, asked, consents }: Props & { asked: AskedPurpose }) {
  const until = useSignal('');
  const { taken } = consents;
  const undo =
    taken.value?.organization === organization.id && taken.value.asked.purpose === asked.purpose
      ? taken.value.asked
      : null;
  const give = (words: AskedPurpose, day: string | null) => () =>
    void consents.give(organization.id, words, day);
  return (
    <>
      {undo && (
        <div class="row apart" role="status">
          <span>{say('withdrawn')}</span>
          <Button size="chip" icon="back" onClick={give(undo, undo.consent?.until ?? null)}>
            {say('undo')}
          </Button>
        </div>
      )}
      <details>
        <summary>{asked.title}</summary>
        <div class="stack tight">
          <p>{asked.shows}</p>
          <p>{asked.hides}</p>
          <ReadAloud text={`${asked.title}. ${asked.shows} ${asked.hides}`} />
          <TextField label={say('last')} type="date" value={until.value} onInput={setting(until)} />
          <Button wide icon="tick" onClick={give(asked, until.value || null)}>
            {say('give')}
          </Button>
        </div>
      </details>
    </>
  );
}
