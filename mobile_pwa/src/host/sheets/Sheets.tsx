import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../../i18n/format';
import { todayIn } from '../../i18n/zone';
import { call, type Problem } from '../../server/client';
import type { Page, Site } from '../../server/resources';
import type { Sheet } from '../../server/types';
import { arrival, heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { TextField } from '../../ui/Field';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { Entry } from './Entry';
import { NewSheet } from './NewSheet';
import { Poster } from './Poster';
import { say } from './words';

/** What is printed for a site, and the sheets that are copied afterwards. */
export function Sheets({ site }: { site: Site }) {
  const sheets = useSignal<Sheet[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const copying = useSignal<Sheet | null>(null);
  const pull = async () => {
    const result = heeding(await call<Page<Sheet>>(`/sites/${site.id}/sheets`));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) sheets.value = result.data.items;
  };
  useEffect(() => void pull(), [site.id]);
  if (copying.value) {
    return (
      <Entry
        sheet={copying.value}
        today={todayIn(site.time_zone)}
        onClose={() => {
          copying.value = null;
          void pull();
        }}
      />
    );
  }
  return (
    <>
      <Poster site={site} />
      <NewSheet site={site} onMade={() => void pull()} />
      <Find site={site} onFound={setting(copying)} />
      <section class="card stack">
        <h2>{say('recent')}</h2>
        <Trouble problem={problem.value} onRetry={() => void pull()} />
        {!sheets.value && !problem.value && <Skeleton lines={2} />}
        {sheets.value?.length === 0 && <Empty icon="printer">{say('none')}</Empty>}
        <ul class="list">
          {sheets.value?.map((sheet) => (
            <li key={sheet.id} class="stack tight">
              <Made sheet={sheet} onCopy={() => setting(copying)(sheet)} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Made({ sheet, onCopy }: { sheet: Sheet; onCopy: () => void }) {
  const { number, from_day: from, to_day: to } = sheet;
  return (
    <>
      <div class="row apart">
        <strong class="digits">{number}</strong>
        <Button size="chip" icon="keyboard" onClick={onCopy}>
          {say('copy')}
          <span class="sr"> {number}</span>
        </Button>
      </div>
      <p class="quiet small">
        {from === to ? dayText(from) : say('days', { from: dayText(from), to: dayText(to) })}
      </p>
      {sheet.entries.map((one) => (
        <p key={one.id} class="small">
          {say(one.withdrawn_at ? 'takenBack' : 'copied', {
            day: dayText(one.day),
            name: one.entered_by_name,
          })}
        </p>
      ))}
    </>
  );
}

/** What the code on a sheet has put into the address, once. */
function scanned(): string {
  const number = arrival.value?.split('#sheet=')[1] ?? '';
  if (number) arrival.value = null;
  return number;
}

function Find({ site, onFound }: { site: Site; onFound: (sheet: Sheet) => void }) {
  const number = useSignal('');
  const wrong = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(() => {
    const told = scanned();
    if (told) number.value = told;
  }, []);
  const find = async (event: Event) => {
    event.preventDefault();
    const typed = number.value.trim();
    wrong.value = typed ? null : say('numberWrong');
    if (wrong.value || busy.value) return;
    busy.value = true;
    const path = `/sites/${site.id}/sheets?number=${encodeURIComponent(typed)}`;
    const result = heeding(await call<Page<Sheet>>(path));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok && result.data.items[0]) onFound(result.data.items[0]);
  };
  return (
    <form class="card stack" onSubmit={find} noValidate>
      <h2>{say('copyTitle')}</h2>
      <TextField
        label={say('number')}
        hint={say('numberHint')}
        wrong={wrong.value}
        value={number.value}
        autocapitalize="characters"
        spellcheck={false}
        maxLength={12}
        onInput={setting(number)}
      />
      <Trouble problem={problem.value} />
      <Button type="submit" icon="search" busy={busy.value}>
        {say('find')}
      </Button>
    </form>
  );
}
