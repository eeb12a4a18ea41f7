import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../../i18n/format';
import { call, type Problem } from '../../server/client';
import type { Expected, ExpectedList, Sheet, SheetEntry, SheetPreview } from '../../server/types';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { SelectField } from '../../ui/Field';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { holdUpdates } from '../../worker/bridge';
import { asRow, daysOf, isWhole, type Line } from './lines';
import { PersonLines } from './PersonLines';
import { Review } from './Review';
import { Saved } from './Saved';
import { say } from './words';

interface Props {
  sheet: Sheet;
  today: string;
  onClose: () => void;
}

/** Copies one day of a sheet: times as they stand on it, then what they would do, then kept. */
export function Entry({ sheet, today, onClose }: Props) {
  const days = daysOf(sheet.from_day, sheet.to_day);
  const day = useSignal(days.filter((one) => one <= today).pop() ?? sheet.from_day);
  const lines = useSignal<Line[]>([]);
  const people = useSignal<Expected[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const wrong = useSignal(false);
  const busy = useSignal(false);
  const preview = useSignal<SheetPreview | null>(null);
  const saved = useSignal<SheetEntry | null>(null);
  useEffect(holdUpdates, []);
  const pull = async () => {
    people.value = null;
    const result = heeding(await call<ExpectedList>(`/sheets/${sheet.id}/people?day=${day.value}`));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) people.value = result.data.items;
  };
  useEffect(() => {
    lines.value = [];
    void pull();
  }, [day.value]);
  const review = async (event: Event) => {
    event.preventDefault();
    wrong.value = lines.value.length === 0 || !lines.value.every(isWhole);
    if (wrong.value || busy.value) return;
    busy.value = true;
    const body = { day: day.value, rows: lines.value.map(asRow) };
    const path = `/sheets/${sheet.id}/preview`;
    const result = heeding(await call<SheetPreview>(path, { method: 'POST', body }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) preview.value = result.data;
  };
  if (saved.value) return <Saved entry={saved.value} onClose={onClose} />;
  return (
    <>
      <Title>{say('entryTitle', { number: sheet.number })}</Title>
      {preview.value ? (
        <Review
          sheet={sheet}
          day={day.value}
          lines={lines.value}
          people={people.value ?? []}
          preview={preview.value}
          onBack={() => setting(preview)(null)}
          onSaved={setting(saved)}
        />
      ) : (
        <form class="stack" onSubmit={review} noValidate>
          <SelectField
            label={say('day')}
            value={day.value}
            options={days.map((one) => [one, dayText(one)] as const)}
            onInput={setting(day)}
          />
          <Trouble problem={problem.value} onRetry={() => void pull()} />
          {!people.value && !problem.value && <Skeleton lines={3} />}
          {people.value?.length === 0 && <Empty icon="person">{say('nobody')}</Empty>}
          {people.value?.map((one) => (
            <PersonLines key={one.order} person={one} lines={lines} checked={wrong.value} />
          ))}
          {wrong.value && lines.value.length === 0 && (
            <p class="wrong" role="alert">
              {say('noLines')}
            </p>
          )}
          <Button type="submit" kind="main" wide busy={busy.value}>
            {say('review')}
          </Button>
          <Button icon="back" onClick={onClose}>
            {say('close')}
          </Button>
        </form>
      )}
    </>
  );
}
