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

interface Typed {
  name: string;
  address: string;
  zone: string;
  holidays: boolean;
  host: string;
  hostName: string;
}

type Wrong = Partial<Record<'name' | 'address' | 'host' | 'days', string>>;

/** One place of a host, new or changed. */
export function SiteForm({ site, onDone, onClose }: Props) {
  const hosts = useAsked<Page<Named>>('/hosts').data.value?.items ?? [];
  const { form, host, days, wrong, problem, busy, set, submit } = useSite(site, hosts, onDone);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Title>{site ? site.name : say('newSite')}</Title>
      <section class="card form-grid">
        <Where form={form.value} wrong={wrong.value} set={set} />
        <HostChoice hosts={hosts} host={host} form={form.value} wrong={wrong.value} set={set} />
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

interface PartProps {
  form: Typed;
  wrong: Wrong;
  set: (part: Partial<Typed>) => void;
}

function Where({ form, wrong, set }: PartProps) {
  return (
    <>
      <TextField
        label={say('siteName')}
        maxLength={160}
        wrong={wrong.name}
        value={form.name}
        onInput={(name) => set({ name })}
      />
      <TextField
        label={say('siteAddress')}
        maxLength={240}
        wrong={wrong.address}
        value={form.address}
        onInput={(address) => set({ address })}
      />
    </>
  );
}

interface HostProps extends PartProps {
  hosts: readonly Named[];
  host: string;
}

function HostChoice({ hosts, host, form, wrong, set }: HostProps) {
  return (
    <>
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
          wrong={wrong.host}
          value={form.hostName}
          onInput={(hostName) => set({ hostName })}
        />
      )}
    </>
  );
}

function useSite(site: Site | null, hosts: readonly Named[], onDone: () => void) {
  const form = useSignal(typed(site));
  const days = useSignal(startingHours(site));
  const wrong = useSignal<Wrong>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const id = useSignal(site?.id ?? (crypto.randomUUID() as string));
  const newHost = useSignal(crypto.randomUUID() as string);
  useEffect(holdUpdates, []);
  const set = (part: Partial<Typed>) => {
    form.value = { ...form.value, ...part };
  };
  const host = form.value.host || (hosts[0]?.id ?? NEW_HOST);
  const save = async () => {
    const owner = host === NEW_HOST ? newHost.value : host;
    const refused = host === NEW_HOST ? await makeHost(owner, form.value.hostName) : null;
    if (refused) return refused;
    const body = siteBody(owner, form.value, openingHours(days.value, site));
    const options = { method: 'PUT', body, version: site?.version } as const;
    const result = heeding(await call(`/sites/${id.value}`, options));
    return result.ok ? null : result.problem;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    wrong.value = faults(form.value, host, days.value);
    if (Object.keys(wrong.value).length > 0 || busy.value) return;
    busy.value = true;
    problem.value = await save();
    busy.value = false;
    if (!problem.value) onDone();
  };
  return { form, host, days, wrong, problem, busy, set, submit };
}

function typed(site: Site | null): Typed {
  return {
    name: site?.name ?? '',
    address: site?.address ?? '',
    zone: site?.time_zone ?? 'America/Bogota',
    holidays: site?.closed_on_holidays ?? true,
    host: site?.host ?? '',
    hostName: '',
  };
}

function faults(form: Typed, host: string, days: readonly DayHours[]): Wrong {
  const missing = sayFault('fieldMissing');
  return {
    ...(form.name.trim() ? {} : { name: missing }),
    ...(form.address.trim() ? {} : { address: missing }),
    ...(host !== NEW_HOST || form.hostName.trim() ? {} : { host: missing }),
    ...(inOrder(days) ? {} : { days: sayFault('entryWrong') }),
  };
}

async function makeHost(id: string, name: string): Promise<Problem | null> {
  const body = { name: name.trim() };
  const made = heeding(await call(`/hosts/${id}`, { method: 'PUT', body }));
  // Made by an earlier tap that failed on the site: it is there, that is all we want.
  return made.ok || made.problem.status === 428 ? null : made.problem;
}

function siteBody(host: string, form: Typed, opening_hours: ReturnType<typeof openingHours>) {
  return {
    host,
    name: form.name.trim(),
    address: form.address.trim(),
    time_zone: form.zone.trim(),
    closed_on_holidays: form.holidays,
    opening_hours,
  };
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
