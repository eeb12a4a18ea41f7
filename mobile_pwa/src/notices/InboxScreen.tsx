import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock, dayText } from '../i18n/format';
import { language } from '../i18n/i18n';
import { call, type Problem } from '../server/client';
import type { Inbox, Notice } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { Freshness } from '../week/Freshness';
import { goTo } from '../week/rooms';
import { Seen } from '../week/Seen';
import { notices } from '../week/shelves';
import { overdue } from './fresh';
import { openPage, see } from './opened';
import { lastTry, wrote } from './Written';
import { say } from './words';

/** Everything she was told, newest first; it is here whatever the other ways did. */
export function InboxScreen() {
  const older = useSignal<Inbox | null>(null);
  useEffect(() => {
    older.value = null;
    void notices.pull();
  }, [language.value]);
  const copy = notices.copy.value;
  return (
    <main class="screen narrow" id="content">
      <Title>{say('title')}</Title>
      <p class="quiet">{say('text')}</p>
      <Button wide icon="bell" onClick={() => goTo('settings')}>
        {say('settings')}
      </Button>
      <Freshness of={notices} onRetry={() => void notices.pull()} />
      <Overdue />
      {!copy && !notices.problem.value && <Skeleton tall lines={2} />}
      {copy && <List first={copy.data} older={older} />}
    </main>
  );
}

function Overdue() {
  if (overdue.value === 0) return null;
  return (
    <Banner icon="phone">
      <p>{say('overdue', { n: overdue.value })}</p>
      <Button size="chip" kind="bare" onClick={() => goTo('record')}>
        {say('overdueOpen')}
      </Button>
    </Banner>
  );
}

interface ListProps {
  first: Inbox;
  older: { value: Inbox | null };
}

function List({ first, older }: ListProps) {
  const problem = useSignal<Problem | null>(null);
  const items = [...first.items, ...(older.value?.items ?? [])];
  const next = older.value ? older.value.next : first.next;
  const more = async () => {
    const path = `/me/notices?cursor=${encodeURIComponent(next ?? '')}`;
    const result = heeding(await call<Inbox>(path));
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    const before = older.value?.items ?? [];
    older.value = { ...result.data, items: [...before, ...result.data.items] };
  };
  return (
    <section class="card stack">
      {items.length === 0 && <Empty icon="bell">{say('none')}</Empty>}
      {first.unseen > 0 && <SeenAll newest={items[0]?.due_at ?? null} problem={problem} />}
      <ul class="list">
        {items.map((one) => (
          <li key={one.id} class="stack tight">
            <Line notice={one} />
          </li>
        ))}
      </ul>
      <Trouble problem={problem.value} />
      {next && (
        <Button wide onClick={() => void more()}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}

function SeenAll(props: { newest: string | null; problem: { value: Problem | null } }) {
  const { newest, problem } = props;
  if (!newest) return null;
  const act = async () => {
    const body = { up_to: newest };
    const result = heeding(
      await call<{ unseen: number }>('/me/notices/seen', { method: 'PUT', body }),
    );
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    announce(say('seenNow'));
    await notices.pull();
  };
  return (
    <div>
      <Button size="chip" icon="eye" onClick={() => void act()}>
        {say('seenAll')}
      </Button>
    </div>
  );
}

/** What was new when she came stays marked until she leaves; for the carrier it is seen. */
function Line({ notice }: { notice: Notice }) {
  const isNew = useSignal(!notice.seen_at);
  const last = lastTry([notice], [notice.about ?? '']) ?? notice.tries.at(-1) ?? null;
  return (
    <>
      {!notice.seen_at && <Seen ids={[notice.id]} onSeen={see} />}
      <div class="row apart">
        <p class="quiet small">
          {say('at', { day: dayText(notice.due_at), time: clock(notice.due_at) })}
        </p>
        {isNew.value && (
          <Badge icon="bell" tone="wait">
            {say(notice.urgent ? 'urgent' : 'fresh')}
          </Badge>
        )}
      </div>
      <p>{isNew.value ? <strong>{notice.text}</strong> : notice.text}</p>
      {last && <p class="quiet small">{wrote(last)}</p>}
      <div>
        <Button size="chip" icon="next" onClick={() => openPage(notice)}>
          {say('open')}
          <span class="sr"> {notice.text}</span>
        </Button>
      </div>
    </>
  );
}
