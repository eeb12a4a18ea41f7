import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'En tu calendario',
    shows_hers:
      'Con un enlace secreto, el calendario de tu teléfono muestra tus citas. Quien tenga el enlace ve el día y la hora, y nada más: ni el lugar ni para qué.',
    shows_court:
      'Con un enlace secreto, tu programa de calendario muestra las presentaciones del juzgado. Quien tenga el enlace ve día, hora y número corto del caso; ni nombres ni lugar.',
    madeOn: 'Hay un enlace desde el {day}. Por seguridad no se vuelve a mostrar.',
    make: 'Crear enlace',
    makeAnew: 'Crear otro enlace',
    once: 'Cópialo ahora: se muestra una sola vez. El anterior ya no sirve.',
    copy: 'Copiar',
    copied: 'Copiado',
    copyByHand: 'No se pudo copiar. Mantén el dedo sobre el enlace y cópialo.',
    open: 'Abrir en el calendario',
    revoke: 'Quitar el enlace',
    revoked: 'El enlace ya no abre nada.',
  },
  {
    title: 'In your calendar',
    shows_hers:
      'With a secret link, the calendar of your phone shows your appointments. Whoever has the link sees the day and the time, and nothing else: not the place, not what for.',
    shows_court:
      'With a secret link, your calendar program shows the appearances of the court. Whoever has the link sees day, time and the short number of the case; no names, no place.',
    madeOn: 'There is a link since {day}. To be safe it is not shown again.',
    make: 'Make a link',
    makeAnew: 'Make another link',
    once: 'Copy it now: it is shown only once. The one before no longer works.',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'It could not be copied. Hold your finger on the link and copy it.',
    open: 'Open in the calendar',
    revoke: 'Revoke the link',
    revoked: 'The link opens nothing any more.',
  },
);
