import { useSignal } from '@preact/signals';
import { clock, dayText, duration, span } from '../i18n/format';
import type { Problem } from '../server/client';
import type { Attendance } from '../server/resources';
import { AttendanceBadge, isRunning } from '../ui/AttendanceBadge';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { Contest } from './Contest';
import { GiveTime } from './GiveTime';
import { confirmable, needsWord } from './list';
import { speak } from './saying';
import { silenceKey } from './silence';
import { say } from './words';

/** One attendance as the host sees it: a first name, times, and what can be said about them. */
export function Person({ attendance, withDay }: { attendance: Attendance; withDay: boolean }) {
  const sheet = useSignal<'time' | 'contest' | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const confirm = async () => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await speak(attendance, { verdict: 'confirm' });
    busy.value = false;
  };
  const here = isRunning(attendance, Date.now());
  const name = attendance.first_name ?? '';
  return (
    <article class="card stack" aria-label={name}>
      <Head attendance={attendance} here={here} withDay={withDay} />
      <Trouble problem={problem.value} />
      {needsWord(attendance) && (
        <div class="answer">
          {confirmable(attendance) && (
            <Button kind="main" icon="tick" busy={busy.value} onClick={() => void confirm()}>
              {say('confirm')}
              <span class="sr"> {name}</span>
            </Button>
          )}
          {!confirmable(attendance) && (
            <Button
              kind={here ? 'plain' : 'main'}
              icon="clock"
              onClick={() => {
                sheet.value = 'time';
              }}
            >
              {say('giveTime')}
              <span class="sr"> {name}</span>
            </Button>
          )}
          <Button
            icon="speech"
            onClick={() => {
              sheet.value = 'contest';
            }}
          >
            {say('contest')}
            <span class="sr"> {name}</span>
          </Button>
        </div>
      )}
      {sheet.value === 'time' && (
        <GiveTime
          attendance={attendance}
          onClose={() => {
            sheet.value = null;
          }}
        />
      )}
      {sheet.value === 'contest' && (
        <Contest
          attendance={attendance}
          onClose={() => {
            sheet.value = null;
          }}
        />
      )}
    </article>
  );
}

interface HeadProps {
  attendance: Attendance;
  here: boolean;
  withDay: boolean;
}

function Head({ attendance, here, withDay }: HeadProps) {
  const { checked_in_at: from, checked_out_at: to, presumed_at: presumed } = attendance;
  const silence = needsWord(attendance) && !here ? silenceKey(attendance, Date.now()) : null;
  return (
    <div class="stack tight">
      <div class="person-head">
        <span class="name">{attendance.first_name}</span>
        <AttendanceBadge state={attendance.state} running={here} />
      </div>
      {withDay && <p class="quiet">{dayText(attendance.day)}</p>}
      <p class="person-times">
        {here && from ? say('since', { time: clock(from) }) : span(from, to)}
        {attendance.minutes !== null && ` · ${duration(attendance.minutes)}`}
        {!here && !to && ` · ${say('missingOut')}`}
        {!here && !from && ` · ${say('missingIn')}`}
      </p>
      {silence && (
        <p class={silence === 'presumedAt' ? 'quiet small' : 'small silence'}>
          {silence === 'presumedAt' ? say(silence, { day: dayText(presumed ?? '') }) : say(silence)}
        </p>
      )}
      {attendance.flags.includes('paper_sheet') && <p class="quiet small">{say('fromPaper')}</p>}
      {attendance.contest && <p class="small">{attendance.contest.reason}</p>}
    </div>
  );
}
