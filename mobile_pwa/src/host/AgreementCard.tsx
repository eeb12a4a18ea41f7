import { useSignal } from '@preact/signals';
import { dayText, span } from '../i18n/format';
import type { Site } from '../server/resources';
import type { Agreement } from '../server/types';
import { announce } from '../ui/announce';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { Trouble } from '../ui/Trouble';
import { asked, sayOn, waitsForHost, wordOf } from './asked';
import { say } from './askWords';
import { whichSite } from './Requests';
import { SayWhy } from './SayWhy';

const LOOKS: Record<Agreement['state'], { icon: IconName; tone: Tone }> = {
  proposed: { icon: 'clock', tone: 'wait' },
  agreed: { icon: 'sealed', tone: 'good' },
  declined: { icon: 'less', tone: 'plain' },
  cancelled: { icon: 'less', tone: 'plain' },
};

/** Days and times that she would come besides her shifts. Not why, and not which week. */
export function AgreementCard({
  agreement,
  sites,
}: {
  agreement: Agreement;
  sites: readonly Site[];
}) {
  const sheet = useSignal<'decline' | 'cancel' | null>(null);
  const busy = useSignal(false);
  const { first_name: name, state } = agreement;
  const waits = waitsForHost(agreement);
  const where = whichSite(sites, agreement);
  const agree = async () => {
    if (busy.value) return;
    busy.value = true;
    const result = await sayOn(agreement, 'agree', null);
    busy.value = false;
    if (result.ok) announce(say('agreedNow'));
  };
  const refuse = async (reason: string) => {
    const result = await sayOn(agreement, sheet.value ?? 'decline', reason);
    if (result.ok) announce(say('answered'));
    return result.ok;
  };
  const still = agreement.sessions.some((one) => Date.parse(one.starts_at) > Date.now());
  const cancellable = !waits && still && (state === 'agreed' || state === 'proposed');
  return (
    <article class="card stack" aria-label={say('agreementOf', { name })}>
      <div class="person-head">
        <h3 class="name">{say('agreementOf', { name })}</h3>
        <Badge {...LOOKS[state]}>{say(waits ? 'agreement_waits' : `agreement_${state}`)}</Badge>
      </div>
      <ul class="stack tight person-times">
        {agreement.sessions.map((one) => (
          <li key={one.id}>
            {dayText(one.starts_at)} <span class="hours">{span(one.starts_at, one.ends_at)}</span>
          </li>
        ))}
      </ul>
      {where && <p class="quiet small">{where}</p>}
      {state === 'proposed' && !waits && <p class="quiet small">{say(missingWord(agreement))}</p>}
      <Trouble problem={sheet.value ? null : (asked.faults.value[agreement.id] ?? null)} />
      {waits && (
        <div class="answer">
          <Button kind="main" icon="tick" busy={busy.value} onClick={() => void agree()}>
            {say('agree')}
            <span class="sr"> {name}</span>
          </Button>
          <Button
            onClick={() => {
              sheet.value = 'decline';
            }}
          >
            {say('decline')}
            <span class="sr"> {name}</span>
          </Button>
        </div>
      )}
      {(state === 'agreed' || state === 'proposed') && (
        <div class="row">
          <a
            class="button chip"
            href={`/api/v1/make-ups/${agreement.id}/agreement`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="printer" /> {say('print')}
            <span class="sr"> {name}</span>
          </a>
          {cancellable && (
            <Button
              size="chip"
              onClick={() => {
                sheet.value = 'cancel';
              }}
            >
              {say('cancelIt')}
              <span class="sr"> {name}</span>
            </Button>
          )}
        </div>
      )}
      {sheet.value && (
        <SayWhy
          id={agreement.id}
          title={say(sheet.value === 'cancel' ? 'cancelTitle' : 'declineTitle', { name })}
          text={say(sheet.value === 'cancel' ? 'cancelText' : 'declineText')}
          label={say('why')}
          missing={say('whyMissing')}
          button={say(sheet.value === 'cancel' ? 'cancelSend' : 'declineSend')}
          onSend={refuse}
          onClose={() => {
            sheet.value = null;
          }}
        />
      )}
    </article>
  );
}

function missingWord(agreement: Agreement) {
  const [she, court] = [wordOf(agreement, 'participant'), wordOf(agreement, 'clerk')];
  if (!she && !court) return 'bothMissing';
  return she ? 'courtMissing' : 'sheMissing';
}
