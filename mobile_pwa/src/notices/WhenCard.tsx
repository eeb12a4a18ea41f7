import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useSending } from '../clerk/sending';
import { call, type Problem } from '../server/client';
import type { NoticeSettings } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { fieldOf, minutesOf } from './minutes';
import type { Base } from './push';
import { say } from './settingsWords';

const SWITCHES = [
  ['shift_evening', 'evening'],
  ['shift_soon', 'soon'],
  ['weekly_summary', 'weekly'],
] as const;

/** A host's person has quiet hours and no reminders to switch. */
type Settings = Partial<NoticeSettings> & Pick<NoticeSettings, 'quiet_from' | 'quiet_to'>;

/** Quiet hours, and which reminders she wants. */
export function WhenCard({ base }: { base: Base }) {
  const found = useSignal<Settings | null>(null);
  const problem = useSignal<Problem | null>(null);
  const pull = async () => {
    const result = heeding(await call<Settings>(`${base}/notice-settings`));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) found.value = result.data;
  };
  useEffect(() => void pull(), [base]);
  return (
    <section class="card stack">
      <h2>{say('whenTitle')}</h2>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      {!found.value && !problem.value && <Skeleton lines={2} />}
      {found.value && (
        <Form
          key={found.value.version ?? 0}
          base={base}
          settings={found.value}
          onDone={setting(found)}
        />
      )}
    </section>
  );
}

interface FormProps {
  base: Base;
  settings: Settings;
  onDone: (settings: Settings) => void;
}

function Form({ base, settings, onDone }: FormProps) {
  const from = useSignal(fieldOf(settings.quiet_from));
  const to = useSignal(fieldOf(settings.quiet_to));
  const wanted = useSignal(switchesOf(settings));
  const sending = useSending<'from' | 'to', Settings>({
    check: () => ({
      ...(minutesOf(from.value) === null && { from: say('timeMissing') }),
      ...(minutesOf(to.value) === null && { to: say('timeMissing') }),
    }),
    send: () =>
      call(`${base}/notice-settings`, {
        method: 'PUT',
        version: settings.version,
        body: {
          quiet_from: minutesOf(from.value),
          quiet_to: minutesOf(to.value),
          ...wanted.value,
        },
      }),
    pointers: { '/quiet_from': 'from', '/quiet_to': 'to' },
    onDone: (answer) => {
      announce(say('saved'));
      onDone(answer);
    },
  });
  const { wrong } = sending;
  return (
    <form class="stack" onSubmit={sending.submit} noValidate>
      <fieldset class="stack">
        <legend>{say('quiet')}</legend>
        <p class="quiet small">{say('quietText')}</p>
        <div class="form-pair">
          <TextField
            label={say('from')}
            type="time"
            wrong={wrong.value.from}
            value={from.value}
            onInput={setting(from)}
          />
          <TextField
            label={say('to')}
            type="time"
            wrong={wrong.value.to}
            value={to.value}
            onInput={setting(to)}
          />
        </div>
      </fieldset>
      {base === '/me' && <Switches wanted={wanted} />}
      <Trouble problem={sending.problem.value} />
      <Button type="submit" wide busy={sending.busy.value}>
        {say('save')}
      </Button>
    </form>
  );
}

type Wanted = Partial<Pick<NoticeSettings, (typeof SWITCHES)[number][0]>>;

function switchesOf(settings: Settings): Wanted {
  const there = SWITCHES.filter(([name]) => settings[name] !== undefined);
  return Object.fromEntries(there.map(([name]) => [name, settings[name]]));
}

function Switches({ wanted }: { wanted: { value: Wanted } }) {
  return (
    <fieldset>
      <legend>{say('what')}</legend>
      {SWITCHES.map(([name, text]) => (
        <label class="check" key={name}>
          <input
            type="checkbox"
            checked={wanted.value[name] ?? true}
            onInput={(event) => {
              wanted.value = { ...wanted.value, [name]: event.currentTarget.checked };
            }}
          />
          <span>{say(text)}</span>
        </label>
      ))}
      <p class="quiet small">{say('always')}</p>
    </fieldset>
  );
}
