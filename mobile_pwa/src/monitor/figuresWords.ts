import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'Cifras publicadas',
    none: 'Todavía no hay cifras publicadas.',
  },
  {
    title: 'Published figures',
    none: 'No figures have been published yet.',
  },
);
