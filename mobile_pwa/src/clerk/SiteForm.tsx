import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call, type Problem } from '../server/client';
import type { Named, Page, Site } from '../server/resources';
import { heeding } from '../signin/session';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { holdUpdates } from '../worker/bridge';
import { useAsked } from './asking';
import { say as sayFault } from './faultWords';
import { say } from './siteWords';
import { type DayHours, emptyWeek, inOrder } from './timetable';
import { WeekHours } from './WeekHours';

interface Props {
  site: Site | null;
  onDone: () => void;
  onClose: () => void;
}

const NEW_HOST = 'new';

export function SiteForm({ site, onDone, onClose }: Props) {
  const hosts = useAsked<Page<Named>>('/hosts').data.value?.items ?? [];
  const form = useSignal({
    name: site?.name ?? '',
    address: site?.address ?? '',
    zone: site?.time_zone ?? 'America/Bogota',
    holidays: site?.closed_on_holidays ?? true,
    host: site?.host ?? '',
    hostName: '',
  });
  const days = useSignal(startingHours(site));
  const wrong = useSignal<{ name?: string; address?: string; host?: string; days?: string }>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const id = useSignal(site?.id ?? (crypto.randomUUID() as string));
  const newHost = useSignal(crypto.randomUUID() as string);
  useEffect(holdUpdates, []);
  const set = (part: Partial<typeof form.value>) => {
    form.value = { ...form.value, ...part };
  };
  const host = form.value.host || (hosts[0]?.id ?? NEW_HOST);
  const submit = async (event: Event) => {
    event.preventDefault();
    const missing = sayFault('fieldMissing');
    wrong.value = {
      ...(form.value.name.trim() ? {} : { name: missing }),
      ...(form.value.address.trim() ? {} : { address: missing }),
      ...(host !== NEW_HOST || form.value.hostName.trim() ? {} : { host: missing }),
      ...(inOrder(days.value) ? {} : { days: sayFault('entryWrong') }),
    };
    if (Object.keys(wrong.value).length > 0 || busy.value) return;
    busy.value = true;
    problem.value = await save();
    busy.value = false;
    if (!problem.value) onDone();
  };
  const save = async (): Promise<Problem | null> => {
    const owner = host === NEW_HOST ? newHost.value : host;
    if (host === NEW_HOST) {
      const body = { name: form.value.hostName.trim() };
      const made = heeding(await call(`/hosts/${owner}`, { method: 'PUT', body }));
      // Made by an earlier tap that failed on the site: it is there, that is all we want.
      if (!made.ok && made.problem.status !== 428) return made.problem;
    }
    const body = {
      host: owner,
      name: form.value.name.trim(),
      address: form.value.address.trim(),
      time_zone: form.value.zone.trim(),
      closed_on_holidays: form.value.holidays,
      opening_hours: openingHours(days.value, site),
    };
    const options = { method: 'PUT', body, version: site?.version } as const;
    const result = heeding(await call(`/sites/${id.value}`, options));
    return result.ok ? null : result.problem;
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Title>{site ? site.name : say('newSite')}</Title>
      <section class="card form-grid">
        <TextField
          label={say('siteName')}
          maxLength={160}
          wrong={wrong.value.name}
          value={form.value.name}
          onInput={(name) => set({ name })}
        />
        <TextField
          label={say('siteAddress')}
          maxLength={240}
          wrong={wrong.value.address}
          value={form.value.address}
          onInput={(address) => set({ address })}
        />
        <SelectField
          label={say('siteHost')}
          value={host}
          options={[
            ...hosts.map((one) => [one.id, one.name] as const),
            [NEW_HOST, say('newHost')] as const,
          ]}
          onInput={(value) => set({ host: value })}
        />
        {host === NEW_HOST && (
          <TextField
            label={say('hostName')}
            maxLength={160}
            wrong={wrong.value.host}
            value={form.value.hostName}
            onInput={(hostName) => set({ hostName })}
          />
        )}
        <TextField label={say('zone')} value={form.value.zone} onInput={(zone) => set({ zone })} />
        <label class="check">
          <input
            type="checkbox"
            checked={form.value.holidays}
            onChange={(event) => set({ holidays: event.currentTarget.checked })}
          />
          {say('closedHolidays')}
        </label>
      </section>
      <section class="card">
        <WeekHours
          legend={say('openingHours')}
          wrong={wrong.value.days ?? null}
          days={days.value}
          onChange={setting(days)}
        />
      </section>
      <Trouble problem={problem.value} />
      <div class="row">
        <Button type="submit" kind="main" size="big" busy={busy.value}>
          {say('saveSite')}
        </Button>
        <Button size="big" onClick={onClose}>
          {said('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The first stretch of each day is edited here; further ones are kept as they are. */
function startingHours(site: Site | null): DayHours[] {
  if (!site) return emptyWeek('08:00', '17:00').map((day, index) => ({ ...day, on: index < 5 }));
  return emptyWeek('08:00', '17:00').map((day, index) => {
    const first = site.opening_hours.find((hours) => hours.weekday === index + 1);
    return first ? { on: true, from: first.from, to: first.to } : day;
  });
}

function openingHours(days: readonly DayHours[], site: Site | null) {
  return days.flatMap((day, index) => {
    if (!day.on) return [];
    const weekday = index + 1;
    const further = (site?.opening_hours ?? [])
      .filter((hours) => hours.weekday === weekday)
      .slice(1);
    return [{ weekday, from: day.from, to: day.to }, ...further];
  });
}
