import '../excuse/excuse.css';
import { useEffect } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { pending } from '../letters/post';
import { Unsent } from '../letters/Unsent';
import { MakeUps } from '../makeup/MakeUps';
import { Reviewed } from '../makeup/Reviewed';
import { InstallCard } from '../shared/InstallCard';
import { locked, online } from '../signin/session';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Title } from '../ui/Title';
import { Freshness } from '../week/Freshness';
import { sayWhy } from '../week/rooms';
import { accessLog, attendances, makeUps, missed, weeks } from '../week/shelves';
import { AccessLog } from './AccessLog';
import { CopyCard, MayBeLost } from './CopyCard';
import { Days } from './Days';
import { Missed } from './Missed';
import { MyPapers } from './MyPapers';
import { Queue } from './Queue';
import { Receipts } from './Receipts';
import { Sharing } from './Sharing';
import { TakeAway } from './TakeAway';
import { say } from './words';

const SHOWN = [attendances, missed, makeUps, weeks, accessLog];

/** Everything that is known about her, and who looked at it. */
export function RecordScreen() {
  const closed = locked.value;
  useEffect(() => {
    if (!closed) pullAll();
  }, [closed, language.value]);
  return (
    <main class="screen" id="content">
      <Title>{say('title')}</Title>
      {closed && !online.value && <Banner icon="cloudOff">{say('old')}</Banner>}
      <MayBeLost />
      <Queue />
      <CopyCard />
      {closed ? (
        <Banner icon="lock" calm>
          <p>{say('locked')}</p>
          {pending.value > 0 && <p>{say('lockedPending', { n: pending.value })}</p>}
        </Banner>
      ) : (
        <Opened />
      )}
    </main>
  );
}

function pullAll(): void {
  for (const one of SHOWN) void one.pull();
}

function Opened() {
  return (
    <>
      <Freshness of={attendances} onRetry={pullAll} />
      <Unsent />
      <Days />
      <Missed />
      <MakeUps />
      <Reviewed />
      <section class="card stack">
        <h2>{say('excusesTitle')}</h2>
        <Button wide icon="note" onClick={() => sayWhy()}>
          {say('excusesOpen')}
        </Button>
      </section>
      <Receipts />
      <InstallCard />
      <Sharing />
      <AccessLog />
      <MyPapers />
      <TakeAway />
    </>
  );
}
