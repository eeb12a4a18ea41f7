import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import { call, type Problem } from '../../server/client';
import type { PaperCard as Card, Order, Page, PaperCardEnding } from '../../server/resources';
import { heeding } from '../../signin/session';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { OpenOnce } from '../papers/OpenOnce';
import { say } from './cardWords';

const REASONS: readonly PaperCardEnding[] = [
  'lost',
  'stolen',
  'worn',
  'unsafe',
  'not_needed',
  'other',
];

/** Her printed card: made, printed, replaced, ended. What is on it is shown on its page alone. */
export function PaperCard({ order }: { order: Order }) {
  const asked = useAsked<Page<Card>>(`/orders/${order.id}/cards`);
  const problem = useSignal<Problem | null>(null);
  const asking = useSignal<'replace' | 'end' | null>(null);
  const key = useSignal(crypto.randomUUID() as string);
  const path = `/orders/${order.id}/card`;
  const inUse = asked.data.value?.items.find((card) => !card.ended_at);
  const last = asked.data.value?.items[0];
  const send = async (work: 'make' | 'end', reason: PaperCardEnding | null) => {
    const made = { method: 'POST', body: { reason }, idempotencyKey: key.value } as const;
    const result = heeding(
      work === 'make'
        ? await call<unknown>(path, made)
        : await call<unknown>(`${path}?reason=${reason}`, { method: 'DELETE' }),
    );
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    key.value = crypto.randomUUID();
    asking.value = null;
    await asked.pull();
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p class="quiet small">{say('text')}</p>
      <Trouble problem={asked.problem.value ?? problem.value} />
      {asked.data.value && !inUse && (
        <>
          <p>{last?.ended_at ? say('endedAt', { day: dayText(last.ended_at) }) : say('none')}</p>
          <Button icon="card" onClick={() => void send('make', null)}>
            {say('make')}
          </Button>
        </>
      )}
      {inUse && (
        <>
          <p>{say('madeAt', { day: dayText(inUse.made_at) })}</p>
          <OpenOnce key={inUse.id} path={`${path}.pdf`} text={say('print')} main />
          <div class="row">
            <Button size="chip" onClick={() => setting(asking)('replace')}>
              {say('replace')}
            </Button>
            <Button size="chip" onClick={() => setting(asking)('end')}>
              {say('end')}
            </Button>
          </div>
        </>
      )}
      {asking.value && (
        <Why
          what={asking.value}
          onClose={() => setting(asking)(null)}
          onSend={(reason) => void send(asking.value === 'end' ? 'end' : 'make', reason)}
        />
      )}
    </section>
  );
}

interface WhyProps {
  what: 'replace' | 'end';
  onClose: () => void;
  onSend: (reason: PaperCardEnding) => void;
}

/** A card in use ends only with a reason. */
function Why({ what, onClose, onSend }: WhyProps) {
  const reason = useSignal<PaperCardEnding>('lost');
  const submit = (event: Event) => {
    event.preventDefault();
    onSend(reason.value);
  };
  return (
    <Sheet title={say(what)} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{say(`${what}Text`)}</p>
        <SelectField
          label={say('reason')}
          value={reason.value}
          options={REASONS.map((one) => [one, say(`reason_${one}`)] as const)}
          onInput={(value) => {
            reason.value = value as PaperCardEnding;
          }}
        />
        <Button type="submit" kind="main" wide>
          {say(`${what}Yes`)}
        </Button>
      </form>
    </Sheet>
  );
}
