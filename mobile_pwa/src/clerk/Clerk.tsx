import './clerk.css';
import './inbox/inbox.css';
import { useEffect } from 'preact/hooks';
import { OFFLINE } from '../server/client';
import { LanguageButton } from '../signin/LanguageButton';
import { online, session, signOut } from '../signin/session';
import { Banner } from '../ui/Banner';
import { lazily } from '../ui/lazily';
import { StaffShell } from '../ui/StaffShell';
import { troubleText } from '../ui/Trouble';
import { Case } from './Case';
import { Desk } from './Desk';
import { Intake } from './Intake';
import { firstOf } from './inbox/tabs';
import { OddScans } from './OddScans';
import { Sites } from './Sites';
import { follow, show, type View, view } from './view';
import { say } from './words';

const Inboxes = lazily(() => import('./inbox/Inboxes').then((m) => m.Inboxes));
const Dates = lazily(() => import('./dates/Dates').then((m) => m.Dates));
const Reports = lazily(() => import('./reports/Reports').then((m) => m.Reports));
const Hosts = lazily(() => import('./hosts/Hosts').then((m) => m.Hosts));
const Files = lazily(() => import('./imports/Files').then((m) => m.Files));
const DeskCode = lazily(() => import('./dates/DeskCode').then((m) => m.DeskCode));

type Section = 'desk' | 'inbox' | 'dates' | 'reports' | 'intake' | 'sites' | 'files';

/** A case belongs to the room from which it was opened. */
function sectionOf(current: View): Section {
  if (current.room === 'desk-code') return 'dates';
  if (current.room === 'hosts') return 'sites';
  if (current.room === 'case') {
    if (current.back === 'dates') return 'dates';
    return current.back ? 'inbox' : 'desk';
  }
  return current.room === 'odd' ? 'desk' : current.room;
}

export function Clerk() {
  const current = view.value;
  useEffect(() => {
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  return (
    <StaffShell<Section>
      name={session.value?.court?.name ?? session.value?.name ?? null}
      label={say('sections')}
      sections={[
        { key: 'desk', text: say('desk'), icon: 'person' },
        { key: 'inbox', text: say('inbox'), icon: 'clock' },
        { key: 'dates', text: say('dates'), icon: 'calendar' },
        { key: 'reports', text: say('reports'), icon: 'record', seldom: true },
        { key: 'intake', text: say('intake'), icon: 'plus' },
        { key: 'sites', text: say('sites'), icon: 'place', seldom: true },
        { key: 'files', text: say('files'), icon: 'save', seldom: true },
      ]}
      current={sectionOf(current)}
      onSection={(room) => show(room === 'inbox' ? { room, ...firstOf('warnings') } : { room })}
      onSignOut={() => {
        show({ room: 'desk' });
        void signOut();
      }}
      language={<LanguageButton />}
    >
      <main class="screen office" id="content">
        {!online.value && <Banner icon="cloudOff">{troubleText(OFFLINE)}</Banner>}
        {current.room === 'desk' && <Desk />}
        {current.room === 'inbox' && <Inboxes place={current} />}
        {current.room === 'dates' && <Dates />}
        {current.room === 'reports' && <Reports />}
        {current.room === 'desk-code' && <DeskCode />}
        {current.room === 'case' && <Case key={current.order} view={current} />}
        {current.room === 'intake' && <Intake />}
        {current.room === 'sites' && <Sites />}
        {current.room === 'hosts' && <Hosts />}
        {current.room === 'files' && <Files />}
        {current.room === 'odd' && <OddScans />}
      </main>
    </StaffShell>
  );
}
