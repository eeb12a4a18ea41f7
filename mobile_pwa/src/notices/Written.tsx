import { clock, dayText } from '../i18n/format';
import type { Notice, NoticeTry } from '../server/resources';
import { notices } from '../week/shelves';
import { say } from './writtenWords';

/** When we wrote to her about one of these things, by what, and whether it arrived. */
export function Written({ about }: { about: readonly string[] }) {
  const items = notices.copy.value?.data.items ?? [];
  const last = lastTry(items, about);
  return last && <p class="quiet small">{wrote(last)}</p>;
}

export function wrote(last: NoticeTry): string {
  return say('wrote', {
    day: dayText(last.started_at),
    time: clock(last.started_at),
    way: say(`way_${last.channel_kind}`),
    became: say(`became_${last.became}`),
  });
}

/** Of the newest message about these things: the try that got furthest, else the last one. */
export function lastTry(
  items: readonly Pick<Notice, 'about' | 'tries'>[],
  about: readonly string[],
): NoticeTry | null {
  const newest = items.find(
    (one) => one.about !== null && about.includes(one.about) && one.tries.length > 0,
  );
  const tries = newest?.tries ?? [];
  const arrived = (one: NoticeTry) => one.became === 'read' || one.became === 'delivered';
  return tries.find(arrived) ?? tries.at(-1) ?? null;
}
