import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    title: 'Poner en la pantalla de inicio',
    text: 'Se llama Agenda y se abre más rápido. Así el teléfono cuida mejor lo que guardas.',
    yes: 'Ponerla',
    no: 'No, gracias',
  },
  {
    title: 'Put it on the home screen',
    text: 'It is called Agenda and opens faster. So the phone takes better care of what you keep.',
    yes: 'Put it there',
    no: 'No, thank you',
  },
);
