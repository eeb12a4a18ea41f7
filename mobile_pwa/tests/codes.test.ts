import { describe, expect, test } from 'vitest';
import vectors from '../../tests/rules/site_codes.json';
import { codeAt, counterOf, dayOf, importDayKey, keyBytes, makeCode } from '../src/site/codes';
import { base64url, fromHex, hex } from '../src/store/bytes';

describe.each(vectors)('the code of $key_id at $unix_time', (vector) => {
  test('falls on its day and counter', () => {
    expect(dayOf(vector.unix_time)).toBe(vector.day);
    expect(counterOf(vector.unix_time)).toBe(vector.counter);
  });

  test('has the token and the short code that the server makes', async () => {
    const key = await importDayKey(vector.day_key);
    const code = await makeCode(key, fromHex(vector.key_id), vector.counter);
    expect(code.token).toBe(vector.token);
    expect(code.shortCode).toBe(vector.short_code);
  });

  test('comes from the held keys, and from no other day', async () => {
    const key = await importDayKey(base64url(fromHex(vector.day_key)));
    const held = {
      site: 's',
      keyId: vector.key_id,
      keys: [{ day: vector.day, key }],
      offsetMs: 0,
      fetchedAt: 0,
    };
    expect((await codeAt(held, vector.unix_time))?.token).toBe(vector.token);
    expect(await codeAt(held, vector.unix_time + 86_400)).toBeNull();
  });
});

test('a day key can be used and never read out', async () => {
  const key = await importDayKey(vectors[0]?.day_key ?? '');
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('keys come as hexadecimal or as base64url', () => {
  const bytes = keyBytes(vectors[0]?.day_key ?? '');
  expect(hex(keyBytes(base64url(bytes)))).toBe(hex(bytes));
});
