import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { todayIn } from '../i18n/zone';
import type { Site } from '../server/resources';
import type { Agreement, HoursAsked } from '../server/types';
import { Empty } from '../ui/Empty';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { AgreementCard } from './AgreementCard';
import { asked, lastSaidAt, openAgreements, openHours, pullAsked, waitsForHost } from './asked';
import { say } from './askWords';
import { HoursCard } from './HoursCard';
import { Missed } from './Missed';
import { isRecent } from './windows';

/** What this host is asked, at all of its sites, and what it answered lately. */
export function Requests({ site, sites }: { site: Site; sites: readonly Site[] }) {
  useEffect(() => void pullAsked(), []);
  const { hours, agreements, problem } = asked;
  const ready = hours.value !== null && agreements.value !== null;
  const today = todayIn(site.time_zone);
  return (
    <>
      <Title>{say('title')}</Title>
      <Trouble problem={problem.value} onRetry={() => void pullAsked()} />
      {!ready && !problem.value && <Skeleton lines={3} />}
      {ready && <Waiting sites={sites} />}
      {ready && <Before today={today} sites={sites} />}
      <Missed key={site.id} site={site} />
    </>
  );
}

function Waiting({ sites }: { sites: readonly Site[] }) {
  const [hours, agreements] = [openHours(), openAgreements()];
  if (hours.length + agreements.length === 0) {
    return <Empty icon="tick">{say('nothingAsked')}</Empty>;
  }
  return (
    <section class="stack people">
      <h2>
        {say('waiting')} <span class="quiet digits">({hours.length + agreements.length})</span>
      </h2>
      {hours.map((one) => (
        <HoursCard key={one.id} request={one} sites={sites} />
      ))}
      {agreements.map((one) => (
        <AgreementCard key={one.id} agreement={one} sites={sites} />
      ))}
    </section>
  );
}

/** Answered or over within two weeks; an agreement that holds stays until it was worked. */
function Before({ today, sites }: { today: string; sites: readonly Site[] }) {
  const hours = (asked.hours.value ?? []).filter((one) => one.state !== 'asked');
  const agreements = (asked.agreements.value ?? []).filter((one) => !waitsForHost(one));
  const lately = hours.filter((one) => isRecent(one.days.at(-1) ?? '', today));
  const shown = agreements.filter((one) => isRecent(latest(one), today));
  if (lately.length + shown.length === 0) return null;
  return (
    <section class="stack people">
      <h2>{say('before')}</h2>
      {shown.map((one) => (
        <AgreementCard key={one.id} agreement={one} sites={sites} />
      ))}
      {lately.map((one) => (
        <HoursCard key={one.id} request={one} sites={sites} />
      ))}
    </section>
  );
}

function latest(agreement: Agreement): string {
  const held = agreement.state === 'agreed' || agreement.state === 'proposed';
  return (held && agreement.sessions.at(-1)?.ends_at) || lastSaidAt(agreement);
}

/** Which of several sites is meant; with one there is nothing to say. */
export function whichSite(sites: readonly Site[], one: HoursAsked | Agreement): string | null {
  return sites.length > 1 ? one.site.name : null;
}

export function daysText(days: readonly string[]): string {
  return days.map((day) => dayText(day)).join(' · ');
}
