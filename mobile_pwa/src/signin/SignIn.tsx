import { useSignal } from '@preact/signals';
import { Button } from '../ui/Button';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { Enrol } from './Enrol';
import { ExitButton } from './ExitButton';
import { LanguageButton } from './LanguageButton';
import { StaffSignIn } from './StaffSignIn';
import { arrival } from './session';
import { say } from './words';

type Way = 'choose' | 'code' | 'staff';

interface Props {
  /** Where to begin, and how to leave, when this is not the first screen. */
  start?: Way;
  onBack?: () => void;
}

export function SignIn({ start = 'choose', onBack }: Props) {
  const way = useSignal<Way>(arrival.value ? 'code' : start);
  const back = () => {
    arrival.value = null;
    if (onBack) onBack();
    else way.value = 'choose';
  };
  return (
    <div class="shell">
      <header class="topbar">
        <span class="brand">{said('agenda')}</span>
        <span class="grow" />
        <LanguageButton />
        {!onBack && <ExitButton />}
      </header>
      <main class="screen narrow" id="content">
        {way.value === 'choose' && (
          <Choose
            onChoose={(next) => {
              way.value = next;
            }}
          />
        )}
        {way.value === 'code' && <Enrol onBack={back} />}
        {way.value === 'staff' && <StaffSignIn onBack={back} />}
      </main>
    </div>
  );
}

function Choose({ onChoose }: { onChoose: (way: Way) => void }) {
  return (
    <>
      <img class="mark-big" src="/icon.svg" alt="" width="72" height="72" />
      <Title>{say('title')}</Title>
      <p class="quiet">{say('intro')}</p>
      <div class="card stack">
        <Button kind="main" size="big" wide icon="scan" onClick={() => onChoose('code')}>
          {say('haveCode')}
        </Button>
        <p class="quiet small">{say('haveCodeHint')}</p>
      </div>
      <div class="card plain stack">
        <Button wide icon="person" onClick={() => onChoose('staff')}>
          {say('staff')}
        </Button>
        <p class="quiet small">{say('staffHint')}</p>
      </div>
    </>
  );
}
