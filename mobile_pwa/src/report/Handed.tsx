import { dayText } from '../i18n/format';
import type { Report } from '../server/types';
import { Banner } from '../ui/Banner';
import { PrintReport } from './PrintReport';
import { say } from './words';

/** That the record no longer says what was handed in. */
export function Changed({ report }: { report: Report }) {
  if (report.changed.length === 0) return null;
  const parts = report.changed.map((part) => say(`part_${part}`)).join(', ');
  return (
    <Banner icon="note" calm>
      {say('changed', { parts })}
    </Banner>
  );
}

/** Every version that was handed in, the newest first, each to print. */
export function Versions({ report }: { report: Report }) {
  if (report.versions.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{say('versions')}</h2>
      {[...report.versions].reverse().map((one) => (
        <div class="stack tight" key={one.id}>
          <p>
            {say('version', { n: one.number, name: one.by_name, day: dayText(one.at, 'date') })}
          </p>
          {one.reason && <p class="quiet report-told">{say('why', { reason: one.reason })}</p>}
          <PrintReport version={one.id} number={one.number} />
        </div>
      ))}
    </section>
  );
}
