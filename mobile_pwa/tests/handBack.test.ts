import { describe, expect, test } from 'vitest';
import { canonical, fingerprint } from '../src/outbox/canonical';
import { uuidv7 } from '../src/outbox/uuid';
import { pack, unpack } from '../src/passes/handBack';
import { readCode } from '../src/scan/code';
import type { ScanBody } from '../src/server/resources';
import { base64url } from '../src/store/bytes';

const OWN = 'https://agenda.example.org/c#';

/** Numbers that look thrown and come again in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function scanOf(seed: number): { id: string; body: ScanBody } {
  const roll = dice(seed);
  const bytes = (length: number) => base64url(Uint8Array.from({ length }, () => roll(256)));
  const one = <T>(...from: T[]): T => from[roll(from.length)] as T;
  const two = (number: number) => String(number).padStart(2, '0');
  const time = () =>
    new Date(roll(2 ** 31) * 1000 + roll(1000)).toISOString().slice(0, -1) +
    one('-05:00', '+00:00', '+05:30', '-09:30', `+${two(roll(14))}:${two(15 * roll(4))}`);
  const codes = [
    ...[`${OWN}R1.${bytes(19)}`, `${OWN}P1.${bytes(10)}`, `${OWN}D1.${bytes(19)}`],
    ...[`R1.${bytes(19)}`, `http://10.0.0.7:8000/c#R1.${bytes(19)}`, 'short:ABCD1234', null],
    ...['short:ABC', 'comió ñame', '', `${OWN}R1.${bytes(7)}`],
  ];
  const body: ScanBody = {
    direction: one('in', 'out'),
    code: one(...codes),
    claimed_at: one(null, time()),
    captured_at: time(),
    monotonic_ms: one(null, 0, roll(2 ** 31), roll(2 ** 31) * 4096),
    server_offset_ms: one(null, 0, -1 - roll(10 ** 9), roll(10 ** 9), -1_800_000_000_000),
    server_offset_age_s: one(null, 0, roll(10 ** 6)),
    sequence: one(null, 1, 63, 64, roll(2 ** 31)),
    previous_hash: one(null, bytes(32)),
    app_version: one('0.1.0', '', '12.0.3-ñ'),
    device: one(null, uuidv7(roll(2 ** 31))),
    site: one(null, uuidv7(roll(2 ** 31))),
    note: one(null, 'comió "aquí" 😀'),
    signature: one(null, bytes(64)),
  };
  return { id: uuidv7(roll(2 ** 31) * 800), body };
}

describe('a scan as one code', () => {
  test('comes out byte for byte as it went in, for four hundred scans', async () => {
    for (let seed = 1; seed <= 400; seed++) {
      const row = scanOf(seed);
      const text = await pack(row, OWN);
      // No device time is odd enough to be left out; a code cut short is kept as text.
      expect([seed, text?.slice(0, 3)]).toEqual([seed, 'X1.']);
      const back = await unpack(text ?? '', OWN);
      const whole = canonical(row.id, row.body);
      expect(back && canonical(back.id, back.body)).toBe(whole);
      expect(back?.hash).toBe(await fingerprint(whole));
      expect(back?.body.signature).toBe(row.body.signature);
    }
  });

  test('is small enough for a camera, and has the form that is read', async () => {
    const { id, body } = scanOf(7);
    const code = `${OWN}R1.${'A'.repeat(26)}`;
    const signed = { previous_hash: 'A'.repeat(43), signature: 'A'.repeat(86) };
    const named = { device: id, claimed_at: null, site: null, note: null };
    const text = await pack({ id, body: { ...body, ...signed, ...named, code } }, OWN);
    expect(text?.length).toBeLessThan(290);
    expect(readCode(text ?? '')).toEqual({ kind: 'copy', text });
    expect(readCode(`${OWN}${text}`).kind).toBe('copy');
  });

  test('is not offered when it would come out different', async () => {
    const { id, body } = scanOf(3);
    const odd: Partial<Record<keyof ScanBody | 'more', unknown>>[] = [
      { captured_at: '2026-11-09' },
      { captured_at: '2026-11-09T08:02:00-05:00' },
      { captured_at: 'soon' },
      { monotonic_ms: 1.5 },
      { sequence: Number.NaN },
      { server_offset_ms: -0 },
      { device: 'device-1' },
      { device: id.toUpperCase() },
      { previous_hash: 'AB' },
      { signature: 'not/base64' },
      { note: '\ud800' },
      { note: 'x'.repeat(400) },
      { witness: 'token' },
      { more: 1 },
    ];
    for (const change of odd) {
      const changed = { ...body, ...change } as ScanBody;
      expect([change, await pack({ id, body: changed }, OWN)]).toEqual([change, null]);
    }
    const { note: _note, ...older } = body;
    expect(await pack({ id, body: older as ScanBody }, OWN)).toBeNull();
    expect(await pack({ id: 'x', body }, OWN)).toBeNull();
  });

  test('that was cut, changed or made elsewhere is nothing', async () => {
    const row = scanOf(11);
    const code = `${OWN}R1.${'A'.repeat(26)}`;
    const text = (await pack({ ...row, body: { ...row.body, code } }, OWN)) ?? '';
    expect(await unpack(text, OWN)).not.toBeNull();
    expect(await unpack(text, 'https://other.example.org/c#')).toBeNull();
    for (const other of [text.slice(0, -4), `${text}AAAA`, text.replace('X1', 'X2'), 'X1.', '']) {
      expect(await unpack(other, OWN)).toBeNull();
    }
    for (let at = 4; at < text.length; at += 9) {
      const letter = text[at] === 'A' ? 'B' : 'A';
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      // The signature is outside of what the check covers: the server looks at that one.
      const back = await unpack(changed, OWN);
      expect(back && back.body.signature !== row.body.signature).not.toBe(false);
    }
  });
});
