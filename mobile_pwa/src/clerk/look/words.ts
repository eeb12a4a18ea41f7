import { speaker } from '../../i18n/i18n';

export const say = speaker(
  {
    look: 'Abres este caso para',
    lookHint: 'Ella lo lee. Vale para los siguientes casos, hasta que digas otra cosa.',
    look_case: 'Ver cómo va el caso',
    look_hearing: 'Preparar una audiencia o un informe',
    look_decision: 'Decidir sobre una solicitud o un aviso',
    look_request: 'Responder algo que ella preguntó',
    look_correction: 'Corregir un dato',
  },
  {
    look: 'You open this case to',
    lookHint: 'She reads it. It holds for the next cases too, until you say otherwise.',
    look_case: 'See how the case is going',
    look_hearing: 'Prepare a hearing or a report',
    look_decision: 'Decide on a request or a warning',
    look_request: 'Answer something that she asked',
    look_correction: 'Correct a detail',
  },
);
