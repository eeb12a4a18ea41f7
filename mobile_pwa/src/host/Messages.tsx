import '../notices/notices.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { clock, dayText } from '../i18n/format';
import { language } from '../i18n/i18n';
import { PushCard } from '../notices/PushCard';
import { WaysCard } from '../notices/WaysCard';
import { WhenCard } from '../notices/WhenCard';
import { waysOf } from '../notices/ways';
import { say } from '../notices/words';
import type { HostNotice } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { Seen } from '../week/Seen';
import { mine, pullMine, sectionOf, seeMine } from './mine';
import { say as sayHost } from './words';

interface Props {
  onOpen: (section: 'today' | 'reports') => void;
}

/** What a host's person was told, and by what she wants to be told. */
export function Messages({ onOpen }: Props) {
  useEffect(() => void pullMine(), [language.value]);
  const page = mine.page.value;
  return (
    <>
      <Title>{say('title')}</Title>
      <Trouble problem={mine.problem.value} onRetry={() => void pullMine()} />
      {!page && !mine.problem.value && <Skeleton lines={3} />}
      {page && (
        <section class="card stack">
          {page.items.length === 0 && <Empty icon="bell">{sayHost('noMessages')}</Empty>}
          <ul class="list">
            {page.items.map((one) => (
              <li key={one.id} class="stack tight">
                <Line notice={one} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Settings />
    </>
  );
}

function Line({ notice, onOpen }: Props & { notice: HostNotice }) {
  const isNew = useSignal(!notice.seen_at);
  return (
    <>
      {!notice.seen_at && <Seen ids={[notice.id]} onSeen={seeMine} />}
      <div class="row apart">
        <span class="quiet small">
          {say('at', { day: dayText(notice.due_at), time: clock(notice.due_at) })}
        </span>
        {isNew.value && (
          <Badge icon="bell" tone="wait">
            {say('fresh')}
          </Badge>
        )}
      </div>
      <p>{notice.text}</p>
      <div>
        <Button size="chip" onClick={() => onOpen(sectionOf(notice))}>
          {say('open')}
          <span class="sr"> {notice.text}</span>
        </Button>
      </div>
    </>
  );
}

function Settings() {
  const ways = useMemo(() => waysOf('/staff/me'), []);
  useEffect(() => void ways.pull(), [language.value]);
  return (
    <>
      <h2>{say('settings')}</h2>
      <p class="quiet">{sayHost('messagesText')}</p>
      <PushCard ways={ways} />
      <WaysCard ways={ways} />
      <WhenCard base="/staff/me" />
    </>
  );
}
