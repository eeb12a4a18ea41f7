import './site.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LanguageButton } from '../signin/LanguageButton';
import { signOut } from '../signin/session';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { Code } from './Code';
import { Here } from './Here';
import { pullKeys, recallKeys, site } from './keys';
import { useWakeLock } from './wakeLock';
import { say } from './words';

const PULL_MS = 10 * 60_000;

/** The entrance: a code, a clock, and who is here. It needs the network once in two weeks. */
export function SiteScreen() {
  const menu = useSignal(false);
  useEffect(() => {
    void recallKeys().then(pullKeys);
    const pull = () => void pullKeys();
    const timer = setInterval(pull, PULL_MS);
    addEventListener('online', pull);
    return () => {
      clearInterval(timer);
      removeEventListener('online', pull);
    };
  }, []);
  useWakeLock();
  return (
    <div class="shell">
      <header class="topbar site-bar">
        <Title>{site.value?.name ?? say('title')}</Title>
        <span class="grow" />
        <LanguageButton />
        <Button
          size="chip"
          icon="menu"
          label={say('menu')}
          onClick={() => {
            menu.value = true;
          }}
        />
      </header>
      <main class="site" id="content">
        <Code>
          <Here />
        </Code>
      </main>
      {menu.value && (
        <Menu
          onClose={() => {
            menu.value = false;
          }}
        />
      )}
    </div>
  );
}

function Menu({ onClose }: { onClose: () => void }) {
  const sure = useSignal(false);
  const id = site.value?.id;
  return (
    <Sheet title={say('menu')} onClose={onClose}>
      {id && (
        <>
          <a
            class="button wide"
            href={`/api/v1/sites/${id}/poster`}
            target="_blank"
            rel="noreferrer"
          >
            {say('poster')}
          </a>
          <a class="button wide" href={`/api/v1/sites/${id}/screen`}>
            {say('plain')}
          </a>
        </>
      )}
      {sure.value ? (
        <>
          <p>{say('leaveSure')}</p>
          <Button wide kind="main" onClick={() => void signOut()}>
            {say('leaveYes')}
          </Button>
          <Button wide onClick={onClose}>
            {said('cancel')}
          </Button>
        </>
      ) : (
        <Button
          wide
          onClick={() => {
            sure.value = true;
          }}
        >
          {say('leaveSite')}
        </Button>
      )}
    </Sheet>
  );
}
