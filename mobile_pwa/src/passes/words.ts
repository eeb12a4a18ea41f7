import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'Mi pase',
    site: 'Sede',
    how: 'Muéstralo a la persona de la sede. Ella toca Escanear una tarjeta y apunta aquí.',
    bright: 'Si no se lee, sube el brillo de tu pantalla.',
    qr: 'Mi pase, cambia cada 30 segundos',
    next: { one: 'Cambia en {n} segundo', other: 'Cambia en {n} segundos' },
    none: 'Este teléfono todavía no tiene pase. Abre Mi semana una vez con conexión y prueba otra vez.',
    handBack: 'Dejar una copia en la sede',
    copyTitle: 'Una copia en la sede',
    copyWhy:
      'Así no se pierde: si este teléfono se daña antes de tener conexión, la pantalla de la sede lo envía.',
    copyHow: 'En la pantalla de la sede, toca Escanear una tarjeta y muestra este cuadro.',
    copyQr: 'Copia de lo que registraste',
    copyNeedless: 'Ya está recibido. No hace falta la copia.',
  },
  {
    title: 'My pass',
    site: 'Site',
    how: 'Show it to the person at the site. They tap Scan a card and point it here.',
    bright: 'If it cannot be read, make your screen brighter.',
    qr: 'My pass, changes every 30 seconds',
    next: { one: 'Changes in {n} second', other: 'Changes in {n} seconds' },
    none: 'This phone has no pass yet. Open My week once with a connection and try again.',
    handBack: 'Leave a copy at the site',
    copyTitle: 'A copy at the site',
    copyWhy:
      'So that it is not lost: if this phone breaks before it has a connection, the site’s screen sends it.',
    copyHow: 'On the site’s screen, tap Scan a card and show it this square.',
    copyQr: 'Copy of what you recorded',
    copyNeedless: 'It has been received. No copy is needed.',
  },
);
