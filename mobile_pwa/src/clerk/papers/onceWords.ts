import { speaker } from '../../i18n/i18n';

export const say = speaker(
  {
    again: 'Abrir la hoja',
    once: 'Se abre en otra pestaña, lista para imprimir. No se guarda en ninguna parte.',
  },
  {
    again: 'Open the sheet',
    once: 'It opens in another tab, ready to print. It is kept nowhere.',
  },
);
