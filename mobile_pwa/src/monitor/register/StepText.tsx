import { dayText } from '../../i18n/format';
import { type Catalogue, named, type Step } from './catalogue';

/** A step: what, when, and why if it was a refusal. */
export function StepText({ step, catalogue }: { step: Step; catalogue: Catalogue }) {
  return (
    <span>
      <strong>{named(catalogue, 'steps', step.kind)}</strong> · {dayText(step.on)}
      {step.reasons.map((code) => (
        <span key={code} class="small">
          <br />
          {named(catalogue, 'reasons', code)}
        </span>
      ))}
    </span>
  );
}
