import { useSignal } from '@preact/signals';
import { clock, dayText } from '../i18n/format';
import type { Told as ToldRow } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Seen } from './Seen';
import { warnings } from './shelves';
import { say } from './words';

const AT_FIRST = 3;

/** What was new when she opened this screen: it stays on top until she leaves, also once seen. */
const fresh = new Set<string>();

/** The open warning speaks for itself on a card of its own. */
function besideTheWarning(): ToldRow[] {
  const data = warnings.copy.value?.data;
  const inWarning = new Set(data?.warning?.told.map((one) => one.id));
  return (data?.told ?? []).filter((one) => !inWarning.has(one.id));
}

/** What she was told and has not seen yet. */
export function News() {
  const rows = besideTheWarning();
  for (const row of rows) if (!row.seen_at) fresh.add(row.id);
  return rows
    .filter((row) => fresh.has(row.id))
    .map((row) => (
      <Banner key={row.id} icon="speech" calm>
        {!row.seen_at && <Seen ids={[row.id]} />}
        <p>{row.text}</p>
        <p class="small">{when(row)}</p>
      </Banner>
    ));
}

/** What she was told lately, and when. */
export function Told() {
  const all = useSignal(false);
  const rows = warnings.copy.value?.data.told ?? [];
  if (rows.length === 0) return null;
  const shown = all.value ? rows : rows.slice(0, AT_FIRST);
  return (
    <section class="card stack">
      <h2>{say('toldTitle')}</h2>
      <ul class="list">
        {shown.map((row) => (
          <li key={row.id} class="stack tight">
            <p>{row.text}</p>
            <div class="row apart">
              <p class="quiet small">{when(row)}</p>
              {row.seen_at && (
                <Badge icon="eye" tone="plain">
                  {say('toldSeen')}
                </Badge>
              )}
            </div>
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <Button
          wide
          onClick={() => {
            all.value = true;
          }}
        >
          {say('toldMore')}
        </Button>
      )}
    </section>
  );
}

function when(row: ToldRow): string {
  return say('toldAt', { day: dayText(row.due_at), time: clock(row.due_at) });
}
