import { putOffUpdate, takeUpdate, updateReady } from '../worker/bridge';
import { Banner } from './Banner';
import { Button } from './Button';
import { said } from './words';

export function UpdateBanner() {
  if (!updateReady.value) return null;
  return (
    <div class="screen">
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
    </div>
  );
}
