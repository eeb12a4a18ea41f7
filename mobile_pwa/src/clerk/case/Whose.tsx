import { dayText, duration } from '../../i18n/format';
import type { CaseWeek, WholeCase } from '../../server/resources';
import { say } from './causeWords';

const WHO = ['her', 'host', 'programme', 'force_majeure', 'open'] as const;

/** Whose each missing hour is, in all and week by week. */
export function Whose({ found }: { found: WholeCase }) {
  const lacking = found.weeks.filter((week) => week.gap_minutes > 0);
  return (
    <section class="card stack">
      <h2>{say('whoseTitle')}</h2>
      <p class="quiet small">{say('whoseText')}</p>
      {lacking.length === 0 ? (
        <p>{say('nothingMissing')}</p>
      ) : (
        <>
          <Sums found={found} />
          <h3>{say('byWeek')}</h3>
          <ul class="list">
            {[...lacking].reverse().map((week) => (
              <li key={week.week}>
                <Gap week={week} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Sums({ found: { whose } }: { found: WholeCase }) {
  const there = WHO.filter((who) => whose[who] > 0);
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{say('colWhose')}</th>
          <th scope="col" class="amount">
            {say('colMinutes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {there.map((who) => (
          <tr key={who}>
            <th scope="row">{say(`who_${who}`)}</th>
            <td class="amount">{duration(whose[who])}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say('inAll')}</th>
          <td class="amount">{duration(there.reduce((sum, who) => sum + whose[who], 0))}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Gap({ week }: { week: CaseWeek }) {
  return (
    <>
      <strong class="digits">
        {dayText(week.starts_on, 'date')} · {duration(week.gap_minutes)}
      </strong>
      <ul class="small">
        {week.causes.map((cause) => (
          <li key={cause.code}>
            <span class="digits">{duration(cause.minutes)}</span> · {say(`who_${cause.who}`)}:{' '}
            {cause.text}
          </li>
        ))}
      </ul>
    </>
  );
}
