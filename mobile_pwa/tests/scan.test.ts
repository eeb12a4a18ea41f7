import { describe, expect, test } from 'vitest';
import { newRow } from '../src/outbox/outbox';
import { readCode, shortCode } from '../src/scan/code';
import { justScanned, likelyDirection } from '../src/scan/direction';
import type { ScanBody } from '../src/server/resources';

const R1 = 'R1.obLD1OUDkSAA5V9rsadLylQzqA';

describe('what a code says it is', () => {
  test.each([
    [`https://horas.example.org/c#${R1}`, 'site'],
    [`http://127.0.0.1:8000/c#${R1}`, 'site'],
    [R1, 'site'],
    [` ${R1} `, 'site'],
    ['https://h.example/c#P1.AAAAAAAAAAAAAA', 'site'],
    [`https://h.example/c#E1.${'a'.repeat(27)}`, 'enrolment'],
    [`https://h.example/c#W1.${'a'.repeat(38)}`, 'pass'],
    [`X1.${'a'.repeat(260)}`, 'copy'],
  ])('%s', (text, kind) => {
    expect(readCode(text).kind).toBe(kind);
  });

  test.each([
    ['https://example.com/', 'page'],
    ['https://evil.example/x?y=/c#R1.', 'page'],
    [`https://h.example/c#${R1}extra`, 'page'],
    ['WIFI:T:WPA;S:casa;P:secreta;;', 'wifi'],
    ['BEGIN:VCARD\nFN:Ana', 'contact'],
    ['tel:+573001112233', 'phone'],
    ['hola', 'text'],
    ['javascript:alert(1)', 'text'],
    ['R1.short', 'text'],
  ])('%s is foreign, and named', (text, what) => {
    expect(readCode(text)).toEqual({ kind: 'foreign', what });
  });
});

test('a typed code forgives what looks alike, spaces and small letters', () => {
  expect(shortCode('nygh lstf')).toBe('NYGH1STF');
  expect(shortCode('oIl2-3456789')).toBe('01123456');
  expect(shortCode('u!')).toBe('');
});

describe('the direction she most likely wants', () => {
  const NOW = Date.parse('2026-11-09T12:00:00-05:00');
  const scanned = (direction: 'in' | 'out', at: number, sequence = 0) =>
    newRow('x', { direction, sequence } as ScanBody, 'h', at);
  const open = { id: 'a', checked_in_at: '2026-11-09T08:02:00-05:00', site_name: 'Comedor' };

  test('in, when nothing is known', () => {
    expect(likelyDirection([], null, NOW)).toBe('in');
  });

  test('out after her own arrival, even with no network since', () => {
    expect(likelyDirection([scanned('in', NOW - 3_600_000)], null, NOW)).toBe('out');
  });

  test('out while the server says that she is in', () => {
    expect(likelyDirection([], { week: { open_attendance: open }, at: NOW }, NOW)).toBe('out');
  });

  test('in after her own departure, though an older page still says that she is in', () => {
    const seen = { week: { open_attendance: open }, at: NOW - 7_200_000 };
    expect(likelyDirection([scanned('out', NOW - 60_000)], seen, NOW)).toBe('in');
  });

  test('in again after a departure that was forgotten long ago', () => {
    expect(likelyDirection([scanned('in', NOW - 20 * 3_600_000)], null, NOW)).toBe('in');
    const seen = { week: { open_attendance: open }, at: NOW };
    expect(likelyDirection([], seen, NOW + 20 * 3_600_000)).toBe('in');
  });

  test('after the last scan she made, though an older one was made in 2038', () => {
    const rows = [
      scanned('out', Date.parse('2038-01-19T00:00:00Z'), 1),
      scanned('in', NOW - 60_000, 2),
    ];
    expect(likelyDirection(rows, null, NOW)).toBe('out');
    expect(likelyDirection(rows.slice(0, 1), null, NOW)).toBe('in');
  });
});

test('a second scan within five minutes is asked about, later ones are not', () => {
  const at = 1_800_000_000_000;
  const rows = [newRow('x', { direction: 'in' } as ScanBody, 'h', at)];
  expect(justScanned(rows, at + 60_000)?.id).toBe('x');
  expect(justScanned(rows, at + 6 * 60_000)).toBeNull();
  expect(justScanned(rows, at - 60_000)).toBeNull();
});
