import { clock, dayText } from '../i18n/format';
import type { OddScan } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { usePages } from './asking';
import { say } from './oddWords';
import { show } from './view';

const FLAGS = [
  'unknown_person',
  'unknown_site',
  'unknown_code',
  'unknown_card',
  'unknown_witness',
  'bad_signature',
  'revoked_device',
  'unmatched_device',
  'differs',
  'no_date',
  'other_desk',
] as const;

/** Scans that reached nobody's hours: kept as they came, newest first. `alone`: where no desk is. */
export function OddScans({ alone = false }: { alone?: boolean }) {
  const { items, more, again, problem } = usePages<OddScan>('/scans/odd');
  return (
    <>
      {!alone && (
        <div>
          <Button kind="bare" icon="back" onClick={() => show({ room: 'desk' })}>
            {say('toDesk')}
          </Button>
        </div>
      )}
      <Title>{say('oddTitle')}</Title>
      <p class="quiet">{say('oddText')}</p>
      <Trouble problem={problem.value} onRetry={again} />
      {!items && !problem.value && <Skeleton lines={4} />}
      {items?.length === 0 && <Empty icon="tick">{say('oddNone')}</Empty>}
      {items && items.length > 0 && (
        <ul class="list card">
          {items.map((one) => (
            <li key={one.id}>
              <Line scan={one} />
            </li>
          ))}
        </ul>
      )}
      {more && <Button onClick={() => void more()}>{say('more')}</Button>}
    </>
  );
}

function Line({ scan }: { scan: OddScan }) {
  const order = scan.order;
  return (
    <div class="stack tight">
      <p>
        <strong>
          {dayText(scan.at)} {clock(scan.at)}
        </strong>{' '}
        · {placeOf(scan)}
      </p>
      <p class="row">
        {FLAGS.filter((flag) => scan.flags.includes(flag)).map((flag) => (
          <Badge key={flag} icon="ask" tone="wait">
            {say(`flag_${flag}`)}
          </Badge>
        ))}
      </p>
      <Claims scan={scan} />
      {order && (
        <Button size="chip" onClick={() => show({ room: 'case', order })}>
          {say('openCase')}
        </Button>
      )}
    </div>
  );
}

function placeOf(scan: OddScan): string {
  if (scan.flags.includes('at_desk')) return say('atDesk');
  return `${say(scan.direction)} · ${scan.site_name ?? say('noSite')}`;
}

function Claims({ scan }: { scan: OddScan }) {
  const { claimed_at, captured_at, site, note } = scan.said;
  const told = [
    [say('code'), scan.code],
    [say('claimedAt'), claimed_at],
    [say('capturedAt'), captured_at],
    [say('claimedSite'), scan.site_name ? null : site],
    [say('note'), note],
    [say('received'), `${dayText(scan.received_at)} ${clock(scan.received_at)}`],
  ] as const;
  return (
    <dl class="facts">
      {told.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="odd-claim">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
