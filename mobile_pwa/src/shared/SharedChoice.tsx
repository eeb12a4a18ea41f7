import { useSignal } from '@preact/signals';
import { setShared, shared } from './mode';
import { say } from './words';

/** Asked where a phone is made hers, before anything of hers is on it. */
export function SharedChoice() {
  const busy = useSignal(false);
  const flip = async (on: boolean) => {
    busy.value = true;
    await setShared(on).catch(() => undefined);
    busy.value = false;
  };
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={shared.value}
        aria-busy={busy.value}
        onChange={(event) => void flip(event.currentTarget.checked)}
      />
      <span>
        {say('choice')}
        <span class="quiet small"> {say('choiceHint')}</span>
      </span>
    </label>
  );
}
