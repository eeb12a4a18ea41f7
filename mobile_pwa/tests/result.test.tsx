// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { afterAnswer, newRow, type ScanRow } from '../src/outbox/outbox';
import { scans } from '../src/outbox/rows';
import { stepsOf } from '../src/record/steps';
import { ScanResult } from '../src/scan/ScanResult';
import { OFFLINE } from '../src/server/client';
import type { AttendanceState, Receipt, ScanBody } from '../src/server/resources';
import { attendances } from '../src/week/shelves';

const BODY = { direction: 'in', captured_at: '2026-11-09T08:02:00-05:00' } as ScanBody;
const waiting = newRow('a', BODY, 'h', 1);

function receipted(state: AttendanceState): ScanRow {
  const attendance = { id: 'att', checked_in_at: null, checked_out_at: null, state };
  const receipt = { at: BODY.captured_at, message: { code: '', text: 'Entraste.' }, attendance };
  return afterAnswer(waiting, { kind: 'receipt', receipt: receipt as Receipt }, 2, 0);
}

function shown(row: ScanRow): string[] {
  scans.value = [row];
  const root = document.createElement('div');
  render(<ScanResult row={row} onAgain={() => undefined} onLeave={() => undefined} />, root);
  return [...root.querySelectorAll('.steps li')].map((step) => step.textContent ?? '');
}

afterEach(() => {
  scans.value = [];
  attendances.copy.value = null;
});

test('saved on this phone, and not a word more', () => {
  expect(shown(waiting)).toEqual([
    'Guardada en este teléfono: listo',
    'Recibida: falta',
    'Confirmada por la sede: falta',
  ]);
});

test('a refusal leaves it saved and not received', () => {
  const problem = { ...OFFLINE, kind: 'server' as const, status: 422 };
  const help = afterAnswer(waiting, { kind: 'refused', problem }, 2, 0);
  expect(stepsOf(help)).toEqual({ saved: true, received: false, confirmed: false });
});

test('received with its receipt, and not confirmed while the host has said nothing', () => {
  for (const state of ['open', 'pending', 'presumed', 'contested', 'claimed'] as const) {
    expect(stepsOf(receipted(state))).toEqual({ saved: true, received: true, confirmed: false });
  }
});

test('confirmed when the server says so of its attendance, also later', () => {
  expect(stepsOf(receipted('confirmed')).confirmed).toBe(true);
  const later = { id: 'att', state: 'confirmed' };
  attendances.copy.value = { data: { items: [later], next: null } as never, at: 3 };
  expect(stepsOf(receipted('pending')).confirmed).toBe(true);
});
