import type { Site } from '../server/resources';
import { Icon } from '../ui/icons';
import { Title } from '../ui/Title';
import { SitePin } from './SitePin';
import { say } from './words';

export function Printables({ site }: { site: Site }) {
  return (
    <>
      <Title>{say('printTitle')}</Title>
      <section class="card stack">
        <h2>{say('poster')}</h2>
        <p class="quiet">{say('posterText')}</p>
        <a
          class="button main"
          href={`/api/v1/sites/${site.id}/poster`}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="printer" /> {say('openPoster')}
        </a>
      </section>
      <SitePin />
    </>
  );
}
