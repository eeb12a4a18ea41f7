import { describe, expect, test } from 'vitest';
import vectors from '../../tests/rules/pass_codes.json';
import { dayKey, importSecret, openName, passToken, readPass, tagOf } from '../src/passes/codes';
import { readCode } from '../src/scan/code';
import { fromBase64url, fromHex, hex } from '../src/store/bytes';

const hexOf = (text: string) => hex(fromBase64url(text));

describe.each(vectors.printed)('the printed card $token', ({ secret, token, tag }) => {
  test('is read, and found by its tag', async () => {
    const pass = readPass(`https://agenda.example.org/c#${token}`);
    expect(pass && [pass.kind, hex(pass.key)]).toEqual(['W0', secret]);
    expect(hexOf(await tagOf(fromHex(secret)))).toBe(tag);
  });
});

describe.each(vectors.phone)('the pass of $secret at $key_id at $unix_time', (vector) => {
  test('is made as the server makes it', async () => {
    const secret = await importSecret(fromHex(vector.secret));
    const keyId = fromHex(vector.key_id);
    expect(await passToken(secret, keyId, vector.unix_time)).toBe(vector.token);
    expect(hex(await dayKey(secret, keyId, vector.day))).toBe(vector.k);
  });

  test('is read, and found by the tag of its site and day', async () => {
    const pass = readPass(vector.token);
    expect(pass && [pass.kind, hex(pass.key)]).toEqual(['W1', vector.k]);
    expect(pass && hexOf(await tagOf(pass.key))).toBe(vector.tag);
  });
});

test('a secret makes passes and can never be read out', async () => {
  const secret = await importSecret(fromHex('00'.repeat(16)));
  expect(secret.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', secret)).rejects.toThrow();
});

test.each(vectors.names)('the pass $k opens $name, and no other does', async (vector) => {
  const sealed = fromBase64url(vector.sealed);
  expect(await openName(fromHex(vector.k), sealed)).toBe(vector.name);
  expect(await openName(fromHex('11'.repeat(16)), sealed)).toBeNull();
  expect(await openName(fromHex(vector.k), sealed.slice(0, 9))).toBeNull();
});

describe('the form of a code', () => {
  test.each(vectors.read)('$kind is read from $text', ({ text, kind }) => {
    const code = readCode(text);
    const kinds = { P1: 'site', R1: 'site', D1: 'visit', W0: 'pass', W1: 'pass', E1: 'enrolment' };
    expect(code.kind).toBe(kinds[kind as keyof typeof kinds] ?? 'ours');
  });

  test.each(vectors.not_read)('%s is nothing of ours', (text) => {
    expect(readCode(text).kind).toBe('foreign');
    expect(readPass(text)).toBeNull();
  });
});
