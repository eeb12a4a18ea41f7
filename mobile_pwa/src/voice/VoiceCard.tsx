import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { localVoice, readAloud, readingAloud, setReadingAloud } from './speech';
import { say } from './words';

/** The switch, what it does, and the truth where this phone has no voice. */
export function VoiceCard() {
  const on = readingAloud.value;
  const flip = async () => {
    await setReadingAloud(!on);
    if (!on) readAloud(say('example'));
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p>{say('text')}</p>
      {on && !localVoice() ? (
        <Banner icon="note" role="status">
          {say('noneText')}
        </Banner>
      ) : (
        <p class="quiet" role="status">
          {say(on ? 'on' : 'off')}
        </p>
      )}
      <Button wide kind={on ? 'plain' : 'main'} icon="speaker" onClick={() => void flip()}>
        {say(on ? 'turnOff' : 'turnOn')}
      </Button>
    </section>
  );
}
