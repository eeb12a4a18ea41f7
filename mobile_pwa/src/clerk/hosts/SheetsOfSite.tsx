import { useSignal } from '@preact/signals';
import { dayText, span } from '../../i18n/format';
import type { CopiedDay, Sheet, SheetEntry, SheetLine } from '../../server/types';
import { AttendanceBadge } from '../../ui/AttendanceBadge';
import { Button } from '../../ui/Button';
import { More } from '../../ui/More';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { said } from '../../ui/words';
import { useAsked, usePages } from '../asking';
import { momentOf } from '../inbox/moment';
import { show } from '../view';
import { say } from './sheetWords';

/** The sheets of paper of a site, and what the site copied from them. */
export function SheetsOfSite({ site }: { site: string }) {
  const list = usePages<Sheet>(`/sites/${site}/sheets`);
  const open = useSignal<string | null>(null);
  return (
    <section class="stack tight">
      <h3>{say('title')}</h3>
      <p class="quiet small">{say('text')}</p>
      <Trouble problem={list.problem.value} onRetry={list.again} />
      {!list.items && !list.problem.value && <Skeleton lines={1} />}
      {list.items?.length === 0 && <p class="quiet">{say('none')}</p>}
      <ul class="list">
        {list.items?.map((sheet) => (
          <li key={sheet.id} class="stack tight">
            <strong>{say('sheet', { number: sheet.number })}</strong>
            <span class="quiet small">
              {say('days', { from: dayText(sheet.from_day), to: dayText(sheet.to_day) })}
            </span>
            {sheet.entries.length === 0 && <span class="small">{say('notCopied')}</span>}
            {sheet.entries.map((day) => (
              <Day
                key={day.id}
                day={day}
                open={open.value === day.id}
                onToggle={() => {
                  open.value = open.value === day.id ? null : day.id;
                }}
              />
            ))}
          </li>
        ))}
      </ul>
      <More more={list.more && (() => void list.more?.())} />
    </section>
  );
}

interface DayProps {
  day: CopiedDay;
  open: boolean;
  onToggle: () => void;
}

function Day({ day, open, onToggle }: DayProps) {
  const { withdrawn_at: back, entered_by_name: name } = day;
  return (
    <div class="stack tight">
      <div class="row apart">
        <span class={back ? 'quiet' : ''}>
          {say(back ? 'takenBack' : 'copied', { day: dayText(day.day), name, n: day.rows })}
        </span>
        <Button size="chip" expanded={open} onClick={onToggle}>
          {open ? said('close') : say('open')}
          <span class="sr"> {dayText(day.day)}</span>
        </Button>
      </div>
      {open && <Entry id={day.id} />}
    </div>
  );
}

/** Every line of a copied day, and the photo. Opening a photo is noted for those who are on it. */
function Entry({ id }: { id: string }) {
  const asked = useAsked<SheetEntry>(`/sheet-entries/${id}`);
  const entry = asked.data.value;
  if (!entry) {
    return asked.problem.value ? (
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
    ) : (
      <Skeleton lines={2} />
    );
  }
  return (
    <div class="stack tight">
      <p class="quiet small">{say('when', { at: momentOf(entry.entered_at) })}</p>
      <ul class="list">
        {entry.rows.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {entry.photos.length === 0 && <p class="small">{say('noPhoto')}</p>}
      {entry.photos.map((photo, index) => (
        <p key={photo.id} class="row">
          <a
            class="button chip"
            href={`/api/v1/sheet-entries/${id}/photos/${photo.id}`}
            target="_blank"
            rel="noreferrer"
          >
            {say('photo', { n: index + 1 })}
          </a>
          <span class="quiet small">{say('photoNoted')}</span>
        </p>
      ))}
    </div>
  );
}

function Line({ line }: { line: SheetLine }) {
  const { first_name: name, order } = line;
  return (
    <li class="row apart">
      <span>
        <strong>{name}</strong>{' '}
        <span class="digits">{span(line.checked_in_at, line.checked_out_at)}</span>{' '}
        <span class="quiet small">{say(`line_${line.outcome}`)}</span>
      </span>
      <span class="row">
        <AttendanceBadge state={line.state} />
        <Button size="chip" onClick={() => show({ room: 'case', order })}>
          {say('openCase')}
          <span class="sr"> {name}</span>
        </Button>
      </span>
    </li>
  );
}
