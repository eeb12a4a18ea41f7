import type { ComponentChildren } from 'preact';
import { dayText } from '../../i18n/format';
import type { Closure, Insured, Page, Relying, SiteHealth } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { type Asked, useAsked } from '../asking';
import { show } from '../view';
import { weekName } from './reading';
import { SheetsOfSite } from './SheetsOfSite';
import { say } from './words';

/** What stands behind a site's figures; the women are named to the clerk of their court alone. */
export function OneSite({ site }: { site: SiteHealth }) {
  const path = `/sites/${site.id}`;
  const relying = useAsked<{ items: Relying[] }>(`${path}/relying`);
  const insured = useAsked<{ items: Insured[] }>(`${path}/coverage`);
  const closures = useAsked<Page<Closure>>(`${path}/closures`);
  return (
    <div class="columns">
      <Part title={say('weeksTitle')}>
        <List lines={site.silent_weeks.map((week) => weekName(week))} />
      </Part>
      <Part title={say('closuresTitle')}>
        <Answered asked={closures}>
          <List
            lines={closures.data.value?.items.map(
              (one) => `${dayText(one.from)}–${dayText(one.to)}`,
            )}
          />
        </Answered>
      </Part>
      <Part title={say('relyingTitle')}>
        <Answered asked={relying}>
          <People items={relying.data.value?.items} />
        </Answered>
      </Part>
      <Part title={say('coverTitle')} text={say('coverText')}>
        <Answered asked={insured}>
          <List
            lines={insured.data.value?.items.map((one) => `${one.first_name}: ${until(one)}`)}
          />
        </Answered>
      </Part>
      <SheetsOfSite site={site.id} />
    </div>
  );
}

function until({ cover_state: state, covered_until: day }: Insured): string {
  if (!day) return say('noDates');
  return say(state === 'lapsed' ? 'was' : 'until', { day: dayText(day, 'date') });
}

interface PartProps {
  title: string;
  text?: string;
  children: ComponentChildren;
}

function Part({ title, text, children }: PartProps) {
  return (
    <section class="stack tight">
      <h3>{title}</h3>
      {text && <p class="quiet small">{text}</p>}
      {children}
    </section>
  );
}

function Answered<T>({ asked, children }: { asked: Asked<T>; children: ComponentChildren }) {
  if (asked.problem.value) {
    return <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />;
  }
  return asked.data.value ? children : <Skeleton lines={1} />;
}

function List({ lines = [] }: { lines?: string[] | undefined }) {
  if (lines.length === 0) return <p class="quiet">{say('nothing')}</p>;
  return (
    <ul class="list">
      {lines.map((line, index) => (
        <li key={`${index}-${line}`}>{line}</li>
      ))}
    </ul>
  );
}

function People({ items = [] }: { items?: Relying[] | undefined }) {
  if (items.length === 0) return <p class="quiet">{say('nothing')}</p>;
  return (
    <ul class="list">
      {items.map(({ order, first_name: name }) => (
        <li key={order} class="row apart">
          <span>{name}</span>
          <Button size="chip" onClick={() => show({ room: 'case', order })}>
            {say('openCase')}
            <span class="sr"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
