import { useSignal } from '@preact/signals';
import { BASE } from '../../server/client';
import { SelectField } from '../../ui/Field';
import { say } from './words';

const REASONS = ['archive', 'inspection', 'transfer', 'statistics'] as const;
const FORMS = [
  ['zip', 'asZip'],
  ['xlsx', 'asXlsx'],
  ['json', 'asJson'],
] as const;

/** The court's whole record as a file. A reason from a list: an address holds nobody's words. */
export function TakeOut() {
  const reason = useSignal('');
  const asked = useSignal(false);
  const wrong = asked.value && !reason.value ? say('needsReason') : null;
  return (
    <section class="card stack" aria-label={say('takeOut')}>
      <h2>{say('takeOut')}</h2>
      <p class="quiet small">{say('takeOutText')}</p>
      <SelectField
        label={say('reason')}
        wrong={wrong}
        value={reason.value}
        options={[
          ['', say('reasonNone')],
          ...REASONS.map((one) => [one, say(`reason_${one}`)] as const),
        ]}
        onInput={(value) => {
          reason.value = value;
        }}
      />
      <div class="row">
        {FORMS.map(([form, text]) => (
          <a
            key={form}
            class="button"
            href={`${BASE}/exports/record.${form}?reason=${reason.value}`}
            download
            onClick={(event) => {
              asked.value = true;
              if (!reason.value) event.preventDefault();
            }}
          >
            {say(text)}
          </a>
        ))}
      </div>
    </section>
  );
}
