import { speaker } from '../i18n/i18n';

export const say = speaker(
  {
    placementsTitle: 'Plazas y horario',
    noPlacements: 'Sin plaza. Sin horario no se le puede avisar a tiempo.',
    addPlacement: 'Agregar plaza',
    placementFrom: 'Desde el {day}',
    placementUntil: 'Del {from} al {to}',
    siteOf: 'Sede',
    startsOn: 'Empieza el',
    timetable: 'Sede y horario',
    timetableHint: 'Marca los días y las horas acordadas.',
    fromHour: 'Desde',
    toHour: 'Hasta',
  },
  {
    placementsTitle: 'Placements and timetable',
    noPlacements: 'No placement. Without a timetable she cannot be warned in time.',
    addPlacement: 'Add a placement',
    placementFrom: 'From {day}',
    placementUntil: 'From {from} to {to}',
    siteOf: 'Site',
    startsOn: 'Starts on',
    timetable: 'Site and timetable',
    timetableHint: 'Tick the days and the agreed hours.',
    fromHour: 'From',
    toHour: 'To',
  },
);
