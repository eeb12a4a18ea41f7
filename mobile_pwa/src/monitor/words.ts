import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    sections: 'Partes de la app',
    tabFigures: 'Cifras',
    tabRegister: 'Decisiones',
    tabSupported: 'Apoyo',
  },
  {
    sections: 'Parts of the app',
    tabFigures: 'Figures',
    tabRegister: 'Decisions',
    tabSupported: 'Support',
  },
);
