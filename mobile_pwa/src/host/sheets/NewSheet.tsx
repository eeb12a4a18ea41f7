import { useSignal } from '@preact/signals';
import { todayIn } from '../../i18n/zone';
import { uuidv7 } from '../../outbox/uuid';
import { call, type Problem } from '../../server/client';
import type { Site } from '../../server/resources';
import type { Sheet } from '../../server/types';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/icons';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { made } from './paper';
import { say } from './words';

/** A sheet for a day or a week: it gets its number here, and is printed. */
export function NewSheet({ site, onMade }: { site: Site; onMade: () => void }) {
  const today = todayIn(site.time_zone);
  const from = useSignal(today);
  const to = useSignal(today);
  const names = useSignal(true);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const ready = useSignal<{ number: string; address: string } | null>(null);
  const make = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    const body = { from_day: from.value, to_day: to.value, with_names: names.value };
    const path = `/sites/${site.id}/sheets/${uuidv7()}`;
    const sheet = heeding(await call<Sheet>(path, { method: 'PUT', body }));
    const paper = sheet.ok ? await made('sign_in_sheet', sheet.data.id) : sheet;
    busy.value = false;
    problem.value = paper.ok ? null : paper.problem;
    if (sheet.ok && paper.ok) ready.value = { number: sheet.data.number, address: paper.data };
    if (sheet.ok) onMade();
  };
  return (
    <form class="card stack" onSubmit={make} noValidate>
      <h2>{say('title')}</h2>
      <p class="quiet">{say('text')}</p>
      <TextField
        label={say('from')}
        type="date"
        value={from.value}
        onInput={(day) => {
          from.value = day;
          if (to.value < day) to.value = day;
        }}
      />
      <TextField label={say('to')} type="date" value={to.value} onInput={setting(to)} />
      <label class="check">
        <input
          type="checkbox"
          checked={names.value}
          onInput={(event) => {
            names.value = event.currentTarget.checked;
          }}
        />
        {say('names')}
      </label>
      <Trouble problem={problem.value} />
      <Button type="submit" icon="printer" busy={busy.value}>
        {say('make')}
      </Button>
      {ready.value && (
        <div class="stack" role="status">
          <p>{say('made', { number: ready.value.number })}</p>
          <a class="button main" href={ready.value.address} target="_blank" rel="noreferrer">
            <Icon name="printer" /> {say('open')}
          </a>
        </div>
      )}
    </form>
  );
}
