import { speaker } from '../../i18n/i18n';

export const say = speaker(
  {
    undoOrder: 'Deshacer esta orden',
    undoPlacement: 'Deshacer esta plaza',
    undoText: 'Para lo que se registró por error. Queda anotado quién lo deshizo y por qué.',
    why: 'Por qué fue un error',
    whyMissing: 'Escribe por qué.',
    undoYes: 'Sí, deshacer',
    undone: 'La orden se deshizo.',
    tooLate: 'Ya hay registros: esta orden no se puede deshacer.',
  },
  {
    undoOrder: 'Undo this order',
    undoPlacement: 'Undo this placement',
    undoText: 'For what was entered by mistake. Who undid it and why is kept.',
    why: 'Why it was a mistake',
    whyMissing: 'Write why.',
    undoYes: 'Yes, undo',
    undone: 'The order was undone.',
    tooLate: 'There are records already: this order can no longer be undone.',
  },
);
