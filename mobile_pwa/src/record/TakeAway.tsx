import { useSignal } from '@preact/signals';
import { BASE, call, type Problem } from '../server/client';
import type { HerRecord } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { fileName, saveFile } from './copy';
import { say } from './words';

/** Everything the server holds about her hours: as a file, and as a page to print. */
export function TakeAway() {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const save = async () => {
    busy.value = true;
    const result = await wholeRecord();
    busy.value = false;
    problem.value = Array.isArray(result) ? null : result;
    if (!Array.isArray(result)) return;
    saveFile(JSON.stringify({ parts: result }, null, 1), fileName(new Date()));
    announce(say('takeDone'));
  };
  return (
    <section class="card stack no-print">
      <h2>{say('takeTitle')}</h2>
      <p>{say('takeText')}</p>
      <Trouble problem={problem.value} />
      <Button wide icon="save" busy={busy.value} onClick={() => void save()}>
        {say(busy.value ? 'takeBusy' : 'takeFile')}
      </Button>
      <a class="button wide" href={`${BASE}/me/record/page`} target="_blank" rel="noreferrer">
        {say('takePage')}
      </a>
    </section>
  );
}

/** Part after part, the last one first, until there is nothing before it. */
export async function wholeRecord(): Promise<HerRecord[] | Problem> {
  const parts: HerRecord[] = [];
  for (let to: string | null = ''; to !== null; ) {
    const query: string = to ? `?to=${to}` : '';
    const result = heeding(await call<HerRecord>(`/me/record${query}`));
    if (!result.ok) return result.problem;
    parts.push(result.data);
    to = result.data.earlier_to;
  }
  return parts;
}
