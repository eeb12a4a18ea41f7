import { useSignal } from '@preact/signals';
import { dayText, duration } from '../i18n/format';
import { call, type Problem } from '../server/client';
import type { Order, Terms } from '../server/resources';
import { heeding } from '../signin/session';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { NewTerms } from './NewTerms';
import { Pauses } from './Pauses';
import { say } from './termsWords';

/** The dated numbers of the order, newest first; a proposal waits for a second person. */
export function TermsCard({ order, onChanged }: { order: Order; onChanged: () => void }) {
  const versions = [...order.terms].sort((a, b) => b.number - a.number);
  const isOpen = useSignal(false);
  const open = setting(isOpen);
  const close = () => open(false);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <section class="card stack">
      <h2>{say('termsTitle')}</h2>
      <ul class="list">
        {versions.map((terms) => (
          <li key={terms.id}>
            <Version order={order} terms={terms} onChanged={onChanged} />
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => open(true)}>
        {say('newTerms')}
      </Button>
      <Pauses order={order} onChanged={onChanged} />
      {isOpen.value && <NewTerms order={order} onDone={done} onClose={close} />}
    </section>
  );
}

interface VersionProps {
  order: Order;
  terms: Terms;
  onChanged: () => void;
}

function Version({ order, terms, onChanged }: VersionProps) {
  const problem = useSignal<Problem | null>(null);
  const approve = async () => {
    const path = `/orders/${order.id}/terms/${terms.id}/approval`;
    const result = heeding(await call(path, { method: 'PUT', body: {} }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onChanged();
  };
  return (
    <div class="stack tight">
      <strong>{say('termsNow', { n: terms.number, day: dayText(terms.from_day, 'date') })}</strong>
      {terms.state === 'proposed' && (
        <div class="row">
          <Badge icon="clock" tone="wait">
            {say('termsProposed')}
          </Badge>
          <Button size="chip" onClick={() => void approve()}>
            {say('termsApprove')}
          </Button>
        </div>
      )}
      <Trouble problem={problem.value} />
      <dl class="facts">
        <Amount name={say('weekly')} minutes={terms.weekly_required_minutes} />
        <Amount name={say('floor')} minutes={terms.weekly_floor_minutes} />
        <Amount name={say('cap')} minutes={terms.weekly_cap_minutes} />
        <Amount name={say('daily')} minutes={terms.daily_cap_minutes} />
      </dl>
      {terms.reason && <p class="quiet small">{terms.reason}</p>}
    </div>
  );
}

function Amount({ name, minutes }: { name: string; minutes: number | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{minutes === null ? say('noCap') : duration(minutes)}</dd>
    </div>
  );
}
