import './site.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { carriedWaiting, loadScans } from '../outbox/rows';
import { LanguageButton } from '../signin/LanguageButton';
import { session } from '../signin/session';
import { Button } from '../ui/Button';
import { lazily } from '../ui/lazily';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Code } from './Code';
import { say as sayCard } from './cardWords';
import { recallDuty } from './duty';
import { Here } from './Here';
import { pullKeys, recallKeys, site } from './keys';
import { Menu } from './Menu';
import { pullRoster, recallRoster } from './roster';
import { Waits } from './Waits';
import { useWakeLock } from './wakeLock';
import { say } from './words';

const ScanCards = lazily(() => import('./ScanCards').then((m) => m.ScanCards));

const PULL_MS = 10 * 60_000;

/** The entrance: a code, a clock, and who is here. It needs the network once in two weeks. */
export function SiteScreen() {
  const menu = useSignal(false);
  const waits = useSignal(false);
  const scanning = useSignal(false);
  useKept();
  useWakeLock();
  const waiting = carriedWaiting.value.length;
  const scan = setting(scanning);
  return (
    <div class="shell">
      <header class="topbar site-bar">
        {scanning.value ? (
          <strong>{site.value?.name}</strong>
        ) : (
          <Title>{site.value?.name ?? say('title')}</Title>
        )}
        <span class="grow" />
        {waiting > 0 && (
          <Button size="chip" onClick={() => setting(waits)(true)}>
            {sayCard('waiting', { n: waiting })}
          </Button>
        )}
        <LanguageButton />
        <Button size="chip" icon="menu" label={say('menu')} onClick={() => setting(menu)(true)} />
      </header>
      {scanning.value ? (
        <ScanCards onLeave={() => scan(false)} />
      ) : (
        <main class="site" id="content">
          <Code>
            <Here />
            {/* A screen that was closed from the desk scans nobody any more. */}
            {session.value && (
              <Button kind="main" size="big" wide icon="card" onClick={() => scan(true)}>
                {sayCard('scanCard')}
              </Button>
            )}
          </Code>
        </main>
      )}
      {menu.value && <Menu onClose={() => setting(menu)(false)} />}
      {waits.value && <Waits onClose={() => setting(waits)(false)} />}
    </div>
  );
}

/** What is kept on this device first; then, and now and then, what the server says. */
function useKept(): void {
  useEffect(() => {
    const pull = async () => {
      await pullKeys();
      if (site.value) await pullRoster(site.value.id);
    };
    void Promise.all([recallKeys(), recallDuty(), loadScans().catch(() => [])])
      .then(() => recallRoster(site.value?.id))
      .then(pull);
    const again = () => void pull();
    const timer = setInterval(again, PULL_MS);
    const warm = setTimeout(ScanCards.prefetch, 2500);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      clearTimeout(warm);
      removeEventListener('online', again);
    };
  }, []);
}
