import { useSignal } from '@preact/signals';
import type { SiteHealth } from '../../server/resources';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { SelectField } from '../../ui/Field';
import { Skeleton } from '../../ui/Skeleton';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { said } from '../../ui/words';
import { useAsked } from '../asking';
import { show } from '../view';
import { OneSite } from './OneSite';
import { answers, cover, SORTS, type Sort, silence, sorted } from './reading';
import { say } from './words';

/** How each site is doing, in words; which of them is open shows what stands behind them. */
export function Hosts() {
  const asked = useAsked<{ items: SiteHealth[] }>('/site-health');
  const sort = useSignal<Sort>('silence');
  const open = useSignal<string | null>(null);
  const items = asked.data.value?.items;
  return (
    <>
      <div>
        <Button kind="bare" icon="back" onClick={() => show({ room: 'sites' })}>
          {say('toSites')}
        </Button>
      </div>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('about')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={4} />}
      {items?.length === 0 && <Empty icon="place">{say('none')}</Empty>}
      {items && items.length > 1 && (
        <SelectField
          label={say('sortBy')}
          value={sort.value}
          options={SORTS.map((one) => [one, say(`sort_${one}`)] as const)}
          onInput={(next) => {
            sort.value = SORTS.find((one) => one === next) ?? 'silence';
          }}
        />
      )}
      {sorted(items ?? [], sort.value).map((site) => (
        <article key={site.id} class="card stack" aria-label={site.name}>
          <Head
            site={site}
            open={open.value === site.id}
            onToggle={() => {
              open.value = open.value === site.id ? null : site.id;
            }}
          />
          {open.value === site.id && <OneSite site={site} />}
        </article>
      ))}
    </>
  );
}

interface HeadProps {
  site: SiteHealth;
  open: boolean;
  onToggle: () => void;
}

function Head({ site, open, onToggle }: HeadProps) {
  const pressing = site.cover.some(({ state, count }) => count && PRESSING.has(state));
  return (
    <>
      <div class="row apart">
        <div>
          <h2>{site.name}</h2>
          <p class="quiet">{site.host_name}</p>
        </div>
        <Button size="chip" expanded={open} onClick={onToggle}>
          {open ? said('close') : say('open')}
          <span class="sr"> {site.name}</span>
        </Button>
      </div>
      <p>{answers(site)}.</p>
      <p class="row">
        {silence(site) && (
          <Badge icon="clock" tone={site.silent_since ? 'wait' : 'plain'}>
            {silence(site)}
          </Badge>
        )}
        {site.waiting > 0 && <Badge icon="pause">{say('waiting', { n: site.waiting })}</Badge>}
        <Badge icon="calendar">
          {site.closures ? say('closures', { n: site.closures }) : say('noClosures')}
        </Badge>
        <Badge icon="person">
          {site.relying ? say('relying', { n: site.relying }) : say('nobodyRelies')}
        </Badge>
        {cover(site).map((text) => (
          <Badge key={text} icon="card" tone={pressing ? 'wait' : 'plain'}>
            {text}
          </Badge>
        ))}
      </p>
    </>
  );
}

const PRESSING: ReadonlySet<string> = new Set(['lapsed', 'week']);
