import { duration } from '../../i18n/format';
import type { FullWarning, Order, Page, Warning } from '../../server/resources';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { momentOf } from '../inbox/moment';
import { WarningFacts } from '../inbox/Warnings';
import { say } from '../inbox/warningWords';
import { WasTold } from './Messages';

/** Her open warning, when its time at the desk has come: what happened, what would close it. */
export function OpenWarning({ order }: { order: Order }) {
  const asked = useAsked<Page<Warning>>(`/warnings?order=${order.id}&limit=1`);
  const [warning] = asked.data.value?.items ?? [];
  if (!warning) return <Trouble problem={asked.problem.value} />;
  return (
    <section class="card stack">
      <h2>{say('caseTitle')}</h2>
      <p class="quiet small">{say('caseText')}</p>
      <div class="stack tight">
        <WarningFacts warning={warning} />
        <WasTold order={order.id} about={warning.told.map((one) => one.id)} />
      </div>
      <Slots slots={warning.slots} />
      <Steps id={warning.id} />
    </section>
  );
}

function Slots({ slots }: { slots: Warning['slots'] }) {
  if (slots.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>{say('slots')}</h3>
      <ul>
        {slots.map((slot) => (
          <li key={slot.starts_at}>{slot.text}</li>
        ))}
      </ul>
    </div>
  );
}

function Steps({ id }: { id: string }) {
  const asked = useAsked<FullWarning>(`/warnings/${id}`);
  const steps = asked.data.value?.steps ?? [];
  return (
    <details>
      <summary>{say('steps')}</summary>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      <ol class="said">
        {steps.map((step) => (
          <li key={`${step.at} ${step.kind}`}>
            <span class="quiet small">{momentOf(step.at)}</span>
            <br />
            {stepText(step)}
            {step.kind !== 'acknowledged' && ` · ${duration(step.needed_minutes)}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

function stepText({ kind, by_name: name }: FullWarning['steps'][number]): string {
  if (kind !== 'acknowledged') return say(`step_${kind}`);
  return name ? say('step_acknowledged', { name }) : say('step_read');
}
