import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText, duration } from '../i18n/format';
import { post } from '../letters/post';
import { uuidv7 } from '../outbox/uuid';
import type { Placement, Week } from '../server/resources';
import { session } from '../signin/session';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { TextField } from '../ui/Field';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { DAYS_AHEAD, me, placements, today } from '../week/shelves';
import { holdUpdates } from '../worker/bridge';
import { askableDays, current } from './askable';
import { DayChips } from './DayChips';
import { faultOf, type Proposal, type ProposalFault, proposalBody } from './proposal';
import { say } from './words';

interface Props {
  week: Week;
  onSent: () => void;
}

/** Her own proposal of when to make up what a week lacked. */
export function Propose({ week, onSent }: Props) {
  useEffect(() => {
    void placements.pull();
    return holdUpdates();
  }, []);
  const copy = placements.copy.value;
  if (!copy) return <Skeleton />;
  const places = current(copy.data.items, today());
  return places[0] ? (
    <Form week={week} places={places} first={places[0]} onSent={onSent} />
  ) : (
    <p>{say('noDays')}</p>
  );
}

function Form({ week, places, first, onSent }: Props & { places: Placement[]; first: Placement }) {
  const place = useSignal(first.id);
  const days = useSignal<string[]>([]);
  const from = useSignal(first.timetable[0]?.from ?? '08:00');
  const to = useSignal(first.timetable[0]?.to ?? '12:00');
  const fault = useSignal<ProposalFault | null>(null);
  const placement = places.find((one) => one.id === place.value) ?? first;
  const send = async (event: Event) => {
    event.preventDefault();
    const given = { days: days.value, from: from.value, to: to.value };
    fault.value = faultOf(given);
    if (fault.value) return;
    await propose({ ...given, week: week.week, placement: placement.id });
    onSent();
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)} noValidate>
      <p>{say('proposeText', { minutes: duration(week.short_minutes) })}</p>
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
        days={askableDays(placement, [], today(), DAYS_AHEAD)}
        chosen={days.value}
        wrong={fault.value === 'days'}
        onChange={setting(days)}
      />
      <TextField label={say('from')} type="time" value={from.value} onInput={setting(from)} />
      <TextField
        label={say('to')}
        type="time"
        value={to.value}
        wrong={fault.value === 'times' ? say('timesWrong') : null}
        onInput={setting(to)}
      />
      <Button type="submit" kind="main" size="big" wide>
        {say('proposeSend')}
      </Button>
    </form>
  );
}

async function propose(given: Proposal): Promise<void> {
  const id = uuidv7();
  const zone = me.copy.value?.data.order.time_zone ?? 'America/Bogota';
  await post({
    id,
    kind: 'make-up',
    path: `/make-ups/${id}`,
    body: proposalBody(given, session.value?.order ?? '', zone),
    about: say('linePropose', { days: given.days.map((day) => dayText(day, 'short')).join(', ') }),
  });
}
