import { useSignal } from '@preact/signals';
import type { Problem } from '../../server/client';
import type { Site } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/icons';
import { Trouble } from '../../ui/Trouble';
import { say as host } from '../words';
import { made } from './paper';
import { say } from './words';

/** The site's poster: the press makes it, and it opens in a page of its own. */
export function Poster({ site }: { site: Site }) {
  const address = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const prepare = async () => {
    if (busy.value) return;
    busy.value = true;
    const result = await made('poster', site.id);
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) address.value = result.data;
  };
  return (
    <section class="card stack">
      <h2>{host('poster')}</h2>
      <p class="quiet">{host('posterText')}</p>
      <Trouble problem={problem.value} />
      {address.value ? (
        <a class="button main" href={address.value} target="_blank" rel="noreferrer">
          <Icon name="printer" /> {say('posterOpen')}
        </a>
      ) : (
        <Button icon="printer" busy={busy.value} onClick={() => void prepare()}>
          {say('poster')}
        </Button>
      )}
      <a href={`/api/v1/sites/${site.id}/poster`} target="_blank" rel="noreferrer">
        {host('openPoster')}
      </a>
    </section>
  );
}
