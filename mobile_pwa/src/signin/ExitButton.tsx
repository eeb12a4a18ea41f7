import { Button } from '../ui/Button';
import { said } from '../ui/words';
import { mayLeave, quickExit } from './Month';

/** One tap to a month of the calendar; on every screen and sheet of hers, and on nobody else's. */
export function ExitButton() {
  if (!mayLeave()) return null;
  return (
    <Button size="chip" icon="exit" onClick={quickExit}>
      {said('quickExit')}
    </Button>
  );
}
