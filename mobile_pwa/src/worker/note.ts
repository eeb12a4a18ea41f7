// What a push says on the screen. Pure: the bytes that came in, a notification out. Its words are
// fixed: whatever was sent, a lock screen tells no more than that there is something to see.

export interface Note {
  body: string;
  /** What makes a newer one take the place of an older one. */
  tag: string;
  lang: 'es' | 'en';
  /** Which notice it is; opened after the PIN. */
  notice: string | null;
}

export const TITLE = 'Agenda';
const BODY = { es: 'Tienes un recordatorio.', en: 'You have a reminder.' } as const;
const TAG = /^[A-Za-z0-9_-]{1,32}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A push that cannot be read is still shown: a browser takes silence for abuse. */
export function noteOf(text: string | null): Note {
  const { n, l, t } = fieldsOf(text);
  const lang = l === 'en' ? 'en' : 'es';
  return {
    body: BODY[lang],
    tag: matching(TAG, t) ?? 'agenda',
    lang,
    notice: matching(ID, n),
  };
}

function fieldsOf(text: string | null): { n?: unknown; l?: unknown; t?: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function matching(form: RegExp, value: unknown): string | null {
  return typeof value === 'string' && form.test(value) ? value : null;
}
