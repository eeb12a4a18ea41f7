import { storeTrouble } from '../store/db';
import { putOffUpdate, takeUpdate, updateReady } from '../worker/bridge';
import { Banner } from './Banner';
import { Button } from './Button';
import { said } from './words';

/** What this window has to say about its own age. */
export function UpdateBanner() {
  const trouble = storeTrouble.value;
  if (!trouble && !updateReady.value) return null;
  return (
    <div class="screen">
      {trouble ? <OldWindow trouble={trouble} /> : null}
      {updateReady.value ? <NewVersion /> : null}
    </div>
  );
}

function OldWindow({ trouble }: { trouble: 'newer' | 'held' }) {
  return (
    <Banner icon="note" role="status">
      <p>{said(trouble === 'newer' ? 'storeNewer' : 'storeHeld')}</p>
    </Banner>
  );
}

function NewVersion() {
  return (
    <Banner icon="note" calm role="status">
      <p>{said('updateReady')}</p>
      <div class="row">
        <Button size="chip" onClick={takeUpdate}>
          {said('updateNow')}
        </Button>
        <Button size="chip" kind="bare" onClick={putOffUpdate}>
          {said('later')}
        </Button>
      </div>
    </Banner>
  );
}
