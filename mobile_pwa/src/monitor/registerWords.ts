import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'Decisiones que se conocen',
    none: 'Todavía no hay decisiones anotadas.',
  },
  {
    title: 'Decisions that are known',
    none: 'No decision has been noted yet.',
  },
);
