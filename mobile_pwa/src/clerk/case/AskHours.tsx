import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dayText } from '../../i18n/format';
import { addDays, todayIn } from '../../i18n/zone';
import { call } from '../../server/client';
import type { Order, Placement } from '../../server/resources';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useSending } from '../sending';
import { say } from './hoursWords';

interface Props {
  order: Order;
  placements: readonly Placement[];
  onDone: () => void;
  onClose: () => void;
}

const DAYS_AHEAD = 14;
const MOST = 7;

/** Asks a site to offer hours on some of the coming days. It is not told why. */
export function AskHours({ order, placements, onDone, onClose }: Props) {
  const { placement, days, sending } = useQuestion(order, placements, onDone);
  const { wrong, problem, busy, submit } = sending;
  return (
    <Sheet title={say('ask')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="quiet small">{say('askText')}</p>
        <SelectField
          label={say('site')}
          value={placement.value}
          options={placements.map((one) => [one.id, one.site_name] as const)}
          onInput={placement.set}
        />
        <Days
          first={todayIn(order.time_zone)}
          chosen={days.value}
          wrong={wrong.value.days}
          onChange={days.set}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say('saveAsk')}
        </Button>
      </form>
    </Sheet>
  );
}

function useQuestion(order: Order, placements: readonly Placement[], onDone: () => void) {
  const placement = useSignal(placements[0]?.id ?? '');
  const days = useSignal<readonly string[]>([]);
  const id = useRef(crypto.randomUUID() as string);
  const sending = useSending<'days'>({
    check: () => daysFault(days.value),
    send: () =>
      call(`/hour-requests/${id.current}`, {
        method: 'PUT',
        body: { order: order.id, placement: placement.value, days: days.value },
      }),
    pointers: { '/days': 'days' },
    onDone,
  });
  const renewing =
    <T,>(target: Signal<T>) =>
    (value: T) => {
      target.value = value;
      // Other days are another question.
      id.current = crypto.randomUUID();
      sending.fixed('days');
    };
  return {
    placement: { value: placement.value, set: renewing(placement) },
    days: { value: days.value, set: renewing<readonly string[]>(days) },
    sending,
  };
}

function daysFault(days: readonly string[]): { days?: string } {
  return days.length > 0 && days.length <= MOST ? {} : { days: say('daysWrong', { n: MOST }) };
}

interface DaysProps {
  first: string;
  chosen: readonly string[];
  wrong: string | undefined;
  onChange: (days: string[]) => void;
}

function Days({ first, chosen, wrong, onChange }: DaysProps) {
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(first, ahead));
  return (
    <fieldset class="stack tight">
      <legend>{say('days')}</legend>
      <div class="form-grid">
        {days.map((day) => (
          <label class="check" key={day}>
            <input
              type="checkbox"
              checked={chosen.includes(day)}
              aria-invalid={wrong ? true : undefined}
              onChange={(event) => {
                const others = chosen.filter((one) => one !== day);
                onChange(event.currentTarget.checked ? [...others, day].sort() : others);
              }}
            />
            {dayText(day)}
          </label>
        ))}
      </div>
      {wrong && <span class="wrong">{wrong}</span>}
    </fieldset>
  );
}
