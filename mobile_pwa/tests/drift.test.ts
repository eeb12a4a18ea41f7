// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import type { SiteKeys } from '../src/site/codes';
import { driftOf, tellDrift } from '../src/site/drift';
import { closeDatabase } from '../src/store/db';
import { problem, serve } from './server';

const EIGHT = Date.parse('2026-11-09T08:00:00Z');
const DAY = 86_400_000;

beforeEach(async () => {
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
});

/** Keys fetched when this clock showed `local` and the server's was `offsetMs` further on. */
function fetched(local: number, offsetMs: number): SiteKeys {
  return { site: 's', keyId: 'k', keys: [], offsetMs, fetchedAt: local };
}

test('a clock that is wrong by an hour and does not drift has nothing to tell', async () => {
  const asked = serve(() => ({ status: 204 }));
  await tellDrift(fetched(EIGHT, 3_600_000), fetched(EIGHT + DAY, 3_600_000));
  expect(asked).toEqual([]);
});

test('one that lost five minutes was that far behind, between those two checks', () => {
  const check = driftOf(fetched(EIGHT, 1000), fetched(EIGHT + DAY - 300_000, 301_000));
  expect(check).toEqual({
    site: 's',
    offset_ms: -300_000,
    since: '2026-11-09T08:00:01.000Z',
    until: '2026-11-10T08:00:01.000Z',
  });
});

test('what could not be told is told at the next check, and then no more', async () => {
  serve(() => problem(503));
  await tellDrift(fetched(EIGHT, 0), fetched(EIGHT + DAY, 60_000));
  const asked = serve(() => ({ status: 204 }));
  await tellDrift(fetched(EIGHT + DAY, 60_000), fetched(EIGHT + 2 * DAY, 60_000));
  expect(asked.map(({ path, body }) => [path, body])).toEqual([
    [
      '/sites/s/clock',
      {
        offset_ms: -60_000,
        since: '2026-11-09T08:00:00.000Z',
        until: '2026-11-10T08:01:00.000Z',
      },
    ],
  ]);
  await tellDrift(fetched(EIGHT, 0), fetched(EIGHT + 600_000, 0));
  expect(asked.length).toBe(1);
});
