import './notices.css';
import { useEffect, useMemo } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { LeaveCard, SharedCard } from '../shared/SharedCard';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { VoiceCard } from '../voice/VoiceCard';
import { PushCard } from './PushCard';
import { SupportCard } from './SupportCard';
import { say } from './settingsWords';
import { WaysCard } from './WaysCard';
import { WhenCard } from './WhenCard';
import { waysOf } from './ways';

/** By what, at which hours and of what she is told, and who with her. */
export function SettingsScreen({ onLeave }: { onLeave: () => void }) {
  const ways = useMemo(() => waysOf('/me'), []);
  useEffect(() => void ways.pull(), [language.value]);
  return (
    <main class="screen narrow" id="content">
      <div>
        <div class="back">
          <Button size="chip" kind="bare" icon="back" onClick={onLeave}>
            {said('back')}
          </Button>
        </div>
        <Title>{say('title')}</Title>
      </div>
      <p>{say('text')}</p>
      <Banner icon="lock" calm>
        {say('neutral')}
      </Banner>
      <PushCard ways={ways} />
      <WaysCard ways={ways} />
      <WhenCard base="/me" />
      <SupportCard ways={ways} />
      <VoiceCard />
      <SharedCard />
      <LeaveCard />
    </main>
  );
}
