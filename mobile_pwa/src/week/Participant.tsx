import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { waiting } from '../outbox/rows';
import { LanguageButton } from '../signin/LanguageButton';
import { quickExit } from '../signin/Month';
import { arrival, locked, session, signOut } from '../signin/session';
import { Unlock } from '../signin/Unlock';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { lazily } from '../ui/lazily';
import { said } from '../ui/words';
import { followReceipts, recallHers, refresh } from './shelves';
import { WeekScreen } from './WeekScreen';
import { say } from './words';

type Tab = 'week' | 'scan' | 'record';

const Scan = lazily(() => import('../scan/ScanScreen').then((m) => m.ScanScreen));
const RecordScreen = lazily(() => import('../record/RecordScreen').then((m) => m.RecordScreen));

/** Her app: three rooms, and a way out on every one of them. */
export function Participant() {
  const tab = useSignal<Tab>(arrival.value ? 'scan' : 'week');
  // Tapping Scan again while it shows what became of the last one begins a new one.
  const round = useSignal(0);
  const go = (next: Tab) => {
    if (next === 'scan') round.value += 1;
    tab.value = next;
  };
  useKeptFresh();
  const toWeek = () => {
    tab.value = 'week';
  };
  return (
    <div class="shell">
      <TopBar />
      {tab.value === 'week' && <Week onScan={() => go('scan')} />}
      {tab.value === 'scan' && <Scan key={round.value} onLeave={toWeek} />}
      {tab.value === 'record' && <RecordScreen />}
      <Tabs current={tab.value} onChange={go} />
    </div>
  );
}

function Week({ onScan }: { onScan: () => void }) {
  return locked.value ? <Unlock /> : <WeekScreen onScan={onScan} />;
}

function useKeptFresh(): void {
  const order = session.value?.order;
  // Sentences come from the server in the language they were asked in.
  const spoken = language.value;
  useEffect(() => {
    void recallHers().then(refresh);
    const again = () => void refresh();
    const seen = () => {
      if (document.visibilityState === 'visible') again();
    };
    addEventListener('online', again);
    document.addEventListener('visibilitychange', seen);
    const stop = followReceipts();
    const warm = setTimeout(() => {
      Scan.prefetch();
      RecordScreen.prefetch();
    }, 2500);
    return () => {
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
      stop();
      clearTimeout(warm);
    };
  }, [order, spoken]);
}

function TopBar() {
  return (
    <header class="topbar no-print">
      <span class="brand">
        <Icon name="calendar" />
        <span class="sr">{said('agenda')}</span>
      </span>
      <span class="grow" />
      <LanguageButton />
      {!locked.value && (
        <Button
          size="chip"
          kind="bare"
          icon="lock"
          label={say('lock')}
          onClick={() => void signOut()}
        />
      )}
      <Button size="chip" icon="exit" onClick={quickExit}>
        {say('quickExit')}
      </Button>
    </header>
  );
}

const TABS: readonly { tab: Tab; icon: IconName; text: 'tabWeek' | 'tabScan' | 'tabRecord' }[] = [
  { tab: 'week', icon: 'week', text: 'tabWeek' },
  { tab: 'scan', icon: 'scan', text: 'tabScan' },
  { tab: 'record', icon: 'record', text: 'tabRecord' },
];

function Tabs({ current, onChange }: { current: Tab; onChange: (tab: Tab) => void }) {
  const queued = waiting.value.length;
  return (
    <nav class="tabs" aria-label={say('sections')}>
      <ul>
        {TABS.map(({ tab, icon, text }) => (
          <li key={tab}>
            <button
              type="button"
              aria-current={tab === current ? 'page' : undefined}
              onClick={() => onChange(tab)}
            >
              <span class="pill">
                <Icon name={icon} />
              </span>
              {say(text)}
              {tab === 'record' && queued > 0 && (
                <span class="dot">
                  {queued}
                  <span class="sr"> {say('queued', { n: queued })}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
