import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { wallClock } from '../i18n/format';
import { call } from '../server/client';
import type { SiteCode } from '../server/resources';
import { asked, online, session } from '../signin/session';
import { Badge } from '../ui/Badge';
import { Banner } from '../ui/Banner';
import { Skeleton } from '../ui/Skeleton';
import { Countdown } from './Countdown';
import { codeAt, counterOf, dayOf, STEP_SECONDS } from './codes';
import { keyProblem, keys, landing, site } from './keys';
import { QrCode } from './QrCode';
import { say } from './words';

interface Shown {
  counter: number;
  url: string;
  shortCode: string;
}

const DAY_MS = 86_400_000;
const CLOCK_OFF_MS = 2 * 60_000;

/** The square on one side; on the other the clock, the same code to type, and who is here. */
export function Code({ children }: { children: ComponentChildren }) {
  const now = useServerNow();
  const shown = useCode(now);
  return (
    <>
      <section class="code" aria-label={say('title')}>
        {shown ? <QrCode text={shown.url} label={say('qr')} /> : <NoCode />}
      </section>
      <div class="stack">
        <section class="card stack code">
          <Clock now={now} />
          <State now={now} />
          <p>{say('how')}</p>
          {shown && <Typed shown={shown} now={now} />}
        </section>
        {children}
      </div>
    </>
  );
}

function NoCode() {
  return keyProblem.value ? (
    <Banner icon="cloudOff">{say('noKeys')}</Banner>
  ) : (
    <Skeleton tall lines={1} />
  );
}

function Typed({ shown, now }: { shown: Shown; now: number }) {
  return (
    <>
      <p class="quiet">{say('typeIt')}</p>
      <p class="short">
        {shown.shortCode.slice(0, 4)} {shown.shortCode.slice(4)}
      </p>
      <Countdown now={now} label={(seconds) => say('next', { seconds })} />
    </>
  );
}

/** Seconds since 1970 by the server's clock, as far as it is known. */
function useServerNow(): number {
  const offset = keys.value?.offsetMs ?? 0;
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 500);
    return () => clearInterval(timer);
  }, []);
  return (now.value + offset) / 1000;
}

/** Made here from the day keys; without them, asked from the server. */
function useCode(now: number): Shown | null {
  const shown = useSignal<Shown | null>(null);
  const held = keys.value;
  const counter = counterOf(now);
  const address = landing.value;
  useEffect(() => {
    let stale = false;
    const make = async () => {
      const own = held ? await codeAt(held, counter * STEP_SECONDS).catch(() => null) : null;
      const next = own
        ? { counter, url: `${address}#${own.token}`, shortCode: own.shortCode }
        : await serverCode();
      if (!stale) shown.value = next;
    };
    void make();
    return () => {
      stale = true;
    };
  }, [held, counter, address]);
  return shown.value;
}

async function serverCode(): Promise<Shown | null> {
  if (!site.value) return null;
  const result = await call<SiteCode>(`/sites/${site.value.id}/code`);
  if (!result.ok) return null;
  const { counter, url, short_code } = result.data;
  return { counter, url, shortCode: short_code.replace(/[^0-9A-Z]/g, '') };
}

function Clock({ now }: { now: number }) {
  const text = wallClock(new Date(now * 1000));
  return (
    <p class="clock digits">
      {Number(text.slice(11, 13))}:{text.slice(14, 16)}
    </p>
  );
}

function State({ now }: { now: number }) {
  const held = keys.value;
  if (asked.value && !session.value && online.value)
    return <Banner icon="lock">{say('ended')}</Banner>;
  if (!held) return null;
  const days = Math.max(0, ...held.keys.map((key) => key.day)) - dayOf(now);
  if (!online.value) {
    // Where the keys have run out, the place of the code says so.
    return days < 0 ? null : <Banner icon="cloudOff">{say('offline', { days })}</Banner>;
  }
  if (Date.now() - held.fetchedAt > DAY_MS) return <Banner icon="clock">{say('clockOld')}</Banner>;
  if (Math.abs(held.offsetMs) > CLOCK_OFF_MS)
    return <Banner icon="clock">{say('clockOff')}</Banner>;
  return (
    <p>
      <Badge icon="tick" tone="good">
        {say('clockGood')}
      </Badge>
    </p>
  );
}
