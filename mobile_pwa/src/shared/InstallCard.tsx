import { Button } from '../ui/Button';
import { declineInstall, install, mayInstall } from './install';
import { say } from './installWords';

/** Once something has arrived: the app on the home screen opens at once and keeps things longer. */
export function InstallCard() {
  if (!mayInstall.value) return null;
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p>{say('text')}</p>
      <Button wide kind="main" icon="phone" onClick={() => void install()}>
        {say('yes')}
      </Button>
      <Button wide kind="bare" onClick={() => void declineInstall()}>
        {say('no')}
      </Button>
    </section>
  );
}
