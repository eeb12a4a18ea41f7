import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText, duration } from '../i18n/format';
import { unsent } from '../letters/post';
import { call } from '../server/client';
import type { Week, WeekDecision } from '../server/resources';
import { session } from '../signin/session';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { sayWhy } from '../week/rooms';
import { makeUps, missed, weeks } from '../week/shelves';
import { Propose } from './Propose';
import { isProposed } from './proposal';
import { say } from './words';

/** Only closed weeks that lacked hours are decided on; the rest need no question to the server. */
const LOOKED_AT: ReadonlySet<Week['state']> = new Set(['short', 'cured', 'excused']);

export function reviewed(all: readonly Week[]): Week[] {
  return all.filter((week) => LOOKED_AT.has(week.state)).reverse();
}

/** Closed weeks that lacked hours, and what was decided of each, with the reasons. */
export function Reviewed() {
  const found = reviewed(weeks.copy.value?.data.items ?? []);
  if (found.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{say('weeksTitle')}</h2>
      <ul class="list">
        {found.map((week) => (
          <li key={week.week} class="stack tight">
            <OneWeek week={week} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneWeek({ week }: { week: Week }) {
  const decisions = useSignal<WeekDecision[] | null>(null);
  useEffect(() => {
    const path = `/orders/${session.value?.order}/weeks/${week.week}/decisions`;
    void call<{ items: WeekDecision[] }>(path).then((result) => {
      if (result.ok) decisions.value = result.data.items;
    });
  }, [week.week]);
  const rows = decisions.value ?? [];
  return (
    <>
      <div class="row apart">
        <strong>{say('weekOf', { day: dayText(week.starts_on, 'short') })}</strong>
        {week.short_minutes > 0 && (
          <span>{say('weekShort', { minutes: duration(week.short_minutes) })}</span>
        )}
      </div>
      <p class="quiet small">
        {say('weekDone', { credited: duration(week.credited_minutes) })}
        {week.excused_minutes > 0 &&
          ` · ${say('weekExcused', { excused: duration(week.excused_minutes) })}`}
      </p>
      {week.state === 'short' && decisions.value?.length === 0 && <WaysOut week={week} />}
      {rows.map((row) => (
        <div class="stack tight said" key={row.id}>
          <p>
            <strong>{say(`kind_${row.kind}`)}</strong>
          </p>
          <p>{say('reasons', { reasons: row.reasons })}</p>
          <p class="quiet small">{say('decidedBy', { name: row.by_name, day: dayText(row.at) })}</p>
        </div>
      ))}
    </>
  );
}

/** Nobody has decided yet: what she can still do about it. */
function WaysOut({ week }: { week: Week }) {
  const open = useSignal(false);
  const shifts = (missed.copy.value?.data.items ?? [])
    .filter((one) => one.week === week.week)
    .filter((one) => one.kind !== 'excused' && one.kind !== 'filed')
    .map((one) => one.shift);
  const close = () => {
    open.value = false;
  };
  return (
    <>
      <p>{say(week.provisional ? 'mayChange' : 'openWeek')}</p>
      <div class="row">
        {mayPropose(week) && (
          <Button
            size="chip"
            icon="calendar"
            onClick={() => {
              open.value = true;
            }}
          >
            {say('propose')}
          </Button>
        )}
        {shifts.length > 0 && (
          <Button size="chip" icon="speech" onClick={() => sayWhy(shifts)}>
            {say('sayWhy')}
          </Button>
        )}
      </div>
      {open.value && (
        <Sheet title={say('propose')} onClose={close}>
          <Propose week={week} onSent={close} />
        </Sheet>
      )}
    </>
  );
}

function mayPropose(week: Week): boolean {
  const onPhone = unsent.value.some(
    (one) =>
      one.kind === 'make-up' && (one.body as { short_week: string }).short_week === week.week,
  );
  const items = makeUps.copy.value?.data.items ?? [];
  return !week.provisional && !onPhone && !isProposed(items, week.week);
}
