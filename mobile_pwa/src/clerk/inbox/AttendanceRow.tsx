import { type Signal, useSignal } from '@preact/signals';
import { clock, dayText, duration, span } from '../../i18n/format';
import type { Problem } from '../../server/client';
import type { CourtAttendance } from '../../server/resources';
import { AttendanceBadge } from '../../ui/AttendanceBadge';
import { Button } from '../../ui/Button';
import { Trouble } from '../../ui/Trouble';
import { say as sayVerdict } from '../attendanceWords';
import { Flags } from '../Flags';
import { Judge } from './Judge';
import type { Ruling } from './judging';
import { say } from './judgingWords';
import type { List } from './lists';
import { nameOf, Row } from './Row';
import type { AttendanceTab, Place } from './tabs';

interface Props {
  row: CourtAttendance;
  list: List<CourtAttendance>;
  tab: AttendanceTab;
  from: Place;
  fault: Problem | null;
  /** Null where rows are not chosen. */
  chosen: boolean | null;
  onChoose: (on: boolean) => void;
}

/** Arrival to departure, what each side said, and the three things that can be decided. */
export function AttendanceRow({ row, list, tab, from, fault, chosen, onChoose }: Props) {
  const verdict = useSignal<Ruling | null>(null);
  const close = () => {
    verdict.value = null;
  };
  const label = `${nameOf(row.order)}, ${dayText(row.day)}`;
  return (
    <Row
      id={row.id}
      whose={row.order}
      from={from}
      pick={chosen !== null && <Pick label={label} on={chosen} onChoose={onChoose} />}
      actions={<Rulings label={label} can={rulings(row, tab)} verdict={verdict} />}
      under={
        (fault || verdict.value) && (
          <>
            <Trouble problem={fault} />
            {verdict.value && (
              <Judge row={row} list={list} verdict={verdict.value} onClose={close} />
            )}
          </>
        )
      }
    >
      <Times row={row} />
      <Words row={row} />
    </Row>
  );
}

interface RulingsProps {
  label: string;
  can: readonly Ruling[];
  verdict: Signal<Ruling | null>;
}

function Rulings({ label, can, verdict }: RulingsProps) {
  return can.map((one) => (
    <Button
      key={one}
      size="chip"
      kind={one === verdict.value ? 'main' : 'plain'}
      expanded={one === verdict.value}
      onClick={() => {
        verdict.value = one === verdict.value ? null : one;
      }}
    >
      {sayVerdict(`verdict_${one}`)}
      <span class="sr"> {label}</span>
    </Button>
  ));
}

/** Where an end is missing there is nothing to accept as it stands. */
function rulings(row: CourtAttendance, tab: AttendanceTab): Ruling[] {
  const complete = row.checked_in_at !== null && row.checked_out_at !== null;
  return tab !== 'missing' && complete ? ['accept', 'adjust', 'deny'] : ['adjust', 'deny'];
}

function Pick(props: { label: string; on: boolean; onChoose: (on: boolean) => void }) {
  return (
    <input
      type="checkbox"
      class="pick"
      checked={props.on}
      aria-label={say('choose', { what: props.label })}
      onChange={(event) => props.onChoose(event.currentTarget.checked)}
    />
  );
}

function Times({ row }: { row: CourtAttendance }) {
  return (
    <>
      <div class="row">
        <strong>{dayText(row.day)}</strong>
        <AttendanceBadge state={row.state} />
      </div>
      <p class="digits">
        {say('recorded', { span: span(row.checked_in_at, row.checked_out_at) })}
        {row.minutes !== null && ` · ${duration(row.minutes)}`}
      </p>
      <p class="quiet small">{row.site.name}</p>
      <Flags flags={row.flags} />
    </>
  );
}

function Words({ row: { contest, replies, decision } }: { row: CourtAttendance }) {
  const theirs = contest && (contest.checked_in_at || contest.checked_out_at);
  return (
    <>
      {contest && (
        <p class="words">
          {say('siteSays', { name: contest.by_name, when: whenOf(contest.at) })}{' '}
          <q>{contest.reason}</q>
          {theirs && (
            <span class="digits">
              {' '}
              {say('siteTimes', { span: span(contest.checked_in_at, contest.checked_out_at) })}
            </span>
          )}
        </p>
      )}
      {replies.map((reply) => (
        <p class="words" key={reply.at}>
          {say('sheSays', { when: whenOf(reply.at) })} <q>{reply.text}</q>
        </p>
      ))}
      {decision?.waits && <p class="small">{sayVerdict('decisionWaits')}</p>}
    </>
  );
}

export function whenOf(instant: string): string {
  return `${dayText(instant, 'short')}, ${clock(instant)}`;
}
