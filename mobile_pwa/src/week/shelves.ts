// What the server last said about her: shown at once, refreshed behind it.
import { effect, signal } from '@preact/signals';
import { addDays, todayIn } from '../i18n/zone';
import { taken } from '../letters/post';
import { receipted } from '../outbox/flush';
import type {
  AccessLog,
  Appearance,
  Excuse,
  HerAttendance,
  HourRequest,
  Inbox,
  MakeUp,
  Me,
  MissedShifts,
  MyWarnings,
  Page,
  Placement,
  Shift,
  Week,
} from '../server/resources';
import { closed, session, whenClosed } from '../signin/session';
import { kept, remember } from '../store/db';
import { type Shelf, shelf, sparing } from '../store/pull';

/** How far ahead she can say that she cannot come, or ask for hours. */
export const DAYS_AHEAD = 14;

export const me = shelf<Me>('me', () => '/me');
export const warnings = shelf<MyWarnings>('warnings', () => '/me/warnings');
export const notices = shelf<Inbox>('notices', () => '/me/notices');
export const hourRequests = shelf<Page<HourRequest>>('hour-requests', () => '/me/hour-requests');
export const attendances = shelf<Page<HerAttendance>>('attendances', () => '/me/attendances');
export const excuses = shelf<Page<Excuse>>('excuses', () => '/me/excuses');
export const makeUps = shelf<Page<MakeUp>>('make-ups', () => '/me/make-ups');
export const missed = shelf<MissedShifts>('missed', () => `${ofOrder()}/missed-shifts`);
export const placements = shelf<Page<Placement>>('placements', () => `${ofOrder()}/placements`);
export const weeks = shelf<{ items: Week[] }>('weeks', () => `${ofOrder()}/weeks`);
export const dates = shelf<Page<Appearance>>('dates', () => '/me/appearances');
export const pastDates = shelf<Page<Appearance>>('past-dates', () => '/me/appearances?when=past');
export const accessLog = shelf<AccessLog>('access-log', () => '/me/access-log');
export const shifts = shelf<{ items: Shift[] }>('shifts', () => {
  const first = today();
  return `${ofOrder()}/shifts?from=${first}&to=${addDays(first, DAYS_AHEAD)}`;
});

const FIRST = [me, warnings, hourRequests, dates, notices];
const LATER = [
  ...[attendances, excuses, makeUps, missed, placements, weeks],
  ...[accessLog, shifts, pastDates],
];
const ALL: Shelf<unknown>[] = [...FIRST, ...LATER] as Shelf<unknown>[];

for (const one of ALL) whenClosed(one.forget);

function ofOrder(): string {
  return `/orders/${session.value?.order ?? ''}`;
}

/** The server's clock, as far as her page tells it: the phone's own may be wrong by days. */
export function serverNow(): number {
  const copy = me.copy.value;
  return copy ? Date.parse(copy.data.server_time) + Date.now() - copy.at : Date.now();
}

/** Today where she works. */
export function today(): string {
  return todayIn(zone(), new Date(serverNow()));
}

/** Where her order is: all her times are of there, wherever the phone believes to be. */
export function zone(): string {
  return me.copy.value?.data.order.time_zone ?? 'America/Bogota';
}

/** Kept apart from her page: typing a code must work while the phone is locked. */
export const knownSites = signal<Me['sites']>([]);

export async function recallHers(): Promise<void> {
  knownSites.value = (await kept<Me['sites']>('sites')) ?? [];
  if (session.value) await Promise.all(ALL.map((one) => one.recall()));
}

/** Asks for her page again; a session that ended closes it. */
export async function refresh(): Promise<void> {
  if (!session.value) return;
  await Promise.all(FIRST.map((one) => one.pull()));
  if (me.problem.value?.status === 401) return closed();
  const sites = me.copy.value?.data.sites;
  if (!sites) return;
  knownSites.value = sites;
  if (!sparing.value) await remember('sites', sites);
}

/** A receipt, or a letter that arrived, means that the standing may have changed. */
export function followReceipts(): () => void {
  return effect(() => {
    if (receipted.value > 0) void refresh();
  });
}

/** What she sent may have changed everything that is shown of it. */
export function followLetters(): () => void {
  return effect(() => {
    if (taken.value.size === 0) return;
    void refresh();
    for (const one of [excuses, makeUps, missed, attendances, pastDates]) {
      if (one.copy.peek()) void one.pull();
    }
  });
}
