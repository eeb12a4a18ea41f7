import './passes.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Countdown } from '../site/Countdown';
import { counterOf, STEP_SECONDS } from '../site/codes';
import { QrCode } from '../site/QrCode';
import { useWakeLock } from '../site/wakeLock';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/Field';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { herPass, passText, passTime, pullPass, recallPass } from './herPass';
import { say } from './words';

/** Her pass at one of her sites: somebody there reads it instead of her reading the site's code. */
export function MyPass({ onBack }: { onBack: () => void }) {
  const asked = useSignal(false);
  useEffect(() => {
    void recallPass()
      .then(pullPass)
      .finally(() => {
        asked.value = true;
      });
  }, []);
  useWakeLock();
  const sites = herPass.value?.sites ?? [];
  return (
    <main class="screen narrow" id="content">
      <Title>{say('title')}</Title>
      {sites.length > 0 && <Shown />}
      {sites.length === 0 && !asked.value && <Skeleton tall lines={1} />}
      {sites.length === 0 && asked.value && <Banner icon="cloudOff">{say('none')}</Banner>}
      <Button wide icon="back" onClick={onBack}>
        {said('back')}
      </Button>
    </main>
  );
}

function Shown() {
  const pass = herPass.value;
  const chosen = useSignal<string | null>(null);
  const site = pass?.sites.find((one) => one.id === chosen.value) ?? pass?.sites[0];
  const text = useSignal<string | null>(null);
  const now = useSignal(pass ? passTime(pass) : 0);
  const counter = counterOf(now.value);
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = pass ? passTime(pass) : 0;
    }, 500);
    return () => clearInterval(timer);
  }, [pass]);
  useEffect(() => {
    let stale = false;
    if (!pass || !site) return;
    void passText(pass, site.key_id, counter * STEP_SECONDS).then((made) => {
      if (!stale) text.value = made;
    });
    return () => {
      stale = true;
    };
  }, [pass, site, counter]);
  if (!pass || !site) return null;
  return (
    <>
      {pass.sites.length > 1 && (
        <SelectField
          label={say('site')}
          value={site.id}
          options={pass.sites.map((one) => [one.id, one.name] as const)}
          onInput={setting(chosen)}
        />
      )}
      <div class="card stack pass">
        <h2>{site.name}</h2>
        {text.value ? <QrCode text={text.value} label={say('qr')} /> : <Skeleton tall lines={1} />}
        <Countdown now={now.value} label={(n) => say('next', { n })} />
      </div>
      <p>{say('how')}</p>
      <p class="quiet">{say('bright')}</p>
    </>
  );
}
