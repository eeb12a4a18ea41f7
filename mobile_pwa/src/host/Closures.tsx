import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock, dayText } from '../i18n/format';
import { call, type Problem } from '../server/client';
import type { Closure, Page, Site } from '../server/resources';
import { heeding } from '../signin/session';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { NewClosure } from './NewClosure';
import { say } from './words';

export function Closures({ site }: { site: Site }) {
  const items = useSignal<Closure[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const adding = useSignal(false);
  const pull = async () => {
    const result = heeding(await call<Page<Closure>>(`/sites/${site.id}/closures`));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) items.value = result.data.items;
  };
  const withdraw = async (closure: Closure) => {
    const path = `/sites/${site.id}/closures/${closure.id}`;
    const result = heeding(await call(path, { method: 'DELETE' }));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) await pull();
  };
  useEffect(() => void pull(), [site.id]);
  return (
    <>
      <Title>{say('closuresTitle')}</Title>
      <p class="quiet">{say('closuresText')}</p>
      <Trouble problem={problem.value} onRetry={() => void pull()} />
      <Button
        kind="main"
        icon="plus"
        wide
        onClick={() => {
          adding.value = true;
        }}
      >
        {say('newClosure')}
      </Button>
      {!items.value && !problem.value && <Skeleton lines={2} />}
      {items.value?.length === 0 && <Empty icon="calendar">{say('noClosures')}</Empty>}
      {items.value?.map((closure) => (
        <ClosureCard key={closure.id} closure={closure} onWithdraw={() => void withdraw(closure)} />
      ))}
      {adding.value && (
        <NewClosure
          site={site}
          onDone={() => {
            adding.value = false;
            void pull();
          }}
          onClose={() => {
            adding.value = false;
          }}
        />
      )}
    </>
  );
}

function ClosureCard({ closure, onWithdraw }: { closure: Closure; onWithdraw: () => void }) {
  return (
    <article class="card plain stack tight">
      <div class="row apart">
        <strong>
          {dayText(closure.from)} {clock(closure.from)} – {dayText(closure.to)} {clock(closure.to)}
        </strong>
        <Badge icon="pause">{say(`cause_${closure.cause}`)}</Badge>
      </div>
      {closure.note && <p>{closure.note}</p>}
      <div>
        <Button size="chip" onClick={onWithdraw}>
          {say('withdraw')}
        </Button>
      </div>
    </article>
  );
}
