import './host.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { opened } from '../notices/opened';
import { LanguageButton } from '../signin/LanguageButton';
import { arrival, session, signOut } from '../signin/session';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { SelectField } from '../ui/Field';
import { lazily } from '../ui/lazily';
import { Skeleton } from '../ui/Skeleton';
import { StaffShell } from '../ui/StaffShell';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { openAgreements, openHours, pullAsked } from './asked';
import { Closures } from './Closures';
import { listed } from './list';
import { mine, pullMine, sectionOf, seeMine } from './mine';
import { Printables } from './Printables';
import { Requests } from './Requests';
import { waitingNow } from './silence';
import { pullSites, sites } from './sites';
import { Today } from './Today';
import { say } from './words';

type Section = 'today' | 'requests' | 'closures' | 'reports' | 'print' | 'messages';

const Messages = lazily(() => import('./Messages').then((m) => m.Messages));

const Reports = lazily(() => import('./report/Reports').then((m) => m.Reports));

const EVERY_MS = 60_000;

export function Host() {
  const section = useSignal<Section>(arrival.value?.includes('#sheet=') ? 'print' : 'today');
  const chosen = useSignal<string | null>(null);
  useEffect(() => void pullSites(), []);
  useEffect(() => {
    const pull = () => {
      void pullAsked();
      void pullMine();
    };
    pull();
    const timer = setInterval(pull, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const tapped = opened.value;
  useEffect(() => {
    if (!tapped) return;
    void seeMine(tapped).then((one) => {
      // The session was over: it waits until somebody has signed in.
      if (!session.value) return;
      opened.value = null;
      section.value = one ? sectionOf(one) : 'messages';
    });
  }, [tapped]);
  const list = sites.items.value;
  const waiting = waitingNow(listed.waiting.value, Date.now()).length;
  const requests = openHours().length + openAgreements().length;
  const site = list?.find((one) => one.id === chosen.value) ?? list?.[0];
  return (
    <StaffShell
      name={session.value?.host?.name ?? session.value?.name ?? null}
      label={say('sections')}
      sections={[
        { key: 'today', text: counted(say('tabToday'), waiting), icon: 'person' },
        { key: 'requests', text: counted(say('tabRequests'), requests), icon: 'ask' },
        { key: 'closures', text: say('tabClosures'), icon: 'pause' },
        { key: 'reports', text: say('tabReports'), icon: 'record' },
        { key: 'print', text: say('tabPrint'), icon: 'printer' },
      ]}
      current={section.value}
      onSection={(key) => {
        section.value = key;
      }}
      onSignOut={() => void signOut()}
      language={
        <>
          <Bell
            on={section.value === 'messages'}
            onOpen={() => {
              section.value = 'messages';
            }}
          />
          <LanguageButton />
        </>
      }
      place={
        list &&
        list.length > 1 &&
        site && (
          <SelectField
            label={say('site')}
            value={site.id}
            options={list.map((one) => [one.id, one.name] as const)}
            onInput={setting(chosen)}
          />
        )
      }
    >
      <main class="screen" id="content">
        <Trouble problem={sites.problem.value} onRetry={pullSites} />
        {!list && !sites.problem.value && <Skeleton lines={3} />}
        {list?.length === 0 && <Empty icon="place">{say('noSites')}</Empty>}
        {site && section.value === 'today' && <Today key={site.id} site={site} />}
        {site && section.value === 'requests' && <Requests site={site} sites={list ?? []} />}
        {site && section.value === 'closures' && <Closures key={site.id} site={site} />}
        {site && section.value === 'print' && <Printables site={site} />}
        {section.value === 'reports' && <Reports />}
        {section.value === 'messages' && <Messages onOpen={setting(section)} />}
      </main>
    </StaffShell>
  );
}

/** What one was told: with how much of it is new. */
function Bell({ on, onOpen }: { on: boolean; onOpen: () => void }) {
  const unseen = mine.page.value?.unseen ?? 0;
  return (
    <Button
      size="chip"
      kind={on ? 'plain' : 'bare'}
      icon="bell"
      pressed={on}
      label={counted(say('tabMessages'), unseen)}
      onClick={onOpen}
    >
      {unseen > 0 && <span aria-hidden="true">{unseen}</span>}
    </Button>
  );
}

/** A tab with how many things wait behind it. */
function counted(text: string, count: number): string {
  return count > 0 ? `${text} (${count})` : text;
}
