import { Button } from './Button';
import { said } from './words';

/** Below a list that goes on. */
export function More({ more }: { more: (() => void) | null }) {
  return more ? (
    <Button wide onClick={more}>
      {said('more')}
    </Button>
  ) : null;
}
