import type { CaseNotice, NoticeTry } from '../../server/resources';
import { momentOf } from './moment';
import { say } from './toldWords';

/** By what she was written to, when, and what became of it; never an address. */
export function Tries({ tries }: { tries: CaseNotice['tries'] }) {
  const [last] = tries.slice(-1);
  if (!last) return null;
  if (tries.length === 1) return <p class="small">{tryText(last)}</p>;
  return (
    <details>
      <summary class="small">{say('tries', { n: tries.length })}</summary>
      <ol class="said small">
        {tries.map((one) => (
          <li key={`${one.started_at} ${one.channel_kind}`}>{tryText(one)}</li>
        ))}
      </ol>
    </details>
  );
}

export function tryText(one: NoticeTry): string {
  const at = one.read_at ?? one.delivered_at;
  const became = say(`became_${one.became}`, { at: at ? momentOf(at) : '' });
  const text = say('try', {
    way: say(`way_${one.channel_kind}`),
    when: momentOf(one.started_at),
    became,
  });
  const notes = [
    failed(one) && one.detail && say('code', { code: one.detail }),
    one.repeats > 0 && say('repeated', { n: one.repeats }),
  ].filter(Boolean);
  return notes.length > 0 ? `${text} (${notes.join(', ')})` : text;
}

function failed({ became }: NoticeTry): boolean {
  return ['failed', 'refused', 'gone', 'undelivered'].includes(became);
}
