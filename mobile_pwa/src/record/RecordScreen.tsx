import { useEffect } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { locked, online } from '../signin/session';
import { Banner } from '../ui/Banner';
import { Title } from '../ui/Title';
import { accessLog, attendances } from '../week/shelves';
import { AccessLog } from './AccessLog';
import { Days } from './Days';
import { Queue } from './Queue';
import { Receipts } from './Receipts';
import { say } from './words';

/** Everything that is known about her, and who looked at it. */
export function RecordScreen() {
  const closed = locked.value;
  useEffect(() => {
    if (closed) return;
    void attendances.pull();
    void accessLog.pull();
  }, [closed, language.value]);
  return (
    <main class="screen" id="content">
      <Title>{say('title')}</Title>
      {!online.value && <Banner icon="cloudOff">{say('old')}</Banner>}
      <Queue />
      {closed ? (
        <Banner icon="lock" calm>
          {say('locked')}
        </Banner>
      ) : (
        <>
          <Days />
          <Receipts />
          <AccessLog />
        </>
      )}
    </main>
  );
}
