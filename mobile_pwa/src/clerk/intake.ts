// An order as it is typed, checked before it is sent, and in the server's words.
import type { Language } from '../server/resources';
import type { DayHours } from './timetable';

export interface OrderForm {
  firstName: string;
  lastName: string;
  documentType: string;
  documentNumber: string;
  language: Language;
  phone: string;
  caseNumber: string;
  startsOn: string;
  endsOn: string;
  totalHours: string;
  weeklyHours: string;
  floorHours: string;
  capHours: string;
  dailyHours: string;
  site: string;
  /** For the check of the total alone; nobody keeps it. */
  weeksOrdered: string;
}

export type Wrong =
  | 'fieldMissing'
  | 'caseWrong'
  | 'phoneWrong'
  | 'documentWrong'
  | 'hoursWrong'
  | 'orderWrong';

export function emptyOrder(today: string): OrderForm {
  return {
    firstName: '',
    lastName: '',
    documentType: 'CC',
    documentNumber: '',
    language: 'es',
    phone: '',
    caseNumber: '',
    startsOn: today,
    endsOn: '',
    totalHours: '',
    weeklyHours: '20',
    floorHours: '5',
    capHours: '20',
    dailyHours: '8',
    site: '',
    weeksOrdered: '',
  };
}

export function faults(form: OrderForm): Partial<Record<keyof OrderForm, Wrong>> {
  const found: Partial<Record<keyof OrderForm, Wrong>> = {};
  for (const key of ['firstName', 'lastName', 'startsOn'] as const) {
    if (!form[key].trim()) found[key] = 'fieldMissing';
  }
  if (!/^[0-9A-Za-z-]{4,32}$/.test(form.documentNumber.trim()))
    found.documentNumber = 'documentWrong';
  if (digits(form.caseNumber).length !== 23) found.caseNumber = 'caseWrong';
  if (form.phone.trim() && !/^\+?[0-9 ]{7,19}$/.test(form.phone.trim())) found.phone = 'phoneWrong';
  if (form.endsOn && form.endsOn < form.startsOn) found.endsOn = 'orderWrong';
  for (const key of ['weeklyHours', 'floorHours', 'dailyHours'] as const) {
    if (minutes(form[key]) === null) found[key] = 'hoursWrong';
  }
  for (const key of ['capHours', 'totalHours'] as const) {
    if (form[key].trim() && minutes(form[key]) === null) found[key] = 'hoursWrong';
  }
  return found;
}

/** "20" or "7,5" hours as whole minutes; null when it is no number of hours. */
export function minutes(hours: string): number | null {
  const value = Number(hours.trim().replace(',', '.'));
  return hours.trim() && Number.isFinite(value) && value >= 0 ? Math.round(value * 60) : null;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

export function orderBody(form: OrderForm) {
  return {
    participant: {
      first_name: form.firstName.trim(),
      last_name: form.lastName.trim(),
      document_type: form.documentType,
      document_number: form.documentNumber.trim(),
      language: form.language,
      phone: form.phone.trim() || null,
    },
    case_number: digits(form.caseNumber),
    starts_on: form.startsOn,
    ends_on: form.endsOn || null,
    time_zone: 'America/Bogota',
    total_required_minutes: minutes(form.totalHours),
    terms: {
      weekly_required_minutes: minutes(form.weeklyHours),
      weekly_floor_minutes: minutes(form.floorHours),
      weekly_cap_minutes: minutes(form.capHours),
      daily_cap_minutes: minutes(form.dailyHours),
    },
    monthly_report_due_day: 5,
  };
}

export function wantsPlacement(form: OrderForm, days: readonly DayHours[]): boolean {
  return form.site !== '' && days.some((day) => day.on);
}
