import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { call, type Problem } from '../server/client';
import type { MySupport, SupportPerson } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { NameSupport } from './NameSupport';
import { say } from './settingsWords';
import type { Ways } from './ways';

/** Whom she wants told with her: what they are told, and how to have it end. */
export function SupportCard({ ways }: { ways: Ways }) {
  const found = useSignal<MySupport | null>(null);
  const problem = useSignal<Problem | null>(null);
  const naming = useSignal(false);
  const pull = async () => {
    const result = heeding(await call<MySupport>('/me/support-person'));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) found.value = result.data;
  };
  useEffect(() => void pull(), []);
  const end = async () => {
    const path = '/me/support-person/withdrawal';
    const result = heeding(await call<MySupport>(path, { method: 'PUT', body: {} }));
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    found.value = result.data;
    announce(say('supportEnded'));
  };
  const person = found.value?.support_person ?? null;
  return (
    <section class="card stack">
      <h2>{say('supportTitle')}</h2>
      <p>{say('supportText')}</p>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {person && <Named person={person} />}
      {found.value && ways.kinds.value && ways.consent.value && !naming.value && (
        <div class="row">
          <Button
            icon={person ? 'person' : 'plus'}
            onClick={() => {
              naming.value = true;
            }}
          >
            {say(person ? 'supportChange' : 'supportAdd')}
          </Button>
          {person && (
            <Button kind="bare" onClick={() => void end()}>
              {say('supportEnd')}
            </Button>
          )}
        </div>
      )}
      {naming.value && (
        <NameSupport
          ways={ways}
          onClose={() => {
            naming.value = false;
          }}
          onDone={(answer) => {
            found.value = answer;
            naming.value = false;
          }}
        />
      )}
    </section>
  );
}

function Named({ person: { name, since, channel } }: { person: SupportPerson }) {
  const kind = say(`kind_${channel.kind}`);
  return (
    <div class="stack tight">
      <p>
        <strong>{say('supportIs', { name, kind, shown: channel.shown ?? '' })}</strong>
      </p>
      <p class="quiet small">{say('supportSince', { day: dayText(since, 'date') })}</p>
      {channel.ended_at && <Banner icon="note">{say('supportStopped')}</Banner>}
    </div>
  );
}
