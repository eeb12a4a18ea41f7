import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'Mujeres que pidieron apoyo',
    none: 'Nadie comparte nada con tu organización por ahora.',
  },
  {
    title: 'Women who asked for support',
    none: 'Nobody shares anything with your organization for now.',
  },
);
