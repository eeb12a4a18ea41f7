import { usePages } from '../clerk/asking';
import { dayText } from '../i18n/format';
import type { TwinOrders, TwinSide } from '../server/types';
import { Badge } from '../ui/Badge';
import { Empty } from '../ui/Empty';
import { More } from '../ui/More';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { say } from './words';

/** Which two courts may have entered one woman or one case twice: enough to bring them together,
 * and no name, document or case number. */
export function Twins() {
  const list = usePages<TwinOrders>('/twin-orders');
  return (
    <>
      <Title>{say('twinsTitle')}</Title>
      <p class="quiet">{say('twinsText')}</p>
      <Trouble problem={list.problem.value} onRetry={list.again} />
      {!list.items && !list.problem.value && <Skeleton lines={3} />}
      {list.items?.length === 0 && <Empty icon="tick">{say('noTwins')}</Empty>}
      {list.items?.map((pair) => (
        <article key={pair.orders.map((one) => one.id).join()} class="card stack tight">
          <p>
            <Badge icon={pair.because === 'document' ? 'person' : 'note'}>
              {say(`because_${pair.because}`)}
            </Badge>
          </p>
          <ul class="list">
            {pair.orders.map((one) => (
              <Side key={one.id} one={one} />
            ))}
          </ul>
        </article>
      ))}
      <More more={list.more && (() => void list.more?.())} />
    </>
  );
}

function Side({ one }: { one: TwinSide }) {
  return (
    <li class="row apart">
      <strong>{one.court_of}</strong>
      <span class="quiet small">{say('enteredOn', { day: dayText(one.entered_at, 'date') })}</span>
    </li>
  );
}
