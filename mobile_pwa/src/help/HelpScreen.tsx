import { LeaveCard, SharedCard } from '../shared/SharedCard';
import { locked, session } from '../signin/session';
import { Button } from '../ui/Button';
import { Title } from '../ui/Title';
import { ReadAloud } from '../voice/ReadAloud';
import { VoiceCard } from '../voice/VoiceCard';
import { goTo, sayWhy } from '../week/rooms';
import { knownSites } from '../week/shelves';
import { say } from './words';

const IFS = ['noNetwork', 'noCamera', 'noPhone', 'lostPhone', 'noPin'] as const;

/** Who helps, and what to do when something does not work. It opens without the PIN. */
export function HelpScreen() {
  const spoken = [say('first'), say('courtText'), say('siteText')].join(' ');
  return (
    <main class="screen narrow" id="content">
      <Title>{say('title')}</Title>
      <p class="word">{say('first')}</p>
      <ReadAloud text={spoken} />
      <Where />
      <VoiceCard />
      <section class="card stack">
        <h2>{say('ifTitle')}</h2>
        <dl class="stack">
          {IFS.map((name) => (
            <div key={name}>
              <dt>
                <strong>{say(name)}</strong>
              </dt>
              <dd>{say(`${name}Text`)}</dd>
            </div>
          ))}
        </dl>
        {!locked.value && (
          <>
            <h3>{say('cannotGo')}</h3>
            <p>{say('cannotGoText')}</p>
            <Button wide icon="note" onClick={() => sayWhy()}>
              {say('cannotGo')}
            </Button>
          </>
        )}
      </section>
      <section class="card stack">
        <h2>{say('exitTitle')}</h2>
        <p>{say('exitText')}</p>
        <p>{say('exitHonest')}</p>
      </section>
      {!locked.value && <SharedCard />}
      {!locked.value && <LeaveCard />}
    </main>
  );
}

/** Names and places only while her page is open: whoever holds a locked phone reads none. */
function Where() {
  const open = !locked.value;
  return (
    <section class="card stack">
      <h2>{say('whereTitle')}</h2>
      <h3>{(open && session.value?.court?.name) || say('court')}</h3>
      <p>{say('courtText')}</p>
      <h3>{say('site')}</h3>
      {open && (
        <ul>
          {knownSites.value.map((site) => (
            <li key={site.id}>
              <strong>{site.name}</strong>, {site.address}
            </li>
          ))}
        </ul>
      )}
      <p>{say('siteText')}</p>
      {open && (
        <>
          <h3>{say('support')}</h3>
          <p>{say('supportText')}</p>
          <Button wide icon="bell" onClick={() => goTo('settings')}>
            {say('supportOpen')}
          </Button>
        </>
      )}
    </section>
  );
}
