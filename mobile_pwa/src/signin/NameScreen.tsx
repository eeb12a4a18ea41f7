import { useSignal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { Opening, SiteDeviceRedemption } from '../server/resources';
import { newKeyPair, rememberSiteDevice } from '../store/device';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { awaitMatch, rememberSite } from './session';
import { say } from './words';

/** The screen makes its key if it can: without one it shows codes and scans no cards. */
async function redeem(code: string, label: string): Promise<Problem | null> {
  const pair = await newKeyPair().catch(() => null);
  const body = { code, label, public_key: pair?.publicKey ?? null };
  const path = '/enrolments/site-device';
  const result = await call<SiteDeviceRedemption>(path, { method: 'POST', body });
  if (!result.ok) return result.problem;
  const { device, receipt_key, site, two_words } = result.data;
  if (pair) {
    const { privateKey } = pair;
    const identity = { id: device, privateKey, enrolledAt: new Date().toISOString() };
    await rememberSiteDevice(identity, receipt_key).catch(() => undefined);
  }
  await rememberSite(site);
  await awaitMatch({ kind: 'screen', words: two_words });
  return null;
}

/** A tablet at the entrance becomes the site's screen, and nothing else. */
export function NameScreen({ code, opening }: { code: string; opening: Opening }) {
  const label = useSignal(say('siteDefault'));
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    problem.value = await redeem(code, label.value.trim() || say('siteDefault'));
    busy.value = false;
  };
  return (
    <>
      <Title>{say('siteTitle', { site: opening.site_name ?? '' })}</Title>
      <p>{say('siteText')}</p>
      <form class="card stack" onSubmit={submit} noValidate>
        <TextField
          label={say('siteLabel')}
          value={label.value}
          maxLength={60}
          onInput={setting(label)}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {busy.value ? say('checking') : say('siteActivate')}
        </Button>
      </form>
    </>
  );
}
