// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fieldOf, minutesOf } from '../src/notices/minutes';
import { opened, openPage, openTapped } from '../src/notices/opened';
import { keepSubscribed, turnOn, unsubscribe } from '../src/notices/push';
import { lastTry } from '../src/notices/Written';
import { moved, waysOf } from '../src/notices/ways';
import type { Notice, NoticeTry, Session } from '../src/server/resources';
import { session } from '../src/signin/session';
import { drop, keep, kept } from '../src/store/db';
import { aboutDate, goTo, room, sayingLeft } from '../src/week/rooms';
import { takeTapped } from '../src/worker/bridge';
import { noteOf } from '../src/worker/note';
import { serve } from './server';

const ID = '01939b5e-0000-7000-8000-000000000001';
const OTHER = '01939b5e-0000-7000-8000-000000000002';

describe('what a push says on the screen', () => {
  test('fixed words in the language that it names', () => {
    const note = noteOf(JSON.stringify({ n: ID, l: 'en', t: 'topic-1' }));
    expect(note).toEqual({
      body: 'You have a reminder.',
      tag: 'topic-1',
      lang: 'en',
      notice: ID,
    });
    expect(noteOf(JSON.stringify({ n: ID, l: 'es', t: 'a' })).body).toBe('Tienes un recordatorio.');
  });

  test.each([
    null,
    '',
    'nothing',
    '[]',
    'null',
    '"text"',
    '{"n": 3, "l": "xx", "t": "con espacios"}',
    JSON.stringify({ n: 'javascript:alert(1)', l: ['en'], t: 'x'.repeat(33), body: 'Juzgado' }),
  ])('whatever came, it says no more than that there is something: %s', (text) => {
    expect(noteOf(text)).toEqual({
      body: 'Tienes un recordatorio.',
      tag: 'agenda',
      lang: 'es',
      notice: null,
    });
  });
});

describe('the notification that was tapped', () => {
  function aCache(text: string | null) {
    const found = text === null ? undefined : { text: async () => text };
    const gone: string[] = [];
    vi.stubGlobal('caches', {
      open: async () => ({ match: async () => found }),
      delete: async (name: string) => gone.push(name) > 0,
    });
    return gone;
  }

  test('is read once, and never kept', async () => {
    const gone = aCache(ID);
    expect(await takeTapped()).toBe(ID);
    expect(gone).toEqual(['tapped']);
  });

  test.each([null, '', '../me', `${ID}0`])('is nothing when it is no notice: %s', async (text) => {
    aCache(text);
    expect(await takeTapped()).toBeNull();
  });

  test('is nothing where there are no caches', async () => {
    vi.stubGlobal('caches', undefined);
    expect(await takeTapped()).toBeNull();
  });
});

describe('a notice opens its page', () => {
  const page = (given: Partial<Notice['page']>) =>
    openPage({ page: { room: 'week', id: null, week: null, ...given } });

  beforeEach(() => {
    goTo('notices');
    sayingLeft.value = false;
    aboutDate.value = null;
  });

  test.each(['week', 'record', 'excuse', 'hours'] as const)('%s', (name) => {
    page({ room: name });
    expect(room.value).toBe(name);
  });

  test('a date opens as that date', () => {
    page({ room: 'date', id: ID });
    expect([room.value, aboutDate.value]).toEqual(['dates', ID]);
  });

  test('a leaving that is missing opens the form for its time', () => {
    page({ room: 'scan', id: ID });
    expect([room.value, sayingLeft.value]).toEqual(['scan', true]);
  });

  test('what was tapped waits when her page turns out to be closed', async () => {
    const answers = [401, 200];
    const notice = { id: ID, page: { room: 'record', id: null, week: null } };
    serve(() => ({ status: answers.shift() ?? 500, body: notice }));
    opened.value = ID;
    await openTapped(ID);
    expect([room.value, opened.value]).toEqual(['notices', ID]);
    await openTapped(ID);
    expect([room.value, opened.value]).toEqual(['record', null]);
  });

  test('a notice that the server does not know leads to her messages', async () => {
    serve(() => ({ status: 404, body: {} }));
    goTo('week');
    opened.value = ID;
    await openTapped(ID);
    expect([room.value, opened.value]).toEqual(['notices', null]);
  });
});

describe('what is said of a message', () => {
  const a = (became: NoticeTry['became']): NoticeTry => ({
    channel_kind: 'sms',
    became,
    started_at: '2026-11-10T15:00:00-05:00',
    ended_at: null,
    detail: null,
    delivered_at: null,
    read_at: null,
    undelivered_at: null,
    repeats: 0,
  });

  test('the try that arrived, else the last one', () => {
    const tries = [a('failed'), a('delivered'), a('sent')];
    expect(lastTry([{ about: ID, tries }], [ID])?.became).toBe('delivered');
    expect(lastTry([{ about: ID, tries: [a('failed'), a('sent')] }], [ID])?.became).toBe('sent');
  });

  test('nothing of another thing, and nothing before anything was tried', () => {
    expect(lastTry([{ about: OTHER, tries: [a('sent')] }], [ID])).toBeNull();
    expect(lastTry([{ about: ID, tries: [] }], [ID])).toBeNull();
    expect(lastTry([{ about: null, tries: [a('sent')] }], [ID])).toBeNull();
  });
});

describe('quiet hours and the order of ways', () => {
  test('minutes and the text of a time field', () => {
    expect(fieldOf(1200)).toBe('20:00');
    expect(fieldOf(7 * 60 + 5)).toBe('07:05');
    for (let minute = 0; minute < 1440; minute += 1) {
      expect(minutesOf(fieldOf(minute))).toBe(minute);
    }
    for (const bad of ['', '24:00', '7:00', '12:60', 'ocho']) expect(minutesOf(bad)).toBeNull();
  });

  test('one up, one down, and no further than the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

test('a slow answer to an older question changes nothing', async () => {
  let ask = 0;
  const slow: { done: () => void } = { done: () => undefined };
  serve(async ({ path }) => {
    if (path !== '/me/channels') return { status: 200, body: {} };
    ask += 1;
    const items = [{ id: `asked ${ask}` }];
    if (ask === 1) {
      await new Promise<void>((done) => {
        slow.done = done;
      });
    }
    return { status: 200, body: { items } };
  });
  const ways = waysOf('/me');
  const first = ways.pull();
  await ways.pull();
  slow.done();
  await first;
  expect(ways.channels.value?.map(({ id }) => id)).toEqual(['asked 2']);
});

describe('pushes to this phone', () => {
  const KEY = `BA${'A'.repeat(85)}`;
  let asked: string;
  let endpoint: string;
  let given: number;

  beforeEach(async () => {
    await drop('push-told');
    [asked, endpoint, given] = ['granted', 'https://push.example/1', 0];
    const subscription = () => ({
      endpoint,
      toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
      unsubscribe: async () => {
        given -= 1;
        return true;
      },
    });
    const pushManager = {
      subscribe: async () => {
        given += 1;
        return subscription();
      },
      getSubscription: async () => (given > 0 ? subscription() : null),
    };
    const registration = { pushManager };
    vi.stubGlobal('PushManager', class {});
    vi.stubGlobal('Notification', {
      permission: 'granted',
      requestPermission: async () => asked,
    });
    Object.defineProperty(navigator, 'serviceWorker', {
      configurable: true,
      value: { ready: Promise.resolve(registration), getRegistration: async () => registration },
    });
    session.value = { role: 'participant', order: 'o' } as Session;
  });

  function server() {
    const put: { path: string; body: unknown }[] = [];
    serve((request) => {
      if (request.path === '/me/push-key') return { status: 200, body: { key: KEY } };
      put.push({ path: request.path, body: request.body });
      return { status: 200, body: { id: ID } };
    });
    return put;
  }

  test('begin by her tap, with her yes to the words she read', async () => {
    const put = server();
    expect(await turnOn('/me', 'channel-1')).toMatchObject({ ok: true });
    expect(put[0]?.path).toMatch(/^\/me\/channels\/[0-9a-f-]{36}$/);
    expect(put[0]?.body).toEqual({
      kind: 'push',
      subscription: { endpoint, p256dh: 'p', auth: 'a' },
      consent: true,
      words: 'channel-1',
    });
    expect(await kept('push-told')).toMatchObject({ endpoint, whose: 'o', id: ID });
    expect([await unsubscribe(), await unsubscribe(), given]).toEqual([ID, null, 0]);
  });

  test('are not asked for again once she said no', async () => {
    const put = server();
    asked = 'denied';
    expect(await turnOn('/me', 'channel-1')).toBe('denied');
    expect([put, given]).toEqual([[], 0]);
  });

  test('go to the new address when the browser gave out another one', async () => {
    const put = server();
    await turnOn('/me', 'channel-1');
    await keepSubscribed();
    expect(put).toHaveLength(1);
    endpoint = 'https://push.example/2';
    await keepSubscribed();
    expect(put[1]?.body).toMatchObject({ subscription: { endpoint }, words: 'channel-1' });
  });

  test('end when somebody else uses this phone', async () => {
    const put = server();
    await turnOn('/me', 'channel-1');
    session.value = { role: 'participant', order: 'another' } as Session;
    await keepSubscribed();
    expect([put.length, given, await kept('push-told')]).toEqual([1, 0, undefined]);
  });

  test('cannot be told to a server that was never asked', async () => {
    await keep('push-told', { endpoint: 'x', words: 'channel-1', base: '/me', whose: 'o' });
    vi.stubGlobal('PushManager', undefined);
    Reflect.deleteProperty(globalThis, 'PushManager');
    await keepSubscribed();
    expect(await kept('push-told')).toMatchObject({ endpoint: 'x' });
  });
});
