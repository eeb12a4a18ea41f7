import { dayText } from '../i18n/format';
import type { Written } from '../server/types';
import { say } from './words';

/** What the host wrote, to read. */
export function WrittenPart({ written }: { written: Written }) {
  return (
    <>
      <Told
        title={say('activities')}
        items={written.activities.map((one) => ({
          head: say(`activity_${one.kind}`),
          text: one.text,
        }))}
      />
      <Told
        title={say('incidents')}
        items={written.incidents.map((one) => ({
          head: dated(say(`incident_${one.kind}`), one.day),
          text: one.text,
        }))}
      />
      <Told
        title={say('insurance')}
        items={written.insurance.map((one) => ({
          head: dated(say(`insurance_${one.kind}`), one.day),
          text: one.text,
        }))}
      />
      <Told
        title={say('evidence')}
        items={written.evidence ? [{ head: null, text: written.evidence }] : []}
      />
    </>
  );
}

interface Item {
  head: string | null;
  text: string | null | undefined;
}

function Told({ title, items }: { title: string; items: Item[] }) {
  return (
    <section class="card stack">
      <h2>{title}</h2>
      {items.length === 0 && <p class="quiet">{say('nothing')}</p>}
      {items.map((one, index) => (
        // What was handed in never changes its order.
        <div key={index}>
          {one.head && <strong>{one.head}</strong>}
          {one.text && <p class="report-told">{one.text}</p>}
        </div>
      ))}
    </section>
  );
}

function dated(head: string, day: string | null | undefined): string {
  return day ? `${head} · ${dayText(day, 'short')}` : head;
}
