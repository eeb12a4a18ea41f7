import { type Signal, useSignal } from '@preact/signals';
import type { Problem } from '../../server/client';
import type { Excuse, ExcuseRow } from '../../server/resources';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { decided } from './done';
import { ExcuseAnswer } from './ExcuseAnswer';
import { ExcuseFacts } from './ExcuseFacts';
import { Opened } from './ExcuseOpened';
import { decideExcuse, type ExcuseVerdict } from './excuseVerdict';
import { say } from './excuseWords';
import { say as sayInbox } from './inboxWords';
import { type List, listAt } from './lists';
import { Refused } from './Refused';
import { nameOf, Row, type Whose } from './Row';
import { Rows } from './Rows';
import { type Place, pathOf } from './tabs';

/** Excuses that wait for an answer, or were answered. */
export function Excuses({ place }: { place: Place }) {
  const list = listAt<ExcuseRow>(pathOf(place));
  const empty = sayInbox(place.stage === 'waiting' ? 'empty_excuses' : 'empty_past');
  return (
    <Rows list={list} label={sayInbox('tab_excuses')} empty={empty}>
      {(row) => <One key={row.id} row={row} list={list} from={place} />}
    </Rows>
  );
}

interface OneProps {
  row: ExcuseRow;
  list: List<ExcuseRow>;
  from: Place;
}

type Doing = 'refuse' | 'ask';

function One({ row, list, from }: OneProps) {
  const doing = useSignal<Doing | null>(null);
  const looking = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const toggle = (one: Doing) => {
    doing.value = doing.value === one ? null : one;
  };
  const at = async (verdict: 'accept' | 'reopen') => {
    const result = heeding(await decideExcuse(row, { verdict }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) leave(list, row, verdict, result.data);
  };
  return (
    <Row
      id={row.id}
      whose={whoseOf(row)}
      from={from}
      actions={
        <>
          <Look row={row} open={looking} />
          <Acts row={row} doing={doing.value} onToggle={toggle} onAct={(v) => void at(v)} />
        </>
      }
      under={
        (problem.value || doing.value || looking.value) && (
          <>
            <Refused problem={problem} onLook={list.pull} />
            {looking.value && <Opened id={row.id} />}
            {doing.value && <Answer row={row} list={list} verdict={doing} />}
          </>
        )
      }
    >
      <ExcuseFacts excuse={row} />
    </Row>
  );
}

interface AnswerProps {
  row: ExcuseRow;
  list: List<ExcuseRow>;
  verdict: Signal<Doing | null>;
}

function Answer({ row, list, verdict }: AnswerProps) {
  if (!verdict.value) return null;
  return (
    <ExcuseAnswer
      key={verdict.value}
      row={row}
      verdict={verdict.value}
      onClose={() => {
        verdict.value = null;
      }}
      onLook={list.pull}
      onDone={(said, answer) => leave(list, row, said, answer)}
    />
  );
}

/** Stays open while an answer is written. */
function Look({ row, open }: { row: ExcuseRow; open: Signal<boolean> }) {
  return (
    <Button
      size="chip"
      expanded={open.value}
      onClick={() => {
        open.value = !open.value;
      }}
    >
      {say('look', { n: row.paper_count })}
      <span class="sr"> {nameOf(row)}</span>
    </Button>
  );
}

interface ActsProps {
  row: ExcuseRow;
  doing: Doing | null;
  onToggle: (doing: Doing) => void;
  onAct: (verdict: 'accept' | 'reopen') => void;
}

function Acts({ row, doing, onToggle, onAct }: ActsProps) {
  const whose = <span class="sr"> {nameOf(row)}</span>;
  const toggles = (one: Doing) => (
    <Button size="chip" expanded={doing === one} onClick={() => onToggle(one)}>
      {say(one)}
      {whose}
    </Button>
  );
  const waits = row.state === 'filed' || row.state === 'asked';
  return (
    <>
      {waits && (
        <Button size="chip" kind="main" icon="tick" onClick={() => onAct('accept')}>
          {say('accept')}
          {whose}
        </Button>
      )}
      {waits && toggles('ask')}
      {waits && toggles('refuse')}
      {!waits && row.state !== 'withdrawn' && (
        <Button size="chip" icon="back" onClick={() => onAct('reopen')}>
          {say('reopen')}
          {whose}
        </Button>
      )}
    </>
  );
}

function leave(
  list: List<ExcuseRow>,
  row: ExcuseRow,
  verdict: ExcuseVerdict['verdict'],
  answer: Excuse,
): void {
  // Undoing an undoing would be a decision: that is made on the list it returned to.
  const undo = verdict === 'reopen' ? null : () => decideExcuse(answer, { verdict: 'reopen' });
  const text = say(`done_${verdict}`, { name: nameOf(row) });
  decided(list, row, { text, undo, row: row.id });
  // Asked for more, it still waits: for her.
  if (verdict === 'ask') void list.pull();
}

function whoseOf({ order, case_number, first_name, last_name }: ExcuseRow): Whose {
  return { id: order, case_number, first_name, last_name };
}
