import type { WholeCase } from '../../server/resources';
import { say } from './causeWords';

/** How many attendances stand on which evidence. */
export function Levels({ levels }: { levels: WholeCase['levels'] }) {
  return (
    <section class="card stack">
      <h2>{say('levelsTitle')}</h2>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('colLevel')}</th>
            <th scope="col" class="amount">
              {say('colCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...levels].reverse().map(({ level, count }) => (
            <tr key={level}>
              <th scope="row">
                {level} · {say(`level_${level as 0 | 1 | 2 | 3 | 4}`)}
              </th>
              <td class="amount">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
