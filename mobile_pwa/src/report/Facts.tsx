import './report.css';
import { dayText, duration } from '../i18n/format';
import type { Report } from '../server/types';
import { AttendanceBadge } from '../ui/AttendanceBadge';
import { Badge } from '../ui/Badge';
import { say } from './words';

type Facts = Report['facts'];
type Passed = { shift: string; day: string; starts: string; ends: string };

const LOOKS = {
  justified: { icon: 'sealed', tone: 'good' },
  pending: { icon: 'clock', tone: 'wait' },
  unmarked: { icon: 'less', tone: 'plain' },
  unjustified: { icon: 'note', tone: 'plain' },
} as const;

/** What the record says of a month: days and times, never how anybody stands. */
export function ReportFacts({ facts }: { facts: Facts }) {
  return (
    <>
      <Sums minutes={facts.minutes} />
      <Days facts={facts} />
      {facts.stood_down.length > 0 && (
        <section class="card stack">
          <h2>{say('stoodDown')}</h2>
          <ul class="stack tight">
            {facts.stood_down.map((one) => (
              <li key={one.shift}>
                {when(one)} · {say(`cause_${one.cause}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Absences absences={facts.absences} />
    </>
  );
}

function Sums({ minutes }: { minutes: Facts['minutes'] }) {
  return (
    <section class="card stack">
      <h2>{say('hours')}</h2>
      <dl class="report-sums">
        {(['recorded', 'credited', 'confirmed'] as const).map((one) => (
          <div key={one}>
            <dt>{say(one)}</dt>
            <dd>{duration(minutes[one])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Days({ facts }: { facts: Facts }) {
  return (
    <section class="card stack">
      <h2>{say('attendances')}</h2>
      {facts.attendances.length === 0 ? (
        <p class="quiet">{say('noAttendances')}</p>
      ) : (
        <ul class="report-days">
          {facts.attendances.map((one) => (
            <li key={one.id}>
              <div class="row apart">
                <span>
                  {dayText(one.day, 'short')}{' '}
                  <span class="hours">
                    {one.came ?? '?'}–{one.left ?? '?'}
                  </span>
                </span>
                {one.minutes !== null && <strong>{duration(one.minutes)}</strong>}
              </div>
              <div class="row">
                <AttendanceBadge state={one.state} />
                {one.confirmed_by && (
                  <span class="quiet small">{say('confirmedBy', { name: one.confirmed_by })}</span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Absences({ absences }: { absences: Facts['absences'] }) {
  return (
    <section class="card stack">
      <h2>{say('absences')}</h2>
      {absences.length === 0 && <p class="quiet">{say('noAbsences')}</p>}
      <ul class="stack tight">
        {absences.map((one) => (
          <li key={one.shift}>
            <div class="row">
              <span>{when(one)}</span>
              <Badge {...LOOKS[one.state]}>{say(`absence_${one.state}`)}</Badge>
            </div>
            {one.marked_by && <p class="quiet small">{say('markedBy', { name: one.marked_by })}</p>}
            {one.note && <p class="small">{say('note', { text: one.note })}</p>}
            {one.paper_references.length > 0 && (
              <p class="small">{say('papers', { numbers: one.paper_references.join(', ') })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function when({ day, starts, ends }: Passed): string {
  return `${dayText(day, 'short')} ${starts}–${ends}`;
}
