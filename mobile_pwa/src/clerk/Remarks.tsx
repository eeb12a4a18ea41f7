import type { IntakeChecks } from '../server/resources';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { say } from './intakeWords';
import { show } from './view';

/** What looks odd, and who is here already. It stops nobody. */
export function Remarks({ checks }: { checks: IntakeChecks }) {
  const { same_case: same, same_document: known } = checks;
  const others = known.filter((one) => one.id !== same?.id);
  return (
    <section class="card stack" aria-label={say('lookAgain')}>
      <h2>{say('lookAgain')}</h2>
      {same && (
        <Banner icon="note" role="status">
          <p>{say('sameCase')}</p>
          <Twin twin={same} />
        </Banner>
      )}
      {others.length > 0 && (
        <Banner icon="person" role="status">
          <p>{say('sameDocument')}</p>
          {others.map((one) => (
            <Twin key={one.id} twin={one} />
          ))}
        </Banner>
      )}
      <ul>
        {checks.remarks.map((one) => (
          <li key={one.code}>{one.text}</li>
        ))}
        {checks.second_person && <li>{say('secondPerson')}</li>}
      </ul>
      {!same && <p class="quiet">{say('goOn')}</p>}
    </section>
  );
}

function Twin({ twin }: { twin: IntakeChecks['same_document'][number] }) {
  return (
    <p class="row apart">
      <span>
        {twin.first_name} {twin.last_name} · <span class="digits">{twin.case_number}</span>
      </span>
      <Button size="chip" onClick={() => show({ room: 'case', order: twin.id })}>
        {say('openIt')}
        <span class="sr"> {twin.case_number}</span>
      </Button>
    </p>
  );
}
