import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call, type Problem } from '../../server/client';
import type { LookPurpose } from '../../server/resources';
import { heeding, whenClosed } from '../../signin/session';
import { SelectField } from '../../ui/Field';
import { Trouble } from '../../ui/Trouble';
import { say } from './words';

const CHOICES: readonly LookPurpose[] = ['case', 'hearing', 'decision', 'request', 'correction'];

/** What this session opens cases for; the server remembers it and notes it by itself. */
const chosen = signal<LookPurpose | null>(null);
whenClosed(() => {
  chosen.value = null;
});

/** What this case is opened for. Nothing waits for it: the case is read and worked on meanwhile. */
export function Purpose({ order }: { order: string }) {
  const problem = useSignal<Problem | null>(null);
  const path = `/orders/${order}/look`;
  useEffect(() => {
    if (chosen.value) return;
    void call<{ purpose: LookPurpose }>(path).then((found) => {
      if (heeding(found).ok && found.ok) chosen.value = found.data.purpose;
    });
  }, [path]);
  const choose = async (next: string) => {
    const purpose = CHOICES.find((one) => one === next);
    if (!purpose) return;
    const before = chosen.value;
    chosen.value = purpose;
    const result = heeding(await call(path, { method: 'PUT', body: { purpose } }));
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) chosen.value = before;
  };
  return (
    <div class="stack tight no-print">
      <SelectField
        label={say('look')}
        hint={say('lookHint')}
        value={chosen.value ?? 'case'}
        options={CHOICES.map((one) => [one, say(`look_${one}`)] as const)}
        onInput={(next) => void choose(next)}
      />
      <Trouble problem={problem.value} />
    </div>
  );
}
