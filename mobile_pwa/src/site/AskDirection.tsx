import { useEffect, useRef } from 'preact/hooks';
import type { Direction } from '../server/resources';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { say } from './cardWords';
import type { Card } from './roster';

interface Props {
  card: Card;
  /** What she most likely does: offered first, never chosen for her. */
  direction: Direction;
  onSave: (direction: Direction) => void;
  onLeave: () => void;
}

const OTHER = { in: 'out', out: 'in' } as const;
const ICONS = { in: 'enter', out: 'leave' } as const;

/** Her first name, and one question. */
export function AskDirection({ card, direction, onSave, onLeave }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card stack">
      <h2 class="card-name" tabIndex={-1} ref={heading}>
        <Icon name={card.name ? 'person' : 'card'} /> {card.name ?? say('unknown')}
      </h2>
      {!card.name && <p>{say('unknownText')}</p>}
      <p>{say('ask')}</p>
      {[direction, OTHER[direction]].map((one) => (
        <Button
          key={one}
          kind={one === direction ? 'main' : 'plain'}
          size="big"
          wide
          icon={ICONS[one]}
          onClick={() => onSave(one)}
        >
          {say(one)}
        </Button>
      ))}
      <Button wide kind="bare" onClick={onLeave}>
        {say('notNow')}
      </Button>
    </section>
  );
}
