import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    termsTitle: 'Condiciones',
    termsNow: 'Versión {n}, desde el {day}',
    termsProposed: 'Propuesta: espera a una segunda persona',
    termsApprove: 'Aprobar',
    weekly: 'Por semana',
    floor: 'Mínimo',
    cap: 'Tope semanal',
    noCap: 'sin tope',
    daily: 'Tope diario',
    pausesTitle: 'Pausas',
    pause: 'Del {from} al {to}: {reason}',
  },
  {
    termsTitle: 'Terms',
    termsNow: 'Version {n}, from {day}',
    termsProposed: 'Proposed: waits for a second person',
    termsApprove: 'Approve',
    weekly: 'Each week',
    floor: 'Least',
    cap: 'Weekly limit',
    noCap: 'no limit',
    daily: 'Daily limit',
    pausesTitle: 'Pauses',
    pause: 'From {from} to {to}: {reason}',
  },
);
