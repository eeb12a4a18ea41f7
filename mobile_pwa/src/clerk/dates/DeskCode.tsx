import './dates.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call } from '../../server/client';
import type { DeskCode as Given } from '../../server/resources';
import { heeding } from '../../signin/session';
import { QrCode } from '../../site/QrCode';
import { useWakeLock } from '../../site/wakeLock';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { Title } from '../../ui/Title';
import { show } from '../view';
import { say } from './words';

const TURN_MS = 500;
const STEP_SECONDS = 30;

interface Shown {
  url: string;
  /** This device's clock, ms: until when it is the one to show. */
  until: number;
}

/** The code that she scans at the desk: large, renewed by itself each half-minute. */
export function DeskCode() {
  const { shown, lost, now } = useCode();
  useWakeLock();
  const left = shown ? Math.max(0, Math.ceil((shown.until - now) / 1000)) : 0;
  return (
    <>
      <div>
        <Button kind="bare" icon="back" onClick={() => show({ room: 'dates' })}>
          {say('toDates')}
        </Button>
      </div>
      <Title>{say('deskCode')}</Title>
      <p class="quiet">{say('deskText')}</p>
      {lost && (
        <Banner icon="cloudOff" role="alert">
          {say('deskOffline')}
        </Banner>
      )}
      {!shown && !lost && <Skeleton tall lines={1} />}
      {shown && (
        <div class="desk-code">
          <QrCode text={shown.url} label={say('deskPicture')} />
          <progress max={STEP_SECONDS} value={left} aria-label={say('deskNext')} />
          <p class="quiet small digits" aria-hidden="true">
            {say('deskLeft', { seconds: left })}
          </p>
        </div>
      )}
    </>
  );
}

/** A code is shown as long as it is the one to show: a scan of an old one would be looked at. */
function useCode() {
  const shown = useSignal<Shown | null>(null);
  const lost = useSignal(false);
  const now = useSignal(Date.now());
  useEffect(() => {
    let asking = false;
    let left = false;
    const renew = async () => {
      if (asking) return;
      asking = true;
      const result = heeding(await call<Given>('/courts/desk/code', { timeoutMs: 8000 }));
      asking = false;
      if (left) return;
      lost.value = !result.ok;
      shown.value = result.ok ? asShown(result.data) : null;
    };
    const turn = () => {
      now.value = Date.now();
      if (!shown.value || now.value >= shown.value.until) void renew();
    };
    turn();
    const timer = setInterval(turn, TURN_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, []);
  return { shown: shown.value, lost: lost.value, now: now.value };
}

function asShown({ url, valid_until, server_time }: Given): Shown {
  return { url, until: Date.now() + Date.parse(valid_until) - Date.parse(server_time) };
}
