import type { Site } from '../server/resources';
import { lazily } from '../ui/lazily';
import { Title } from '../ui/Title';
import { SitePin } from './SitePin';
import { say } from './words';

const Sheets = lazily(() => import('./sheets/Sheets').then((m) => m.Sheets));

/** The poster, sheets for days without power, and the PIN for the tablet. */
export function Printables({ site }: { site: Site }) {
  return (
    <>
      <Title>{say('printTitle')}</Title>
      <Sheets key={site.id} site={site} />
      <SitePin />
    </>
  );
}
