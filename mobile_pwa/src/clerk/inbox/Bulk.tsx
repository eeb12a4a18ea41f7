import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { call, type Problem, problemInside, type Result } from '../../server/client';
import type { CourtAttendance, DecidedOne } from '../../server/resources';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { say as sayVerdict } from '../attendanceWords';
import { useSending } from '../sending';
import { done, focusRow } from './done';
import { InPlace } from './InPlace';
import { say as sayInbox } from './inboxWords';
import { say } from './judgingWords';
import type { List } from './lists';

interface Props {
  list: List<CourtAttendance>;
  chosen: Signal<ReadonlySet<string>>;
  faults: Signal<ReadonlyMap<string, Problem>>;
}

/** Accepting many at once with one reason. Nothing that lowers hours can be done here. */
export function Bulk({ list, chosen, faults }: Props) {
  const asking = useSignal(false);
  const rows = list.rows.value ?? [];
  const picked = rows.filter((row) => chosen.value.has(row.id));
  if (rows.length === 0) return null;
  const close = () => {
    asking.value = false;
  };
  return (
    <div class="card plain stack">
      <div class="row apart">
        <label class="check">
          <input
            type="checkbox"
            checked={picked.length === rows.length}
            onChange={(event) => {
              const all = event.currentTarget.checked;
              chosen.value = new Set(all ? rows.map((row) => row.id) : []);
            }}
          />
          {say('chooseAll', { n: rows.length })}
        </label>
        {picked.length > 0 && (
          <Button
            icon="ticks"
            expanded={asking.value}
            onClick={() => {
              asking.value = !asking.value;
            }}
          >
            {say('acceptMany', { n: picked.length })}
          </Button>
        )}
      </div>
      {asking.value && picked.length > 0 && (
        <Accept list={list} picked={picked} faults={faults} onClose={close} />
      )}
    </div>
  );
}

interface AcceptProps {
  list: List<CourtAttendance>;
  picked: readonly CourtAttendance[];
  faults: Signal<ReadonlyMap<string, Problem>>;
  onClose: () => void;
}

function Accept({ list, picked, faults, onClose }: AcceptProps) {
  const reasons = useSignal(say('usualReason'));
  const seen = picked.map(({ id, version }) => `${id} ${version}`).join();
  // The same rows with the same words are one intention, however often it is sent.
  const key = useMemo(() => crypto.randomUUID(), [seen, reasons.value]);
  const sending = useSending<'reasons', Outcome>({
    check: () => (reasons.value.trim() ? {} : { reasons: sayVerdict('reasonsWrong') }),
    send: () => decideMany(picked, 'accept', reasons.value.trim(), key),
    pointers: { '/reasons': 'reasons' },
    onDone: ({ items }) => {
      faults.value = settle(list, items);
      onClose();
    },
  });
  return (
    <InPlace
      label={say('acceptMany', { n: picked.length })}
      save={say('acceptMany', { n: picked.length })}
      sending={sending}
      onClose={onClose}
      onLook={list.pull}
    >
      <TextArea
        label={sayVerdict('reasons')}
        hint={say('oneReason')}
        wrong={sending.wrong.value.reasons}
        value={reasons.value}
        onInput={(value) => {
          reasons.value = value;
          sending.fixed('reasons');
        }}
      />
    </InPlace>
  );
}

interface Outcome {
  items: DecidedOne[];
}

type Versioned = Pick<CourtAttendance, 'id' | 'version'>;

function decideMany(
  rows: readonly Versioned[],
  verdict: 'accept' | 'withdraw',
  reasons: string,
  idempotencyKey: string,
): Promise<Result<Outcome>> {
  const items = rows.map((row) => ({ attendance: row.id, version: row.version }));
  return call('/decisions/batch', {
    method: 'POST',
    idempotencyKey,
    body: { verdict, reasons, items },
  });
}

/** What was accepted leaves the list; what was not says why at its row. */
export function settle(
  list: List<CourtAttendance>,
  items: readonly DecidedOne[],
): Map<string, Problem> {
  const accepted = items.flatMap((one) => (one.item ? [one.item] : []));
  for (const { id } of accepted) {
    const row = list.rows.value?.find((one) => one.id === id);
    if (row) list.drop(row);
  }
  const text = say('acceptedMany', { n: accepted.length });
  const key = crypto.randomUUID();
  const undo = async () =>
    wholly(await decideMany(accepted, 'withdraw', sayInbox('undoReason'), key));
  if (accepted.length > 0) done.value = { text, undo, list, row: accepted[0]?.id ?? '' };
  announce(text);
  setTimeout(() => focusRow(null));
  return faultsOf(items);
}

/** Taken back is only what was taken back to the last one. */
function wholly(result: Result<Outcome>): Result<unknown> {
  const [fault] = result.ok ? faultsOf(result.data.items).values() : [];
  return fault ? { ok: false, problem: fault } : result;
}

function faultsOf(items: readonly DecidedOne[]): Map<string, Problem> {
  return new Map(
    items.flatMap((one) =>
      one.problem ? [[one.attendance, problemInside(one.status, one.problem)] as const] : [],
    ),
  );
}
