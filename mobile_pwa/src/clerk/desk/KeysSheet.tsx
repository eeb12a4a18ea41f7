import { Sheet } from '../../ui/Sheet';
import { letters, switchLetters } from './keys';
import { say } from './keyWords';

const KEYS = [
  ['/', 'search'],
  ['j ↓', 'next'],
  ['k ↑', 'previous'],
  ['Enter', 'open'],
  ['n', 'note'],
  ['p', 'inboxes'],
  ['Esc', 'leave'],
  ['?', 'help'],
] as const;

/** What the keys of the desk do, and a way to switch the letters off. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={say('title')} onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div class="row" key={what}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={letters.value}
          onChange={(event) => switchLetters(event.currentTarget.checked)}
        />
        {say('letters')}
      </label>
      <p class="quiet small">{say('lettersText')}</p>
    </Sheet>
  );
}
