import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { language } from '../i18n/i18n';
import { BASE, call, type Problem } from '../server/client';
import type { Page } from '../server/resources';
import type { MadePaper } from '../server/types';
import { heeding, session } from '../signin/session';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { Trouble } from '../ui/Trouble';
import { say } from './words';

const KINDS = ['her_record', 'hours_certificate'] as const;

/** Papers of hers: made with a tap, opened to print or to send, listed when made before. */
export function MyPapers() {
  const made = useSignal<MadePaper[]>([]);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const ask = async (work: () => Promise<Problem | null>) => {
    busy.value = true;
    problem.value = await work();
    busy.value = false;
  };
  const pull = async () => {
    const result = heeding(await call<Page<MadePaper>>('/me/papers'));
    if (result.ok) made.value = result.data.items;
    return result.ok ? null : result.problem;
  };
  const make =
    (kind: string, subject = session.value?.order) =>
    async () => {
      const body = { kind, subject, language: language.value };
      const path = `/papers/${crypto.randomUUID()}`;
      const result = heeding(await call(path, { method: 'PUT', body }));
      return result.ok ? pull() : result.problem;
    };
  const plan = (wish: string, reasons: string) => async () => {
    const id = crypto.randomUUID();
    const body = { wish, reasons };
    const written = heeding(await call(`/plan-requests/${id}`, { method: 'PUT', body }));
    return written.ok ? make('plan_change_request', id)() : written.problem;
  };
  useEffect(() => void ask(pull), []);
  return (
    <section class="card stack no-print">
      <h2>{say('papersTitle')}</h2>
      <p>{say('papersText')}</p>
      <Trouble problem={problem.value} />
      {KINDS.map((kind) => (
        <Button key={kind} wide icon="note" busy={busy.value} onClick={() => void ask(make(kind))}>
          {say(kind)}
        </Button>
      ))}
      <AskPlan onAsk={(wish, reasons) => ask(plan(wish, reasons))} />
      <ul class="list">
        {made.value.map(({ id, title, made_on }) => (
          <li key={id}>
            <a href={`${BASE}/papers/${id}/file`} target="_blank" rel="noreferrer">
              {title} · {dayText(made_on, 'date')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The plan does not fit: what would, in her own words, as a paper to sign and hand in. */
function AskPlan({ onAsk }: { onAsk: (wish: string, reasons: string) => Promise<void> }) {
  const wish = useSignal('');
  const reasons = useSignal('');
  const full = wish.value.trim() !== '' && reasons.value.trim() !== '';
  return (
    <details>
      <summary>{say('planTitle')}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (full) void onAsk(wish.value, reasons.value);
        }}
      >
        <TextArea label={say('planWish')} value={wish.value} onInput={(v) => (wish.value = v)} />
        <TextArea
          label={say('planWhy')}
          value={reasons.value}
          onInput={(v) => (reasons.value = v)}
        />
        {full && (
          <Button wide type="submit" icon="note">
            {say('planMake')}
          </Button>
        )}
      </form>
    </details>
  );
}
