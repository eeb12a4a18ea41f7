import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { keepDelivering, pending } from '../letters/post';
import { fresh } from '../notices/fresh';
import { useOpened } from '../notices/opened';
import { waiting } from '../outbox/rows';
import { leaving } from '../shared/leaving';
import { ExitButton } from '../signin/ExitButton';
import { LanguageButton } from '../signin/LanguageButton';
import { arrival, locked, session, signOut } from '../signin/session';
import { Unlock } from '../signin/Unlock';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { lazily } from '../ui/lazily';
import { goTo, type Room, room } from './rooms';
import { followLetters, followReceipts, recallHers, refresh } from './shelves';
import { WeekScreen } from './WeekScreen';
import { say } from './words';

const Scan = lazily(() => import('../scan/ScanScreen').then((m) => m.ScanScreen));
const RecordScreen = lazily(() => import('../record/RecordScreen').then((m) => m.RecordScreen));
const ExcuseScreen = lazily(() => import('../excuse/ExcuseScreen').then((m) => m.ExcuseScreen));
const HoursScreen = lazily(() => import('../makeup/HoursScreen').then((m) => m.HoursScreen));
const DatesScreen = lazily(() => import('../appearances/DatesScreen').then((m) => m.DatesScreen));
const HelpScreen = lazily(() => import('../help/HelpScreen').then((m) => m.HelpScreen));
const Left = lazily(() => import('../shared/Left').then((m) => m.Left));
const InboxScreen = lazily(() => import('../notices/InboxScreen').then((m) => m.InboxScreen));
const SettingsScreen = lazily(() =>
  import('../notices/SettingsScreen').then((m) => m.SettingsScreen),
);
const FOLLOWING = [
  ...[Scan, RecordScreen, ExcuseScreen, HoursScreen, DatesScreen, InboxScreen],
  ...[HelpScreen, SettingsScreen],
];
/** What opens without the PIN: scanning, what waits here, and help. */
const ALWAYS: readonly Room[] = ['scan', 'record', 'help'];

/** Her app: its rooms, and a way out on every one of them. */
export function Participant() {
  // Tapping Scan again while it shows what became of the last one begins a new one.
  const round = useSignal(0);
  useState(() => arrival.value && goTo('scan'));
  const here = room.value;
  const go = (next: Room) => {
    if (next === 'scan') round.value += 1;
    goTo(next);
  };
  useKeptFresh();
  useOpened();
  const toWeek = () => goTo('week');
  if (leaving.value) return <Left />;
  const closed = locked.value && !ALWAYS.includes(here);
  return (
    <div class="shell">
      <TopBar onHelp={() => go('help')} />
      {closed && <Unlock />}
      {!closed && here === 'week' && <WeekScreen onScan={() => go('scan')} />}
      {!closed && here === 'excuse' && <ExcuseScreen onLeave={toWeek} />}
      {!closed && here === 'hours' && <HoursScreen onLeave={toWeek} />}
      {!closed && here === 'dates' && <DatesScreen onLeave={toWeek} />}
      {!closed && here === 'notices' && <InboxScreen />}
      {!closed && here === 'settings' && <SettingsScreen onLeave={() => goTo('notices')} />}
      {here === 'scan' && <Scan key={round.value} onLeave={toWeek} />}
      {here === 'record' && <RecordScreen />}
      {here === 'help' && <HelpScreen />}
      <Tabs current={here} onChange={go} />
    </div>
  );
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
    const stops = [followReceipts(), followLetters(), keepDelivering()];
    const warm = setTimeout(() => {
      for (const screen of FOLLOWING) screen.prefetch();
    }, 2500);
    return () => {
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
      for (const stop of stops) stop();
      clearTimeout(warm);
    };
  }, [order, spoken]);
}

function TopBar({ onHelp }: { onHelp: () => void }) {
  return (
    <header class="topbar no-print">
      <Button size="chip" kind="bare" icon="ask" label={say('help')} onClick={onHelp} />
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
      <ExitButton />
    </header>
  );
}

type TabText = 'tabWeek' | 'tabScan' | 'tabRecord' | 'tabNotices';

const TABS: readonly { tab: Room; icon: IconName; text: TabText }[] = [
  { tab: 'week', icon: 'week', text: 'tabWeek' },
  { tab: 'scan', icon: 'scan', text: 'tabScan' },
  { tab: 'record', icon: 'record', text: 'tabRecord' },
  { tab: 'notices', icon: 'bell', text: 'tabNotices' },
];

function Tabs({ current, onChange }: { current: Room; onChange: (tab: Room) => void }) {
  const queued = waiting.value.length + pending.value;
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
              {tab === 'notices' && fresh.value > 0 && (
                <span class="dot">
                  {fresh.value}
                  <span class="sr"> {say('unseen', { n: fresh.value })}</span>
                </span>
              )}
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
