import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../server/client';
import type { Page, Site } from '../server/resources';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { holdUpdates } from '../worker/bridge';
import { useAsked } from './asking';
import { say as sayFault } from './faultWords';
import { say } from './placementWords';
import { emptyWeek, inOrder, place } from './timetable';
import { WeekHours } from './WeekHours';

interface Props {
  order: string;
  startsOn: string;
  onDone: () => void;
  onClose: () => void;
}

/** Where she works from a day on, and on which days of the week. */
export function PlacementForm({ order, startsOn, onDone, onClose }: Props) {
  const sites = useAsked<Page<Site>>('/sites').data.value?.items ?? [];
  const site = useSignal('');
  const from = useSignal(startsOn);
  const chosen = site.value || (sites[0]?.id ?? '');
  const where = { order, site: chosen, startsOn: from.value || startsOn };
  const { days, wrong, problem, busy, submit } = usePlacing(where, onDone);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <SelectField
        label={say('siteOf')}
        value={chosen}
        options={sites.map((one) => [one.id, one.name] as const)}
        onInput={setting(site)}
      />
      <TextField label={say('startsOn')} type="date" value={from.value} onInput={setting(from)} />
      <WeekHours
        legend={say('timetable')}
        hint={say('timetableHint')}
        wrong={wrong.value}
        days={days.value}
        onChange={setting(days)}
      />
      <Trouble problem={problem.value} />
      <div class="row">
        <Button type="submit" kind="main" busy={busy.value}>
          {said('save')}
        </Button>
        <Button onClick={onClose}>{said('cancel')}</Button>
      </div>
    </form>
  );
}

function usePlacing(where: { order: string; site: string; startsOn: string }, onDone: () => void) {
  const days = useSignal(emptyWeek('08:00', '12:00'));
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const id = useSignal(crypto.randomUUID() as string);
  useEffect(holdUpdates, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    wrong.value = inOrder(days.value) ? null : sayFault('entryWrong');
    if (wrong.value || busy.value || !where.site) return;
    busy.value = true;
    problem.value = await place(id.value, { ...where, days: days.value });
    busy.value = false;
    if (!problem.value) onDone();
  };
  return { days, wrong, problem, busy, submit };
}
