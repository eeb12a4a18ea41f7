import { useSignal } from '@preact/signals';
import { dayText, span } from '../i18n/format';
import type { Site } from '../server/resources';
import type { HoursAsked } from '../server/types';
import { announce } from '../ui/announce';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import type { IconName } from '../ui/icons';
import { Trouble } from '../ui/Trouble';
import { answerHours, asked } from './asked';
import { say } from './askWords';
import { OfferHours } from './OfferHours';
import { daysText, whichSite } from './Requests';
import { SayWhy } from './SayWhy';

const LOOKS: Record<HoursAsked['state'], IconName> = {
  asked: 'ask',
  offered: 'tick',
  declined: 'less',
  withdrawn: 'less',
};

/** "Could Marta come on one of these days?" Nothing is said of why. */
export function HoursCard({ request, sites }: { request: HoursAsked; sites: readonly Site[] }) {
  const sheet = useSignal<'offer' | 'decline' | null>(null);
  const { first_name: name, state } = request;
  const where = whichSite(sites, request);
  const site = sites.find((one) => one.id === request.site.id);
  const close = () => {
    sheet.value = null;
  };
  const decline = async (reply: string) => {
    const result = await answerHours(request, { verdict: 'decline', windows: [], reply });
    if (result.ok) announce(say('answered'));
    return result.ok;
  };
  return (
    <article class="card stack" aria-label={say('hoursOf', { name })}>
      <div class="person-head">
        <h3 class="name">{say(state === 'asked' ? 'couldCome' : 'hoursOf', { name })}</h3>
        {state !== 'asked' && (
          <Badge icon={LOOKS[state]} tone={state === 'offered' ? 'good' : 'plain'}>
            {say(`hours_${state}`)}
          </Badge>
        )}
      </div>
      <p>{daysText(request.days)}</p>
      {where && <p class="quiet small">{where}</p>}
      {request.windows.map((one) => (
        <p class="person-times" key={one.id}>
          {dayText(one.starts_at)} <span class="hours">{span(one.starts_at, one.ends_at)}</span>
        </p>
      ))}
      {request.reply && <p class="small">“{request.reply}”</p>}
      <Trouble problem={sheet.value ? null : (asked.faults.value[request.id] ?? null)} />
      {state === 'asked' && (
        <div class="answer">
          <Button
            kind="main"
            icon="tick"
            onClick={() => {
              sheet.value = 'offer';
            }}
          >
            {say('offer')}
            <span class="sr"> {name}</span>
          </Button>
          <Button
            onClick={() => {
              sheet.value = 'decline';
            }}
          >
            {say('cannot')}
            <span class="sr"> {name}</span>
          </Button>
        </div>
      )}
      {sheet.value === 'offer' && site && (
        <OfferHours request={request} site={site} onClose={close} />
      )}
      {sheet.value === 'decline' && (
        <SayWhy
          id={request.id}
          title={say('cannotTitle', { name })}
          text={say('cannotText')}
          label={say('replyToHer')}
          missing={say('replyMissing')}
          button={say('sendReply')}
          most={500}
          onSend={decline}
          onClose={close}
        />
      )}
    </article>
  );
}
