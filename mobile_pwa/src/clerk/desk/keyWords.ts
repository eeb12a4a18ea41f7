import { speaker } from '../../i18n/i18n';

export const say = speaker(
  {
    title: 'Teclas',
    search: 'Buscar',
    next: 'Fila siguiente',
    previous: 'Fila anterior',
    open: 'Abrir el caso',
    note: 'Notas de esta fila',
    inboxes: 'Ir a los pendientes',
    leave: 'Dejar de buscar, o cerrar',
    help: 'Esta ayuda',
    letters: 'Usar teclas de una letra',
    lettersText: 'Si dictas o usas un lector de pantalla, puedes apagarlas: todo tiene su botón.',
  },
  {
    title: 'Keys',
    search: 'Search',
    next: 'Next row',
    previous: 'Row before',
    open: 'Open the case',
    note: 'Notes of this row',
    inboxes: 'Go to what is to do',
    leave: 'Stop searching, or close',
    help: 'This help',
    letters: 'Use keys of one letter',
    lettersText:
      'If you dictate or use a screen reader, you can switch them off: all has a button.',
  },
);
