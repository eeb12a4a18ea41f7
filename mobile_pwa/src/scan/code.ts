// What a code says it is, by its shape alone. Only the server judges whether it is genuine.

export type Code =
  | { kind: 'site'; text: string }
  | { kind: 'visit'; text: string }
  | { kind: 'enrolment'; text: string }
  | { kind: 'pass'; text: string }
  | { kind: 'copy'; text: string }
  | { kind: 'ours'; text: string }
  | { kind: 'foreign'; what: 'page' | 'wifi' | 'contact' | 'phone' | 'text' };

const SHAPE = /^(?:https?:\/\/[^#\s]+\/c)?#?(P1|R1|D1|W0|W1|E1|V1)\.([A-Za-z0-9_-]+)$/;
/** A whole scan that a phone hands to the site's screen: as long as it has to be. */
const COPY = /^(?:https?:\/\/[^#\s]+\/c)?#?X1\.[A-Za-z0-9_-]{60,600}$/;
const LENGTHS: Record<string, number> = { P1: 14, R1: 26, D1: 26, W0: 22, W1: 38, E1: 27, V1: 22 };

export function readCode(raw: string): Code {
  const text = raw.trim();
  if (COPY.test(text)) return { kind: 'copy', text };
  const match = SHAPE.exec(text);
  const type = match?.[1] ?? '';
  if (!match || match[2]?.length !== LENGTHS[type]) return { kind: 'foreign', what: foreign(text) };
  if (type === 'P1' || type === 'R1') return { kind: 'site', text };
  if (type === 'D1') return { kind: 'visit', text };
  if (type === 'W0' || type === 'W1') return { kind: 'pass', text };
  return { kind: type === 'E1' ? 'enrolment' : 'ours', text };
}

/** Whether a scan that was kept is of a desk: there she comes, and neither enters nor leaves. */
export function isVisit({ body }: { body: { code?: string | null } }): boolean {
  return readCode(body.code ?? '').kind === 'visit';
}

function foreign(text: string) {
  if (/^WIFI:/i.test(text)) return 'wifi';
  if (/^(https?:|www\.)/i.test(text)) return 'page';
  if (/^(BEGIN:VCARD|MECARD:)/i.test(text)) return 'contact';
  if (/^(tel|smsto|sms|mailto):/i.test(text)) return 'phone';
  return 'text';
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What she typed as the eight characters of Crockford's base32: O is 0, I and L are 1. */
export function shortCode(typed: string): string {
  return Array.from(typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1'))
    .filter((character) => ALPHABET.includes(character))
    .slice(0, 8)
    .join('');
}
