import { useSignal } from '@preact/signals';
import { todayIn } from '../../i18n/zone';
import { call } from '../../server/client';
import type { AppearanceRule, Order } from '../../server/resources';
import { Button } from '../../ui/Button';
import { SelectField, TextArea, TextField } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { weekdayName } from '../../ui/words';
import { useSending } from '../sending';
import { MONTH_DAYS, MOST_WEEKS, NTHS, type Rule, ruleOf, textOf } from './rrule';
import { nthName, say, sentence } from './ruleWords';

interface Props {
  order: Order;
  rule: AppearanceRule | null;
  onDone: () => void;
  onClose: () => void;
}

type Field = 'kind' | 'day' | 'every' | 'nth' | 'weekday' | 'first' | 'time' | 'place' | 'bring';
type Form = Record<Field, string>;
const KINDS = ['monthday', 'weeks', 'nth'] as const;
const COURT_DAYS = [1, 2, 3, 4, 5];
const POINTERS = {
  '/rrule': 'kind',
  '/first_day': 'first',
  '/time': 'time',
  '/place': 'place',
  '/bring': 'bring',
} as const;

/** How her dates come again, in plain choices; below them the sentence that they make. */
export function RuleSheet(props: Props) {
  const { form, set, sending } = useRule(props);
  const { wrong, problem, busy, submit } = sending;
  const field = (name: Field) => ({
    value: form[name],
    wrong: wrong.value[name],
    onInput: set(name),
  });
  return (
    <Sheet title={say('ruleTitle')} onClose={props.onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <SelectField
          label={say('how')}
          options={KINDS.map((kind) => [kind, say(`kind_${kind}`)] as const)}
          {...field('kind')}
        />
        <div class="form-grid">
          <Choices kind={form.kind} field={field} />
          <TextField label={say('time')} type="time" {...field('time')} />
          <TextField label={say('first')} hint={say('firstHint')} type="date" {...field('first')} />
        </div>
        <TextField
          label={say('place')}
          hint={say('placeHint')}
          maxLength={240}
          {...field('place')}
        />
        <TextArea label={say('bring')} {...field('bring')} />
        <p role="status">
          <strong>{sentence(textOf(chosen(form)), form.time)}</strong>
        </p>
        <p class="quiet small">{say('ruleText')}</p>
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say('saveRule')}
        </Button>
      </form>
    </Sheet>
  );
}

interface ChoicesProps {
  kind: string;
  field: (name: Field) => {
    value: string;
    wrong: string | undefined;
    onInput: (value: string) => void;
  };
}

function Choices({ kind, field }: ChoicesProps) {
  if (kind === 'monthday') {
    const days = MONTH_DAYS.map((day) => [`${day}`, day < 0 ? say('lastDay') : `${day}`] as const);
    return <SelectField label={say('monthday')} options={days} {...field('day')} />;
  }
  return (
    <>
      {kind === 'weeks' ? (
        <TextField label={say('every')} inputMode="numeric" {...field('every')} />
      ) : (
        <SelectField
          label={say('nth')}
          options={NTHS.map((nth) => [`${nth}`, nthName(nth)] as const)}
          {...field('nth')}
        />
      )}
      <SelectField
        label={say('weekday')}
        options={COURT_DAYS.map((day) => [`${day}`, weekdayName(day)] as const)}
        {...field('weekday')}
      />
    </>
  );
}

function useRule({ order, rule, onDone }: Props) {
  const form = useSignal<Form>(formOf(order, rule));
  const sending = useSending<Field>({
    check: () => ({
      ...(form.value.kind === 'weeks' &&
        !weeksHold(form.value.every) && { every: say('everyWrong') }),
      ...(!form.value.first && { first: say('dayMissing') }),
      ...(!form.value.time && { time: say('timeMissing') }),
      ...(!form.value.place.trim() && { place: say('placeMissing') }),
    }),
    send: () =>
      call(`/orders/${order.id}/appearance-rule`, {
        method: 'PUT',
        version: rule?.version,
        body: {
          rrule: textOf(chosen(form.value)),
          first_day: form.value.first,
          time: form.value.time,
          place: form.value.place.trim(),
          bring: form.value.bring.trim() || null,
        },
      }),
    pointers: POINTERS,
    onDone,
  });
  const set = (name: Field) => (value: string) => {
    form.value = { ...form.value, [name]: value };
    sending.fixed(name);
  };
  return { form: form.value, set, sending };
}

/** What stands is what the form begins with. */
function formOf(order: Order, rule: AppearanceRule | null): Form {
  const known = rule && ruleOf(rule.rrule);
  return {
    kind: known?.kind ?? 'monthday',
    day: known?.kind === 'monthday' ? `${known.day}` : '5',
    every: known?.kind === 'weeks' ? `${known.every}` : '2',
    nth: known?.kind === 'nth' ? `${known.nth}` : '1',
    weekday: known && known.kind !== 'monthday' ? `${known.weekday}` : '1',
    first: todayIn(order.time_zone),
    time: rule?.time ?? '09:00',
    place: rule?.place ?? '',
    bring: rule?.bring ?? '',
  };
}

function chosen(form: Form): Rule {
  const weekday = Number(form.weekday);
  if (form.kind === 'weeks') return { kind: 'weeks', every: Number(form.every) || 1, weekday };
  if (form.kind === 'nth') return { kind: 'nth', nth: Number(form.nth), weekday };
  return { kind: 'monthday', day: Number(form.day) };
}

function weeksHold(text: string): boolean {
  const count = Number(text);
  return /^\d{1,2}$/.test(text) && count >= 1 && count <= MOST_WEEKS;
}
