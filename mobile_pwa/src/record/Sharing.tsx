import { useSignal } from '@preact/signals';
import { Button } from '../ui/Button';
import { lazily } from '../ui/lazily';
import { ReadAloud } from '../voice/ReadAloud';
import { say } from './sharingWords';

const SharingSheet = lazily(() => import('./SharingSheet').then((m) => m.SharingSheet));

/** That nobody else sees anything, unless she wants it; what she decides is a tap away. */
export function Sharing() {
  const open = useSignal(false);
  return (
    <section class="card stack no-print">
      <h2>{say('title')}</h2>
      <p>{say('text')}</p>
      <ReadAloud text={`${say('text')} ${say('free')}`} />
      <Button
        wide
        icon="eye"
        onClick={() => {
          open.value = true;
        }}
      >
        {say('open')}
      </Button>
      {open.value && (
        <SharingSheet
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </section>
  );
}
