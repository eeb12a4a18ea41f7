import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { language } from '../i18n/i18n';
import type { Insured, Site } from '../server/resources';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { lazily } from '../ui/lazily';
import { care, isDue, pullCare } from './care';
import { say } from './insuranceWords';

const EnterInsurance = lazily(() => import('./EnterInsurance').then((m) => m.EnterInsurance));

/** Insurance that has ended or soon will, with the way to enter the new dates; else nothing. */
export function Insurance({ site }: { site: Site }) {
  useEffect(() => void pullCare(site), [site.id, language.value]);
  const due = care.insured.value.filter(isDue);
  const one = care.entering.value;
  return (
    <>
      {due.length > 0 && (
        <Banner icon="card">
          <h2>{say('insurance')}</h2>
          <p>{say(due.some((her) => her.cover_state === 'lapsed') ? 'over' : 'soon')}</p>
          <Placed items={due} />
        </Banner>
      )}
      {one && <EnterInsurance key={one.placement} one={one} site={site} />}
    </>
  );
}

/** Who is insured until when, each with the way to enter dates. */
export function Placed({ items }: { items: readonly Insured[] }) {
  return (
    <ul class="list">
      {items.map((one) => (
        <li key={one.placement} class="row apart">
          <span>
            <strong>{one.first_name}</strong> {until(one)}
          </span>
          <Button
            size="chip"
            onClick={() => {
              care.entering.value = one;
            }}
          >
            {say('enter')}
            <span class="sr"> {one.first_name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function until({ cover_state: state, covered_until: day }: Insured): string {
  if (!day) return say('noDay');
  return say(state === 'lapsed' ? 'wasUntil' : 'until', { day: dayText(day, 'date') });
}
