import { useSignal } from '@preact/signals';
import type { Enrolment, Page, Site } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { said, weekdayName } from '../ui/words';
import { useAsked } from './asking';
import { Devices } from './Devices';
import { EnrolCode } from './EnrolCode';
import { say as sayEnrol } from './enrolWords';
import { ScreenSheet } from './ScreenSheet';
import { SiteForm } from './SiteForm';
import { say } from './siteWords';
import { show } from './view';

/** Where hours can be worked: opening hours, the screen at the entrance, the poster. */
export function Sites() {
  const asked = useAsked<Page<Site>>('/sites');
  const editing = useSignal<Site | 'new' | null>(null);
  const edit = setting(editing);
  const sheet = useSignal<Enrolment | null>(null);
  const showSheet = setting(sheet);
  const items = asked.data.value?.items;
  if (sheet.value) {
    return <ScreenSheet enrolment={sheet.value} onClose={() => showSheet(null)} />;
  }
  if (editing.value) {
    const site = editing.value === 'new' ? null : editing.value;
    const leave = () => {
      edit(null);
      void asked.pull();
    };
    return <SiteForm site={site} onDone={leave} onClose={leave} />;
  }
  return (
    <>
      <div class="row apart">
        <Title>{say('sitesTitle')}</Title>
        <div class="row">
          <Button icon="clock" onClick={() => show({ room: 'hosts' })}>
            {say('sitesHealth')}
          </Button>
          <Button kind="main" icon="plus" onClick={() => edit('new')}>
            {say('newSite')}
          </Button>
        </div>
      </div>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={3} />}
      {items?.length === 0 && <Empty icon="place">{say('noSites')}</Empty>}
      {items && <SiteList sites={items} onEdit={edit} onSheet={showSheet} />}
    </>
  );
}

interface ListProps {
  sites: readonly Site[];
  onEdit: (site: Site) => void;
  onSheet: (enrolment: Enrolment) => void;
}

/** One of them at a time shows its screens. */
function SiteList({ sites, onEdit, onSheet }: ListProps) {
  const open = useSignal<string | null>(null);
  const toggle = (id: string) => {
    open.value = open.value === id ? null : id;
  };
  return (
    <>
      {sites.map((site) => (
        <article key={site.id} class="card stack">
          <SiteHead
            site={site}
            open={open.value === site.id}
            onToggle={() => toggle(site.id)}
            onEdit={() => onEdit(site)}
          />
          {open.value === site.id && <Screens site={site} onSheet={onSheet} />}
        </article>
      ))}
    </>
  );
}

function Screens({ site, onSheet }: { site: Site; onSheet: (enrolment: Enrolment) => void }) {
  return (
    <div class="columns">
      <EnrolCode
        path={`/sites/${site.id}/enrolments`}
        title={say('screenCode')}
        text={say('screenText')}
        make={say('screenMake')}
        kind="site-devices"
        sheet={(enrolment) => (
          <Button icon="printer" onClick={() => onSheet(enrolment)}>
            {sayEnrol('enrolSheet')}
          </Button>
        )}
      />
      <Devices path={`/sites/${site.id}/devices`} title={say('screensTitle')} kind="site-devices" />
    </div>
  );
}

interface HeadProps {
  site: Site;
  open: boolean;
  onToggle: () => void;
  onEdit: () => void;
}

function SiteHead({ site, open, onToggle, onEdit }: HeadProps) {
  return (
    <>
      <div class="row apart">
        <div>
          <h2>{site.name}</h2>
          <p class="quiet">
            {site.host_name} · {site.address}
          </p>
        </div>
        <div class="row">
          <Button size="chip" onClick={onEdit}>
            {say('editSite')}
            <span class="sr"> {site.name}</span>
          </Button>
          <Button size="chip" expanded={open} onClick={onToggle}>
            {open ? said('close') : say('screenCode')}
            <span class="sr"> {site.name}</span>
          </Button>
          <a
            class="button chip"
            href={`/api/v1/sites/${site.id}/poster`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="printer" little /> {say('poster')}
          </a>
        </div>
      </div>
      <p class="small digits">
        {site.opening_hours
          .map((hours) => `${weekdayName(hours.weekday)} ${hours.from}–${hours.to}`)
          .join(' · ') || say('closed')}
      </p>
    </>
  );
}
