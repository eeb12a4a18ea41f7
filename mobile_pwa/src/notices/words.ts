import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'Mensajes',
    text: 'Aquí está todo lo que se te avisa, llegue o no por otro lado.',
    settings: 'Cómo te avisamos',
    none: 'Todavía no hay mensajes. Aquí aparecen tus citas, tus turnos y las respuestas para ti.',
    fresh: 'Nuevo',
    urgent: 'Importante',
    open: 'Ver',
    seenAll: 'Marcar todos como leídos',
    seenNow: 'Marcados como leídos.',
    more: 'Ver más',
    overdue: {
      one: 'Hay {n} registro sin enviar desde hace más de un día. Se envía solo con internet.',
      other: 'Hay {n} registros sin enviar desde hace más de un día. Se envían solos con internet.',
    },
    overdueOpen: 'Ver los registros',
    at: '{day}, {time}',
  },
  {
    title: 'Messages',
    text: 'Everything that you are told is here, whether it reaches you elsewhere or not.',
    settings: 'How we tell you',
    none: 'There are no messages yet. Your dates, your shifts and answers to you appear here.',
    fresh: 'New',
    urgent: 'Important',
    open: 'See',
    seenAll: 'Mark all as read',
    seenNow: 'Marked as read.',
    more: 'See more',
    overdue: {
      one: '{n} scan has not been sent for more than a day. It is sent by itself when online.',
      other: '{n} scans have not been sent for more than a day. They are sent when online.',
    },
    overdueOpen: 'See the scans',
    at: '{day}, {time}',
  },
);
