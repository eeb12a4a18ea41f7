// @vitest-environment jsdom
// When the worker is asked for, and when a new version may be taken.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

class Registration extends EventTarget {
  installing: EventTarget | null = null;
  waiting: { postMessage: (word: string) => void } | null = null;
  update = vi.fn(async () => undefined);

  /** A new version arrives and waits. */
  arrive(postMessage = vi.fn()) {
    this.installing = new EventTarget();
    this.dispatchEvent(new Event('updatefound'));
    this.waiting = { postMessage };
    this.installing.dispatchEvent(new Event('statechange'));
  }
}

let container: EventTarget & { controller: object | null; register: ReturnType<typeof vi.fn> };
let registration: Registration;

async function bridge() {
  const made = await import('../src/worker/bridge');
  made.watchForUpdates();
  return made;
}

/** The same, once the first screen is there and the phone has nothing else to do. */
async function watching() {
  const made = await bridge();
  made.screenShown();
  await vi.advanceTimersByTimeAsync(2_000);
  return made;
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubEnv('DEV', false);
  registration = new Registration();
  const register = vi.fn(async () => registration);
  container = Object.assign(new EventTarget(), { controller: {}, register });
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('the worker', () => {
  test('is asked for after the first screen is there', async () => {
    const { screenShown } = await bridge();
    await vi.advanceTimersByTimeAsync(7_000);
    expect(container.register).not.toHaveBeenCalled();
    screenShown();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(container.register).toHaveBeenCalledTimes(1);
  });

  test('does not wait for ever for a first screen that does not come', async () => {
    await bridge();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(container.register).toHaveBeenCalledTimes(1);
  });

  test('that could not be had is tried again when the network is back', async () => {
    container.register.mockRejectedValueOnce(new TypeError('offline'));
    const { updateReady } = await watching();
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    registration.arrive();
    expect(updateReady.value).toBe(true);
  });

  test('is asked every hour whether there is a new version', async () => {
    await watching();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(registration.update).toHaveBeenCalledTimes(1);
  });
});

describe('a new version', () => {
  test('is offered, and takes over only when somebody says yes', async () => {
    const { updateReady, takeUpdate } = await watching();
    const postMessage = vi.fn();
    registration.arrive(postMessage);
    expect(updateReady.value).toBe(true);
    expect(postMessage).not.toHaveBeenCalled();
    takeUpdate();
    expect(postMessage).toHaveBeenCalledWith('take-over');
  });

  test('is not offered while anything is open that a reload would lose', async () => {
    const { updateReady, holdUpdates } = await watching();
    const scan = holdUpdates();
    const form = holdUpdates();
    registration.arrive();
    expect(updateReady.value).toBe(false);
    scan();
    expect(updateReady.value).toBe(false);
    form();
    expect(updateReady.value).toBe(true);
  });

  test('that was put off does not come back by itself', async () => {
    const { updateReady, putOffUpdate } = await watching();
    registration.arrive();
    putOffUpdate();
    expect(updateReady.value).toBe(false);
  });

  test('that the browser began to fetch before we looked is offered too', async () => {
    const installing = new EventTarget();
    registration.installing = installing;
    const { updateReady } = await watching();
    registration.waiting = { postMessage: vi.fn() };
    installing.dispatchEvent(new Event('statechange'));
    expect(updateReady.value).toBe(true);
  });

  test('taken in another window is offered in this one', async () => {
    const { updateReady } = await watching();
    container.dispatchEvent(new Event('controllerchange'));
    expect(updateReady.value).toBe(true);
  });

  test('the very first worker is no new version', async () => {
    container.controller = null;
    const { updateReady } = await watching();
    registration.arrive();
    container.dispatchEvent(new Event('controllerchange'));
    expect(updateReady.value).toBe(false);
  });
});
