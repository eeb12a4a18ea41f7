import type { ComponentChildren } from 'preact';
import { useAsked } from '../asking';
import { say } from '../deskWords';
import { say as sayInbox } from '../inbox/inboxWords';
import { addressOf, firstOf, type Tab } from '../inbox/tabs';
import { show } from '../view';

const MOST = 100;

interface Counts {
  items: { list: Tab; count: number }[];
}

/** What waits for a clerk's word, list by list; each is decided where it is. */
export function InboxCounts() {
  const asked = useAsked<Counts>('/inboxes');
  const items = asked.data.value?.items.filter((one) => one.count > 0);
  if (!items) return null;
  if (items.length === 0) return <p class="quiet small">{say('nothingWaits')}</p>;
  return (
    <nav class="switch" aria-label={say('waitsForYou')}>
      {items.map(({ list, count }) => (
        <ToInbox key={list} list={list}>
          {sayInbox(`tab_${list}`)} <Count count={count} />
        </ToInbox>
      ))}
    </nav>
  );
}

function Count({ count }: { count: number }) {
  return <span class="count">{count < MOST ? count : `${MOST - 1}+`}</span>;
}

interface LinkProps {
  list: Tab;
  children: ComponentChildren;
}

/** A link, so that a list can be opened beside the desk and the way back is the browser's. */
export function ToInbox({ list, children }: LinkProps) {
  return (
    <a
      class="button chip"
      href={`/${addressOf(firstOf(list))}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        show({ room: 'inbox', ...firstOf(list) });
      }}
    >
      {children}
    </a>
  );
}
