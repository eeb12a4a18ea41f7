import { speaker } from '../../i18n/i18n';
import { weekdayName } from '../../ui/words';
import { type Rule, ruleOf } from './rrule';

export const say = speaker(
  {
    title: 'Presentaciones',
    none: 'No hay regla: las fechas se ponen una por una.',
    ruleSet: 'Poner una regla',
    ruleChange: 'Cambiar la regla',
    ruleTitle: 'Regla de las fechas',
    ruleText:
      'Las fechas de los próximos meses se crean al guardar. Las que caen en día cerrado pasan al siguiente día hábil. Las fechas de la regla anterior que no coincidan se cancelan; las que moviste a mano se quedan.',
    how: 'Cada cuánto',
    kind_monthday: 'Cada mes, el mismo día',
    kind_weeks: 'Cada tantas semanas',
    kind_nth: 'Cada mes, el mismo día de la semana',
    monthday: 'Día del mes',
    lastDay: 'el último día',
    every: 'Cada cuántas semanas',
    nth: 'Cuál del mes',
    nth_1: 'el primer',
    nth_2: 'el segundo',
    nth_3: 'el tercer',
    nth_4: 'el cuarto',
    nth_last: 'el último',
    weekday: 'Día de la semana',
    first: 'Desde',
    firstHint: 'Las semanas se cuentan desde este día.',
    time: 'Hora',
    place: 'Lugar',
    placeHint: 'Lo que ella leerá: piso, oficina, ventanilla.',
    bring: 'Qué llevar (si hace falta)',
    saveRule: 'Guardar la regla',
    withdraw: 'Quitar la regla',
    withdrawText: 'Sus fechas por venir se cancelan. Las que se pusieron a mano se quedan.',
    saveWithdraw: 'Quitar la regla',
    reason: 'Razón',
    reasonHint: 'Queda en la historia y ella la lee.',
    reasonMissing: 'Escribe la razón.',
    dayMissing: 'Pon el día.',
    timeMissing: 'Pon la hora.',
    placeMissing: 'Di dónde es.',
    everyWrong: 'Un número de 1 a 12.',
    reads_monthday: 'Cada mes, el día {day}, a las {time}.',
    reads_last: 'Cada mes, el último día, a las {time}.',
    reads_week: 'Cada {weekday}, a las {time}.',
    reads_weeks: 'Cada {every} semanas, el {weekday}, a las {time}.',
    reads_nth: 'Cada mes, {nth} {weekday}, a las {time}.',
    reads_other: 'Regla escrita a mano: {rrule}, a las {time}.',
    next: 'Siguen: {days}.',
    earlier: 'Reglas anteriores',
    until: 'Hasta el {day}: {reason}',
    newDate: 'Poner una fecha',
    dateTitle: 'Una fecha más',
    date: 'Día',
    saveDate: 'Poner la fecha',
    moveTitle: 'Mover esta fecha',
    move: 'Mover',
    saveMove: 'Mover la fecha',
    noDates: 'No hay fechas en estos meses.',
    dates: 'Fechas',
    more: 'Ver todas',
  },
  {
    title: 'Dates at the court',
    none: 'There is no rule: dates are set one by one.',
    ruleSet: 'Set a rule',
    ruleChange: 'Change the rule',
    ruleTitle: 'Rule of the dates',
    ruleText:
      'The dates of the next months are made when you save. Those on a closed day move to the next business day. Dates of the rule before that do not fit are cancelled; those you moved by hand stay.',
    how: 'How often',
    kind_monthday: 'Every month, the same day',
    kind_weeks: 'Every so many weeks',
    kind_nth: 'Every month, the same weekday',
    monthday: 'Day of the month',
    lastDay: 'the last day',
    every: 'Every how many weeks',
    nth: 'Which of the month',
    nth_1: 'the first',
    nth_2: 'the second',
    nth_3: 'the third',
    nth_4: 'the fourth',
    nth_last: 'the last',
    weekday: 'Weekday',
    first: 'From',
    firstHint: 'Weeks are counted from this day.',
    time: 'Time',
    place: 'Place',
    placeHint: 'What she will read: floor, office, counter.',
    bring: 'What to bring (if anything)',
    saveRule: 'Save the rule',
    withdraw: 'Withdraw the rule',
    withdrawText: 'Its dates to come are cancelled. Those set by hand stay.',
    saveWithdraw: 'Withdraw the rule',
    reason: 'Reason',
    reasonHint: 'It stays on record, and she reads it.',
    reasonMissing: 'Write the reason.',
    dayMissing: 'Give the day.',
    timeMissing: 'Give the time.',
    placeMissing: 'Say where it is.',
    everyWrong: 'A number from 1 to 12.',
    reads_monthday: 'Every month, on day {day}, at {time}.',
    reads_last: 'Every month, on the last day, at {time}.',
    reads_week: 'Every {weekday}, at {time}.',
    reads_weeks: 'Every {every} weeks, on {weekday}, at {time}.',
    reads_nth: 'Every month, {nth} {weekday}, at {time}.',
    reads_other: 'A rule written by hand: {rrule}, at {time}.',
    next: 'Next: {days}.',
    earlier: 'Earlier rules',
    until: 'Until {day}: {reason}',
    newDate: 'Set a date',
    dateTitle: 'One more date',
    date: 'Day',
    saveDate: 'Set the date',
    moveTitle: 'Move this date',
    move: 'Move',
    saveMove: 'Move the date',
    noDates: 'There are no dates in these months.',
    dates: 'Dates',
    more: 'See all',
  },
);

const NTH_NAMES = ['nth_1', 'nth_2', 'nth_3', 'nth_4'] as const;

export function nthName(nth: number): string {
  return say(NTH_NAMES[nth - 1] ?? 'nth_last');
}

/** A rule as a person would say it. */
export function sentence(rrule: string, time: string): string {
  const rule = ruleOf(rrule);
  return rule ? spoken(rule, time) : say('reads_other', { rrule, time });
}

function spoken(rule: Rule, time: string): string {
  if (rule.kind === 'monthday') {
    if (rule.day < 0) return say('reads_last', { time });
    return say('reads_monthday', { day: rule.day, time });
  }
  const weekday = weekdayName(rule.weekday);
  if (rule.kind === 'nth') return say('reads_nth', { nth: nthName(rule.nth), weekday, time });
  if (rule.every === 1) return say('reads_week', { weekday, time });
  return say('reads_weeks', { every: rule.every, weekday, time });
}
