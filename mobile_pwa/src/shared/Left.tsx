import { useEffect } from 'preact/hooks';
import { flush, sending } from '../outbox/flush';
import { waiting } from '../outbox/rows';
import { ExitButton } from '../signin/ExitButton';
import { LanguageButton } from '../signin/LanguageButton';
import { Button } from '../ui/Button';
import { Title } from '../ui/Title';
import { gone, sealed, startAfresh } from './leaving';
import { say } from './words';

/** She has left; what waits is sealed. Nothing else can be seen or done here. */
export function Left() {
  const count = waiting.value.length;
  useEffect(() => {
    if (gone.value) startAfresh();
  }, [gone.value]);
  return (
    <div class="shell">
      <header class="topbar">
        <span class="grow" />
        <LanguageButton />
        <ExitButton />
      </header>
      <main class="screen narrow" id="content">
        <Title>{say('leftTitle')}</Title>
        {count > 0 && sealed.value ? (
          <div class="card stack">
            <p>{say('leftWaits', { n: count })}</p>
            <p>{say('leftSealed')}</p>
            <Button wide busy={sending.value} onClick={() => void flush(true)}>
              {say('sendNow')}
            </Button>
          </div>
        ) : (
          <p role="status">{say('leaving')}</p>
        )}
      </main>
    </div>
  );
}
