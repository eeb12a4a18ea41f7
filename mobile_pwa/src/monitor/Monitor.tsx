import '../clerk/clerk.css';
import { useSignal } from '@preact/signals';
import { OFFLINE } from '../server/client';
import { LanguageButton } from '../signin/LanguageButton';
import { online, session, signOut } from '../signin/session';
import { Banner } from '../ui/Banner';
import { StaffShell } from '../ui/StaffShell';
import { troubleText } from '../ui/Trouble';
import { Figures } from './Figures';
import { Register } from './Register';
import { Supported } from './Supported';
import { say } from './words';

type Section = 'figures' | 'register' | 'supported';

/** Who watches how the law works: what is published, decisions, and women who asked for help. */
export function Monitor() {
  const section = useSignal<Section>('figures');
  return (
    <StaffShell<Section>
      name={session.value?.name ?? null}
      label={say('sections')}
      sections={[
        { key: 'figures', text: say('tabFigures'), icon: 'record' },
        { key: 'register', text: say('tabRegister'), icon: 'note' },
        { key: 'supported', text: say('tabSupported'), icon: 'person' },
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
        {section.value === 'figures' && <Figures />}
        {section.value === 'register' && <Register />}
        {section.value === 'supported' && <Supported />}
      </main>
    </StaffShell>
  );
}
