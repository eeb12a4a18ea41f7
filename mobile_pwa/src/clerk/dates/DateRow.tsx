import type { AppearanceRow, FullAppearance } from '../../server/resources';
import { announce } from '../../ui/announce';
import { decided, done, rowId } from '../inbox/done';
import type { List } from '../inbox/lists';
import { nameOf, Row } from '../inbox/Row';
import { useDateActs } from './DateActs';
import { DateFacts } from './DateFacts';
import { recordOutcome, type Verdict } from './outcomes';
import { say } from './words';

interface Props {
  row: AppearanceRow;
  list: List<AppearanceRow>;
  /** In the calendar a date stays where it is; a list it leaves. */
  stays: boolean;
}

/** A date of the court's list: whose, when, and what can be said of it in place. */
export function DateRow({ row, list, stays }: Props) {
  const name = nameOf(row.order);
  const { acts, under } = useDateActs({
    date: row,
    name,
    onLook: list.pull,
    onDone: (verdict, answer) => after(row, list, stays, verdict, answer),
  });
  return (
    <Row id={row.id} whose={row.order} from="dates" actions={acts} under={under}>
      <DateFacts date={row} />
    </Row>
  );
}

function after(
  row: AppearanceRow,
  list: List<AppearanceRow>,
  stays: boolean,
  verdict: Verdict,
  answer: FullAppearance,
): void {
  const text = say(`done_${verdict}`, { name: nameOf(row.order) });
  // An answer that the date stands, and an undoing, are themselves words: there is nothing to undo.
  const final = verdict === 'undo' || verdict === 'stand';
  const undo = final ? null : () => recordOutcome(answer, { verdict: 'undo' });
  if (!stays) {
    decided(list, row, { text, undo, row: row.id });
    return;
  }
  list.put({ ...row, ...answer, order: row.order });
  done.value = { text, undo, list, row: row.id };
  announce(text);
  // What was pressed is gone: the focus stays at the date.
  setTimeout(() => document.querySelector<HTMLElement>(`#${rowId(row.id)} .name`)?.focus());
}
