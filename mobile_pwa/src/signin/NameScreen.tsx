import { useSignal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { Opening, SiteDeviceRedemption } from '../server/resources';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { opened, rememberSite } from './session';
import { say } from './words';

/** A tablet at the entrance becomes the site's screen, and nothing else. */
export function NameScreen({ code, opening }: { code: string; opening: Opening }) {
  const label = useSignal(say('siteDefault'));
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    const body = { code, label: label.value.trim() || say('siteDefault') };
    const path = '/enrolments/site-device';
    const result = await call<SiteDeviceRedemption>(path, { method: 'POST', body });
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    await rememberSite(result.data.site);
    await opened(result.data.session);
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
