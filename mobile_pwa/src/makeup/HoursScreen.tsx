import '../excuse/excuse.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { post, unsent } from '../letters/post';
import { Unsent } from '../letters/Unsent';
import { uuidv7 } from '../outbox/uuid';
import { call, type Problem } from '../server/client';
import type { HourRequest, Placement } from '../server/resources';
import { heeding, session } from '../signin/session';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { Request } from '../week/Asked';
import { Freshness } from '../week/Freshness';
import { DAYS_AHEAD, hourRequests, placements, today } from '../week/shelves';
import { askableDays, current } from './askable';
import { DayChips } from './DayChips';
import { say } from './words';

/** Asking a host whether she could come on other days. */
export function HoursScreen({ onLeave }: { onLeave: () => void }) {
  useEffect(() => {
    void placements.pull();
    void hourRequests.pull();
  }, []);
  const first = today();
  const places = current(placements.copy.value?.data.items ?? [], first);
  return (
    <main class="screen narrow" id="content">
      <div>
        <div class="back">
          <Button size="chip" kind="bare" icon="back" onClick={onLeave}>
            {said('back')}
          </Button>
        </div>
        <Title>{say('hoursTitle')}</Title>
      </div>
      <Freshness of={placements} onRetry={() => void placements.pull()} />
      <Unsent />
      {placements.copy.value ? <Ask places={places} first={first} /> : <Skeleton />}
      <Mine />
    </main>
  );
}

function Ask({ places, first }: { places: Placement[]; first: string }) {
  const place = useSignal(places[0]?.id ?? '');
  const chosen = useSignal<string[]>([]);
  const tried = useSignal(false);
  const placement = places.find((one) => one.id === place.value) ?? places[0];
  if (!placement) return <p>{say('noDays')}</p>;
  const items = hourRequests.copy.value?.data.items ?? [];
  const days = askableDays(placement, [...items, ...onPhone()], first, DAYS_AHEAD);
  const send = async (event: Event) => {
    event.preventDefault();
    tried.value = chosen.value.length === 0;
    if (tried.value) return;
    const wanted = [...chosen.value].sort();
    chosen.value = [];
    await ask(placement.id, wanted);
  };
  return (
    <form class="card stack" onSubmit={(event) => void send(event)} noValidate>
      <p>{say('hoursText')}</p>
      {places.length > 1 && (
        <Choices
          legend={say('where')}
          value={placement.id}
          options={places.map((one) => ({ value: one.id, text: one.site_name }))}
          onChange={setting(place)}
        />
      )}
      <DayChips
        legend={say('whichDays')}
        days={days}
        chosen={chosen.value}
        wrong={tried.value && chosen.value.length === 0}
        onChange={setting(chosen)}
      />
      <Button type="submit" kind="main" size="big" wide>
        {say('send')}
      </Button>
    </form>
  );
}

/** Questions that are still on the phone count as asked. */
function onPhone(): HourRequest[] {
  return unsent.value
    .filter((letter) => letter.kind === 'hours' && letter.state === 'waiting')
    .map((letter) => ({ ...(letter.body as HourRequest), state: 'asked' }));
}

async function ask(placement: string, days: string[]): Promise<void> {
  const id = uuidv7();
  await post({
    id,
    kind: 'hours',
    path: `/hour-requests/${id}`,
    body: { order: session.value?.order, placement, days },
    about: say('lineHours', { days: days.map((day) => dayText(day, 'short')).join(', ') }),
  });
  scrollTo(0, 0);
}

function Mine() {
  const problem = useSignal<Problem | null>(null);
  const rows = hourRequests.copy.value?.data.items ?? [];
  const withdraw = async (row: HourRequest) => {
    const result = heeding(await call(`/hour-requests/${row.id}/withdrawal`, { method: 'PUT' }));
    problem.value = result.ok ? null : result.problem;
    await hourRequests.pull();
  };
  return (
    <section class="card stack">
      <h2>{say('mine')}</h2>
      <Trouble problem={problem.value} />
      {rows.length === 0 && <Empty icon="calendar">{say('noneAsked')}</Empty>}
      <ul class="list">
        {rows.map((row) => (
          <li key={row.id} class="stack tight">
            <Request row={row} />
            {row.state === 'asked' && (
              <div class="row">
                <Button size="chip" kind="bare" onClick={() => void withdraw(row)}>
                  {say('withdraw')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
