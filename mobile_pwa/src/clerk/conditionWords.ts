import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'Cómo funciona',
    read: 'Leer en voz alta',
    noVoice: 'Este equipo no tiene voz en español.',
    begins: 'Empiezas el {day}.',
    weekly: 'Cada semana son {time}.',
    daily: 'En un día cuentan como máximo {time}.',
    where: 'Vas a {site}.',
    whereWhen: 'Vas a {site}: {times}.',
    times: '{day} de {from} a {to}',
    scan: 'Cuando llegas y cuando te vas, lo registras con tu teléfono o tu carné.',
    cannot: 'Si un día no puedes ir, avisa antes y guarda un papel que lo muestre.',
    change:
      'Si el horario choca con tu trabajo, tu estudio o el cuidado de tu familia, puedes pedir que lo cambien.',
    ask: 'Si algo de lo anotado no es así, dilo: se corrige y queda escrito.',
  },
  {
    title: 'How it works',
    read: 'Read aloud',
    noVoice: 'This computer has no voice in English.',
    begins: 'You begin on {day}.',
    weekly: 'Each week it is {time}.',
    daily: 'In one day at most {time} count.',
    where: 'You go to {site}.',
    whereWhen: 'You go to {site}: {times}.',
    times: '{day} from {from} to {to}',
    scan: 'When you arrive and when you leave, you record it with your phone or your card.',
    cannot: 'If you cannot come one day, say so before and keep a paper that shows it.',
    change:
      'If the times clash with your work, your studies or the care of your family, you can ask to change them.',
    ask: 'If something written down is not so, say it: it is corrected and kept in writing.',
  },
);
