import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { todayIn } from '../i18n/zone';
import { call, type Problem } from '../server/client';
import type { IntakeChecks, Language, Order, Page, Site } from '../server/resources';
import { heeding } from '../signin/session';
import { Button } from '../ui/Button';
import { type InputType, SelectField, TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { holdUpdates } from '../worker/bridge';
import { useAsked } from './asking';
import { say as sayFault } from './faultWords';
import { emptyOrder, faults, type OrderForm, orderBody, wantsPlacement } from './intake';
import { checked, saysSomething } from './intakeChecks';
import { say } from './intakeWords';
import { say as sayPlace } from './placementWords';
import { Remarks } from './Remarks';
import { focusFirst } from './sending';
import { emptyWeek, inOrder, place } from './timetable';
import { show } from './view';
import { WeekHours } from './WeekHours';

type Found = ReturnType<typeof faults>;

interface Part {
  form: Signal<OrderForm>;
  found: Found;
  /** A field was changed: what was wrong with it may be right now. */
  onFixed: (name: keyof OrderForm) => void;
}

/** A new order: who, what the court said, where and when. */
export function Intake() {
  const { form, days, found, hoursWrong, checks, problem, busy, fixed, submit } = useIntake();
  const part = { form, found: found.value, onFixed: fixed };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Title>{say('intakeTitle')}</Title>
      <Person {...part} />
      <Ordered {...part} />
      <section class="card stack">
        <h2>{sayPlace('timetable')}</h2>
        <SiteChoice form={form} />
        {form.value.site && (
          <WeekHours
            legend={sayPlace('timetableHint')}
            wrong={hoursWrong.value}
            days={days.value}
            onChange={setting(days)}
          />
        )}
      </section>
      {checks.value && <Remarks checks={checks.value} />}
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main" size="big" busy={busy.value}>
        {say(checks.value ? 'createAnyway' : 'create')}
      </Button>
    </form>
  );
}

function useIntake() {
  const form = useSignal(emptyOrder(todayIn('America/Bogota')));
  const days = useSignal(emptyWeek('08:00', '12:00'));
  const found = useSignal<Found>({});
  const hoursWrong = useSignal<string | null>(null);
  const checks = useSignal<IntakeChecks | null>(null);
  const read = useSignal('');
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const id = useSignal(crypto.randomUUID() as string);
  useEffect(holdUpdates, []);
  const fixed = (name: keyof OrderForm) => {
    const { [name]: _right, ...rest } = found.value;
    found.value = rest;
  };
  /** Asked before anything is made; what was read once is not shown twice. */
  const mayGoOn = async () => {
    const words = JSON.stringify(form.value);
    if (read.value === words) return true;
    const result = await checked(id.value, form.value);
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return false;
    read.value = words;
    checks.value = saysSomething(result.data) ? result.data : null;
    return checks.value === null;
  };
  const send = async () => {
    const body = orderBody(form.value);
    const result = heeding(await call<Order>(`/orders/${id.value}`, { method: 'PUT', body }));
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    const placed = await placeHer(id.value, form.value, days.value);
    show({ room: 'case', order: id.value, justMade: true, placementFailed: placed !== null });
  };
  const submit = async (event: Event & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const page = event.currentTarget;
    found.value = faults(form.value);
    hoursWrong.value = inOrder(days.value) ? null : sayFault('entryWrong');
    if (Object.keys(found.value).length > 0 || hoursWrong.value) return focusFirst(page);
    if (busy.value) return;
    busy.value = true;
    if (await mayGoOn()) await send();
    busy.value = false;
  };
  return { form, days, found, hoursWrong, checks, problem, busy, fixed, submit };
}

async function placeHer(order: string, form: OrderForm, days: ReturnType<typeof emptyWeek>) {
  if (!wantsPlacement(form, days)) return null;
  return place(crypto.randomUUID(), { order, site: form.site, startsOn: form.startsOn, days });
}

interface InputProps extends Part {
  name: keyof OrderForm;
  label: string;
  type?: InputType;
  hint?: string;
}

function Input({ form, found, onFixed, name, label, type = 'text', hint }: InputProps) {
  const fault = found[name];
  return (
    <TextField
      label={label}
      type={type}
      {...(hint ? { hint } : {})}
      autocomplete="off"
      inputMode={name.endsWith('Hours') ? 'decimal' : name === 'caseNumber' ? 'numeric' : 'text'}
      wrong={fault ? sayFault(fault) : null}
      value={form.value[name]}
      onInput={(value) => {
        form.value = { ...form.value, [name]: value };
        onFixed(name);
      }}
    />
  );
}

const DOCUMENTS = ['CC', 'CE', 'TI', 'PPT', 'PA'] as const;
const LANGUAGES = [
  ['es', 'Español'],
  ['en', 'English'],
] as const;

function Person(part: Part) {
  const { form } = part;
  const set = (changed: Partial<OrderForm>) => {
    form.value = { ...form.value, ...changed };
  };
  return (
    <section class="card stack">
      <h2>{say('participant')}</h2>
      <div class="form-grid">
        <Input {...part} name="firstName" label={say('firstName')} />
        <Input {...part} name="lastName" label={say('lastName')} />
        <SelectField
          label={say('documentType')}
          value={form.value.documentType}
          options={DOCUMENTS.map((key) => [key, say(`doc_${key}`)] as const)}
          onInput={(documentType) => set({ documentType })}
        />
        <Input {...part} name="documentNumber" label={say('documentNumber')} />
        <SelectField
          label={say('herLanguage')}
          value={form.value.language}
          options={LANGUAGES}
          onInput={(language) => set({ language: language as Language })}
        />
        <Input {...part} name="phone" label={say('phoneOptional')} type="tel" />
      </div>
    </section>
  );
}

const HOURS = [
  'weeklyHours',
  'floorHours',
  'capHours',
  'dailyHours',
  'totalHours',
  'weeksOrdered',
] as const;

function Ordered(part: Part) {
  return (
    <section class="card stack">
      <h2>{say('order')}</h2>
      <div class="form-grid">
        <Input {...part} name="caseNumber" label={say('caseNumber')} hint={say('caseHint')} />
        <Input {...part} name="startsOn" label={say('startsOn')} type="date" />
        <Input {...part} name="endsOn" label={say('endsOn')} type="date" />
        {HOURS.map((name) => (
          <Input key={name} {...part} name={name} label={say(name)} />
        ))}
      </div>
    </section>
  );
}

function SiteChoice({ form }: { form: Signal<OrderForm> }) {
  const sites = useAsked<Page<Site>>('/sites').data.value?.items ?? [];
  return (
    <SelectField
      label={sayPlace('siteOf')}
      value={form.value.site}
      options={[
        ['', say('later')] as const,
        ...sites.map((one) => [one.id, `${one.name} · ${one.host_name}`] as const),
      ]}
      onInput={(site) => {
        form.value = { ...form.value, site };
      }}
    />
  );
}
