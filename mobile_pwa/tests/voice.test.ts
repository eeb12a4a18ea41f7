import { beforeEach, describe, expect, test, vi } from 'vitest';
import { language } from '../src/i18n/i18n';
import type { ScanRow } from '../src/outbox/outbox';
import type { Appearance, Week } from '../src/server/resources';
import {
  dateSpoken,
  hoursSpoken,
  nextSpoken,
  scanSpoken,
  weekSpoken,
} from '../src/voice/sentences';
import { hush, localVoice, readAloud, reading } from '../src/voice/speech';

const AT = '2026-11-24T08:02:00-05:00';
const WEEK = {
  required_minutes: 1200,
  credited_minutes: 740,
  provisional_minutes: 240,
  needed_minutes: 460,
  open_attendance: null,
  slots: [{ starts_at: '2026-11-26T13:00:00-05:00', ends_at: '2026-11-26T16:00:00-05:00' }],
  text: '',
} as unknown as Week;
const STEPS = { saved: true, received: false, confirmed: false };

function scan(differs: Partial<ScanRow> = {}): ScanRow {
  const body = { direction: 'in', code: null, claimed_at: null, captured_at: AT };
  return { body, receipt: null, state: 'waiting', ...differs } as unknown as ScanRow;
}

beforeEach(() => {
  language.value = 'es';
});

describe('the five things that matter, as a voice says them', () => {
  test('hours are words and not letters', () => {
    expect([0, 1, 60, 61, 200].map(hoursSpoken)).toEqual([
      '0 minutos',
      'un minuto',
      'una hora',
      'una hora y un minuto',
      '3 horas y 20 minutos',
    ]);
  });

  test('her week: what is done, what waits, what is missing', () => {
    expect(weekSpoken(WEEK)).toBe(
      'Esta semana llevas 12 horas y 20 minutos, de 20 horas. De esas, 4 horas esperan que la sede las confirme. Te faltan 7 horas y 40 minutos.',
    );
    expect(weekSpoken({ ...WEEK, needed_minutes: 0, provisional_minutes: 0 })).toMatch(
      /No te falta nada\.$/,
    );
    expect(weekSpoken({ ...WEEK, required_minutes: 0 })).toBe('Esta semana no te piden horas.');
  });

  test('what to do now: the next time, or leaving where she is', () => {
    expect(nextSpoken(WEEK)).toBe('Puedes ir el jueves 26, de 13:00 a 16:00.');
    const open = { id: 'x', checked_in_at: AT, site_name: 'Huerta' };
    expect(nextSpoken({ ...WEEK, open_attendance: open })).toContain('Estás en Huerta');
    expect(nextSpoken({ ...WEEK, slots: [] })).toBe('Ahora no tienes que hacer nada.');
  });

  test('a scan: its time, and not one word more than is true', () => {
    expect(scanSpoken(scan(), STEPS)).toBe(
      'Entrada guardada a las 8:02. Está en este teléfono. Se envía sola cuando haya conexión.',
    );
    expect(scanSpoken(scan(), { ...STEPS, received: true })).toMatch(/Ya llegó\.$/);
    expect(scanSpoken(scan({ state: 'help' }), STEPS)).toContain('Muéstrala en el juzgado');
  });

  test('her next date, and that there is none', () => {
    const date = { starts_at: AT, place: 'Piso 3', bring: 'tu documento.' } as Appearance;
    expect(dateSpoken(date)).toBe(
      'Tu próxima cita es el martes, 24 de noviembre, a las 8:02, en Piso 3. Lleva tu documento.',
    );
    expect(dateSpoken(undefined)).toBe('No tienes citas por venir.');
  });

  test('in English too', () => {
    language.value = 'en';
    expect(weekSpoken(WEEK)).toContain('You still need 7 hours and 40 minutes.');
    expect(scanSpoken(scan(), STEPS)).toMatch(/^Arrival saved at 8:02\./);
  });
});

describe('the voice', () => {
  const voice = (lang: string, localService: boolean) => ({ lang, localService });
  const speak = vi.fn();
  const cancel = vi.fn();

  function phoneHas(...voices: ReturnType<typeof voice>[]): void {
    vi.stubGlobal('speechSynthesis', { getVoices: () => voices, speak, cancel });
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class {
        constructor(public text: string) {}
      },
    );
  }

  beforeEach(() => {
    speak.mockClear();
    cancel.mockClear();
    hush();
  });

  test('is never one that goes over the network', () => {
    phoneHas(voice('es-CO', false), voice('es-ES', true), voice('en-US', true));
    expect(localVoice()?.lang).toBe('es-ES');
    phoneHas(voice('es-CO', false), voice('en-US', true));
    expect(localVoice()).toBeNull();
    expect(readAloud('Hola')).toBe(false);
    expect(speak).not.toHaveBeenCalled();
  });

  test('is the nearest to where she lives', () => {
    phoneHas(voice('es-ES', true), voice('es_CO', true), voice('es-MX', true));
    expect(localVoice()?.lang).toBe('es_CO');
  });

  test('falls silent when told, and when something else is read', () => {
    phoneHas(voice('es-CO', true));
    expect(readAloud('Uno')).toBe(true);
    expect(reading.value).toBe('Uno');
    readAloud('Dos');
    expect(cancel).toHaveBeenCalledOnce();
    hush();
    expect([reading.value, cancel.mock.calls.length]).toEqual([null, 2]);
  });

  test('is missing where a browser has none at all', () => {
    vi.stubGlobal('speechSynthesis', undefined);
    expect(localVoice()).toBeNull();
  });
});
