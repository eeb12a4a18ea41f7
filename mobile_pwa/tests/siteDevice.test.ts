// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { askSession, recallSession, signOut } from '../src/signin/session';
import { closeDatabase, database, keep } from '../src/store/db';
import { newKeyPair, receiptKeys, rememberSiteDevice, siteDevice } from '../src/store/device';
import { serve, signer } from './server';

beforeEach(async () => {
  await closeDatabase();
  const gone = indexedDB.deleteDatabase('agenda');
  await new Promise((resolve) => {
    gone.onsuccess = resolve;
  });
});

async function anEnrolledScreen() {
  const { privateKey } = await newKeyPair();
  const { key } = await signer();
  await rememberSiteDevice({ id: 'screen', privateKey, enrolledAt: '' }, key);
  await keep('site', { id: 's', name: 'Sede Centro' });
  const site = { role: 'site_device', sites: [{ id: 's', name: 'Sede Centro' }] };
  serve(({ method }) => (method === 'DELETE' ? { status: 204 } : { status: 200, body: site }));
  await recallSession();
  await askSession();
  return key;
}

test('a screen keeps a key that signs and cannot be read out', async () => {
  const key = await anEnrolledScreen();
  const identity = await siteDevice();
  expect(identity?.id).toBe('screen');
  expect(identity?.privateKey.extractable).toBe(false);
  expect(await receiptKeys()).toEqual([key]);
});

test('a screen that is taken away forgets its key', async () => {
  await anEnrolledScreen();
  await signOut();
  expect(await siteDevice()).toBeUndefined();
});

test('while a scan of it waits, the key stays', async () => {
  await anEnrolledScreen();
  await (await database()).put('scans', { id: '1', state: 'waiting', body: {} } as never);
  await signOut();
  expect((await siteDevice())?.id).toBe('screen');
});
