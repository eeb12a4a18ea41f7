// What a host writes, as it stands on the screen before it is sent.
import type { Written } from '../../server/types';

export type Activity = Written['activities'][number];
export type Incident = Written['incidents'][number];
export type Insurance = Written['insurance'][number];

export const ACTIVITIES = [
  'public_space',
  'victims',
  'animals',
  'vulnerable_groups',
  'environment',
  'culture_education',
  'leisure',
  'community_projects',
  'civil_defence',
  'road_safety',
  'public_entities',
  'public_works',
  'transport',
  'other',
] as const satisfies readonly Activity['kind'][];
export const INCIDENTS = [
  'medical_leave',
  'accident',
  'activity_not_done',
  'timetable_changed',
  'instruction_refused',
  'conduct',
  'good_work',
  'other',
] as const satisfies readonly Incident['kind'][];
export const INSURANCE = [
  'started',
  'changed',
  'ended',
] as const satisfies readonly Insurance['kind'][];

export interface Line {
  /** Tells lines apart on the screen alone. */
  key: string;
  kind: string;
  day: string;
  text: string;
}

export interface Form {
  activities: Line[];
  incidents: Line[];
  insurance: Line[];
  evidence: string;
}

export function newLine(kind: string): Line {
  return { key: crypto.randomUUID(), kind, day: '', text: '' };
}

export function formOf(written: Written | null): Form {
  const line = (one: Activity | Incident | Insurance): Line => ({
    key: crypto.randomUUID(),
    kind: one.kind,
    day: 'day' in one ? (one.day ?? '') : '',
    text: one.text ?? '',
  });
  return {
    activities: written?.activities.map(line) ?? [],
    incidents: written?.incidents.map(line) ?? [],
    insurance: written?.insurance.map(line) ?? [],
    evidence: written?.evidence ?? '',
  };
}

export function bodyOf(form: Form): Written {
  return {
    activities: form.activities.map(({ kind, text }) => ({
      kind: kind as Activity['kind'],
      text: text.trim(),
    })),
    incidents: form.incidents.map(({ kind, day, text }) => ({
      kind: kind as Incident['kind'],
      day: day || null,
      text: text.trim(),
    })),
    insurance: form.insurance.map(({ kind, day, text }) => ({
      kind: kind as Insurance['kind'],
      day,
      text: text.trim() || null,
    })),
    evidence: form.evidence.trim() || null,
  };
}

/** Lines that cannot be sent as they are. */
export function isWhole(form: Form): boolean {
  const told = [...form.activities, ...form.incidents].every((line) => line.text.trim());
  return told && form.insurance.every((line) => line.day);
}
