import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    fieldMissing: 'Falta este dato.',
    caseWrong: 'El radicado tiene 23 números.',
    phoneWrong: 'Escribe el teléfono con 7 números o más.',
    documentWrong: 'De 4 a 32 letras o números.',
    hoursWrong: 'Escribe un número de horas.',
    orderWrong: 'Mira las fechas: el fin va después del inicio.',
    entryWrong: 'La hora de fin va después de la de inicio.',
  },
  {
    fieldMissing: 'This is missing.',
    caseWrong: 'The case number has 23 digits.',
    phoneWrong: 'Write the phone with 7 digits or more.',
    documentWrong: '4 to 32 letters or digits.',
    hoursWrong: 'Write a number of hours.',
    orderWrong: 'Check the dates: the end comes after the start.',
    entryWrong: 'The end comes after the start.',
  },
);
