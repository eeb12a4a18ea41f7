import { useSignal } from '@preact/signals';
import { span } from '../../i18n/format';
import { uuidv7 } from '../../outbox/uuid';
import { call, type Problem } from '../../server/client';
import type { Expected, RowResult, Sheet, SheetEntry, SheetPreview } from '../../server/types';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/icons';
import { Trouble } from '../../ui/Trouble';
import { asRow, type Line } from './lines';
import { say } from './words';

interface Props {
  sheet: Sheet;
  day: string;
  lines: readonly Line[];
  people: readonly Expected[];
  preview: SheetPreview;
  onBack: () => void;
  onSaved: (entry: SheetEntry) => void;
}

/** What each line would do, before anything is kept. */
export function Review(props: Props) {
  const { sheet, day, lines, people, preview } = props;
  const id = useSignal(uuidv7());
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const names = new Map(people.map((one) => [one.order, one.first_name]));
  const whose = new Map(lines.map((line) => [line.id, names.get(line.order) ?? '']));
  const good = preview.items.every((one) => !one.problem);
  const save = async () => {
    if (busy.value) return;
    busy.value = true;
    const body = { sheet: sheet.id, day, rows: lines.map(asRow) };
    const path = `/sheet-entries/${id.value}`;
    const result = heeding(await call<SheetEntry>(path, { method: 'PUT', body }));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) props.onSaved(result.data);
  };
  return (
    <section class="stack">
      <h2>{say('reviewTitle')}</h2>
      <p class="quiet">{say('reviewText')}</p>
      <div class="card">
        <ul class="list">
          {preview.items.map((one) => (
            <li key={one.id} class="stack tight">
              <OneResult name={whose.get(one.id) ?? ''} result={one} />
            </li>
          ))}
        </ul>
      </div>
      {!good && <p role="alert">{say('fix')}</p>}
      <Trouble problem={problem.value} />
      {good && (
        <Button kind="main" size="big" wide busy={busy.value} onClick={() => void save()}>
          {say('save', { n: lines.length })}
        </Button>
      )}
      <Button icon="back" onClick={props.onBack}>
        {say('back')}
      </Button>
    </section>
  );
}

function OneResult({ name, result }: { name: string; result: RowResult }) {
  return (
    <>
      <div class="row apart">
        <strong>{name}</strong>
        <span class="digits">{span(result.checked_in_at, result.checked_out_at)}</span>
      </div>
      {result.problem && (
        <p class="wrong">
          <Icon name="note" little /> {result.problem.detail}
        </p>
      )}
      {result.outcome && <p class="small">{say(`line_${result.outcome}`)}</p>}
      {result.outcome === 'added' &&
        result.on_record.map((one) => (
          <p key={one.id} class="small">
            {say('twice', { span: span(one.checked_in_at, one.checked_out_at) })}
          </p>
        ))}
    </>
  );
}
