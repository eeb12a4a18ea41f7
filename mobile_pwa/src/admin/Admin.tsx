import '../clerk/clerk.css';
import './admin.css';
import { useSignal } from '@preact/signals';
import { OddScans } from '../clerk/OddScans';
import { OFFLINE } from '../server/client';
import { LanguageButton } from '../signin/LanguageButton';
import { online, session, signOut } from '../signin/session';
import { Banner } from '../ui/Banner';
import { StaffShell } from '../ui/StaffShell';
import { troubleText } from '../ui/Trouble';
import { Counts } from './Counts';
import { Reading } from './Reading';
import { Twins } from './Twins';
import { say } from './words';

type Section = 'reading' | 'counts' | 'twins' | 'odd';

/** Who answers for the house: who looked, how often, orders entered twice, scans of nobody. */
export function Admin() {
  const section = useSignal<Section>('reading');
  return (
    <StaffShell<Section>
      name={session.value?.name ?? null}
      label={say('sections')}
      sections={[
        { key: 'reading', text: say('tabReading'), icon: 'eye' },
        { key: 'counts', text: say('tabCounts'), icon: 'record' },
        { key: 'twins', text: say('tabTwins'), icon: 'person' },
        { key: 'odd', text: say('tabOdd'), icon: 'ask' },
      ]}
      current={section.value}
      onSection={(next) => {
        section.value = next;
      }}
      onSignOut={() => void signOut()}
      language={<LanguageButton />}
    >
      <main class="screen office" id="content">
        {!online.value && <Banner icon="cloudOff">{troubleText(OFFLINE)}</Banner>}
        {section.value === 'reading' && <Reading />}
        {section.value === 'counts' && <Counts />}
        {section.value === 'twins' && <Twins />}
        {section.value === 'odd' && <OddScans alone />}
      </main>
    </StaffShell>
  );
}
