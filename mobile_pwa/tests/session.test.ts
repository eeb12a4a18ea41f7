// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session } from '../src/server/resources';
import {
  asked,
  askSession,
  enrolled,
  locked,
  opened,
  recallSession,
  role,
  session,
  signOut,
} from '../src/signin/session';
import { closeDatabase, keep, kept } from '../src/store/db';
import { problem, serve } from './server';

const HERS = {
  role: 'participant',
  name: 'Ana',
  language: 'es',
  expires_at: '2026-11-09T20:00:00Z',
  court: null,
  host: null,
  sites: [],
  order: 'o',
  device: 'd',
} as Session;
const HOUR = 3_600_000;

beforeEach(async () => {
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
  session.value = null;
  enrolled.value = null;
});

async function enrolledPhone(unlockedHoursAgo: number) {
  await keep('device', { id: 'd', privateKey: {}, enrolledAt: '' });
  await keep('session', HERS);
  await keep('unlocked-at', Date.now() - unlockedHoursAgo * HOUR);
  await keep('me', { data: {}, at: 1 });
}

describe('opening the app without network', () => {
  test('her page opens when it was unlocked within twelve hours', async () => {
    await enrolledPhone(11);
    serve(() => 'unreachable');
    await recallSession();
    await askSession();
    expect([role.value, locked.value]).toEqual(['participant', false]);
  });

  test('after twelve hours it stays closed, and the phone is still hers to scan with', async () => {
    await enrolledPhone(13);
    serve(() => 'unreachable');
    await recallSession();
    await askSession();
    expect([role.value, locked.value, enrolled.value]).toEqual(['participant', true, 'd']);
  });

  test('a clock turned back does not open it', async () => {
    await enrolledPhone(-2);
    await recallSession();
    expect(locked.value).toBe(true);
  });
});

describe('what the server says of the session', () => {
  test('a first visit asks nothing and shows its door at once', async () => {
    const sent = serve(() => problem(401, 'sign-in-needed'));
    await recallSession();
    asked.value = false;
    await askSession();
    expect(asked.value).toBe(true);
    expect(sent).toEqual([]);
  });

  test('a browser that holds a session but has forgotten whose asks', async () => {
    vi.spyOn(document, 'cookie', 'get').mockReturnValue('__Host-here=1');
    serve(() => ({ status: 200, body: { ...HERS, role: 'host', order: null, device: null } }));
    await recallSession();
    await askSession();
    expect(role.value).toBe('host');
    vi.restoreAllMocks();
  });

  test('over: her page is closed and forgotten, her key stays', async () => {
    await enrolledPhone(1);
    serve(() => problem(401, 'session-expired'));
    await recallSession();
    await askSession();
    expect(locked.value).toBe(true);
    expect(await kept('me')).toBeUndefined();
    expect(await kept('device')).toBeDefined();
  });

  test('out of order: nothing changes', async () => {
    await enrolledPhone(1);
    serve(() => problem(503, 'try-later'));
    await recallSession();
    await askSession();
    expect(locked.value).toBe(false);
  });

  test('locking works without network too', async () => {
    await enrolledPhone(1);
    serve(() => 'unreachable');
    await recallSession();
    await signOut();
    expect(locked.value).toBe(true);
    await recallSession();
    expect(locked.value).toBe(true);
  });

  test('another role on the same device finds nothing of hers', async () => {
    await enrolledPhone(1);
    await recallSession();
    await opened({ ...HERS, role: 'host', order: null, device: null } as Session);
    expect(role.value).toBe('host');
    expect(await kept('me')).toBeUndefined();
  });
});
