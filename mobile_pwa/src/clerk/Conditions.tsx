import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText, duration } from '../i18n/format';
import type { Order, Page, Placement } from '../server/resources';
import { Button } from '../ui/Button';
import { weekdayName } from '../ui/words';
import { hush, readAloud } from '../voice/speech';
import { useAsked } from './asking';
import { say } from './conditionWords';

/** Where, when and how many hours, in plain words: to be read, and to be heard. */
export function Conditions({ order }: { order: Order }) {
  const placed = useAsked<Page<Placement>>(`/orders/${order.id}/placements`).data.value?.items;
  const silent = useSignal(false);
  useEffect(() => hush, []);
  const lines = sentences(order, placed ?? []);
  const read = () => {
    silent.value = !readAloud(lines.join(' '));
  };
  return (
    <section class="stack tight">
      <h3>{say('title')}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="row no-print">
        <Button size="chip" icon="speaker" onClick={read}>
          {say('read')}
        </Button>
        {silent.value && (
          <span class="small" role="status">
            {say('noVoice')}
          </span>
        )}
      </div>
    </section>
  );
}

function sentences(order: Order, placed: readonly Placement[]): string[] {
  const terms = order.terms[order.terms.length - 1];
  return [
    say('begins', { day: dayText(order.starts_on, 'date') }),
    ...(terms ? [say('weekly', { time: duration(terms.weekly_required_minutes) })] : []),
    ...(terms ? [say('daily', { time: duration(terms.daily_cap_minutes) })] : []),
    ...placed.map(where),
    say('scan'),
    say('cannot'),
    say('change'),
    say('ask'),
  ];
}

function where(placement: Placement): string {
  const times = placement.timetable.map((entry) =>
    say('times', { day: weekdayName(entry.weekday), from: entry.from, to: entry.to }),
  );
  return times.length > 0
    ? say('whereWhen', { site: placement.site_name, times: times.join(', ') })
    : say('where', { site: placement.site_name });
}
