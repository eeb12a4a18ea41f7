import { useSignal } from '@preact/signals';
import { clock, dayText } from '../i18n/format';
import { addDays, mondayOf } from '../i18n/zone';
import type { Told as ToldRow } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sayWhy } from './rooms';
import { Seen } from './Seen';
import { warnings } from './shelves';
import { say } from './words';

const AT_FIRST = 3;

/** What was new when she opened this screen: it stays on top until she leaves, also once seen. */
const fresh = new Set<string>();
const AT_MOST = 2;

/** What is new to her of this week, and the news that an earlier one lacked hours. The open
 * warning speaks for itself on a card of its own. */
export function newsOf(told: readonly ToldRow[], inWarning: readonly ToldRow[], week: string) {
  const there = new Set(inWarning.map((one) => one.id));
  return told
    .filter((one) => !there.has(one.id))
    .filter((one) => one.week === week || one.kind === 'became_short');
}

export function News({ week }: { week: string }) {
  const data = warnings.copy.value?.data;
  const rows = newsOf(data?.told ?? [], data?.warning?.told ?? [], week);
  for (const row of rows) if (!row.seen_at) fresh.add(row.id);
  return rows
    .filter((row) => fresh.has(row.id))
    .slice(0, AT_MOST)
    .map((row) => (
      <Banner key={row.id} icon="speech" calm>
        {!row.seen_at && <Seen ids={[row.id]} />}
        {row.week !== week && (
          <p>
            <strong>{weekOf(row)}</strong>
          </p>
        )}
        <p>{row.text}</p>
        <p class="small">{when(row)}</p>
        {row.kind === 'became_short' && (
          <Button size="chip" kind="bare" onClick={() => sayWhy()}>
            {say('sayWhy')}
          </Button>
        )}
      </Banner>
    ));
}

function weekOf(row: ToldRow): string {
  const monday = mondayOf(row.week);
  const sunday = addDays(monday, 6);
  return say('weekOf', { from: dayText(monday, 'short'), to: dayText(sunday, 'short') });
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
            {!row.seen_at && <Seen ids={[row.id]} />}
            <p>{row.text}</p>
            <div class="row apart">
              <p class="quiet small">
                {weekOf(row)} · {when(row)}
              </p>
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
