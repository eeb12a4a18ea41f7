import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { instantIn, todayIn } from '../i18n/zone';
import { call, type Problem } from '../server/client';
import type { ClosureCause, Site } from '../server/resources';
import { heeding } from '../signin/session';
import { Button } from '../ui/Button';
import { SelectField, TextArea, TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { holdUpdates } from '../worker/bridge';
import { say } from './words';

const CAUSES: readonly ClosureCause[] = ['host', 'force_majeure', 'programme', 'other'];

interface Props {
  site: Site;
  onDone: () => void;
  onClose: () => void;
}

export function NewClosure({ site, onDone, onClose }: Props) {
  const today = todayIn(site.time_zone);
  const form = useSignal({ from: today, fromTime: '00:00', to: today, toTime: '23:59' });
  const cause = useSignal<ClosureCause>('host');
  const note = useSignal('');
  const id = useSignal(crypto.randomUUID() as string);
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  const set = (part: Partial<typeof form.value>) => {
    form.value = { ...form.value, ...part };
    // Other words are another fact: the server refuses them under a used id.
    id.value = crypto.randomUUID();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const { from, fromTime, to, toTime } = form.value;
    const complete = from && fromTime && to && toTime && `${from}T${fromTime}` < `${to}T${toTime}`;
    wrong.value = complete ? null : say('closureWrong');
    if (!complete || busy.value) return;
    busy.value = true;
    const body = {
      from: instantIn(site.time_zone, from, fromTime),
      to: instantIn(site.time_zone, to, toTime),
      cause: cause.value,
      note: note.value.trim() || null,
    };
    const path = `/sites/${site.id}/closures/${id.value}`;
    const result = heeding(await call(path, { method: 'PUT', body }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onDone();
  };
  return (
    <Sheet title={say('newClosure')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <TextField
          label={say('from')}
          type="date"
          value={form.value.from}
          onInput={(from) => set({ from })}
        />
        <TextField
          label={say('fromTime')}
          type="time"
          value={form.value.fromTime}
          onInput={(fromTime) => set({ fromTime })}
        />
        <TextField
          label={say('to')}
          type="date"
          value={form.value.to}
          onInput={(to) => set({ to })}
        />
        <TextField
          label={say('toTime')}
          type="time"
          wrong={wrong.value}
          value={form.value.toTime}
          onInput={(toTime) => set({ toTime })}
        />
        <SelectField
          label={say('cause')}
          value={cause.value}
          options={CAUSES.map((key) => [key, say(`cause_${key}`)] as const)}
          onInput={(value) => {
            cause.value = value as ClosureCause;
          }}
        />
        <TextArea label={say('note')} value={note.value} maxLength={500} onInput={setting(note)} />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {said('save')}
        </Button>
      </form>
    </Sheet>
  );
}
