// A whole signed scan as one code (X1): her phone shows it, the site's screen reads it and carries
// it too. What comes out is byte for byte what went in, or nothing comes out at all.
import { wallClock } from '../i18n/format';
import { canonical, fingerprint } from '../outbox/canonical';
import type { ScanRow } from '../outbox/outbox';
import { shortCode } from '../scan/code';
import type { ScanBody } from '../server/resources';
import { type Bytes, base64url, fromBase64url, fromHex, hex, utf8 } from '../store/bytes';
import { Reader, Writer } from './binary';

export interface HandedBack {
  id: string;
  body: ScanBody;
  hash: string;
}

const FORM = 1;
const START = 'X1.';
/** More than this no camera reads from a phone's screen. */
const MOST_BYTES = 330;
const CHECK_BYTES = 6;
/** How a code is written: the payload's length says the rest. */
const PLAIN = ['R1', 'P1', 'D1'] as const;
const LENGTHS = { R1: 19, P1: 10, D1: 19 } as const;
const NOTHING = 0;
const TYPED = 4;
const TEXT = 5;

/** The scan as the text of a code; null for one that a code cannot hold. `own` is what stands
 * before the codes of this installation: it need not travel. */
export async function pack(
  row: Pick<ScanRow, 'id' | 'body'>,
  own = `${location.origin}/c#`,
): Promise<string | null> {
  const hash = await fingerprint(canonical(row.id, row.body));
  try {
    const bytes = written(row, own, fromBase64url(hash).slice(0, CHECK_BYTES));
    const text = `${START}${base64url(bytes)}`;
    // Proved and not presumed: an odd scan is simply not offered.
    const back = bytes.length > MOST_BYTES ? null : await unpack(text, own);
    return back?.hash === hash && back.body.signature === row.body.signature ? text : null;
  } catch {
    // A field that has no place in the form.
    return null;
  }
}

/** The scan in a code, as `pack` was given it. */
export async function unpack(text: string, own: string): Promise<HandedBack | null> {
  const token = text.split('#').pop() ?? '';
  if (!token.startsWith(START)) return null;
  try {
    const { id, body, check } = read(fromBase64url(token.slice(START.length)), own);
    const hash = await fingerprint(canonical(id, body));
    const proof = base64url(fromBase64url(hash).slice(0, CHECK_BYTES));
    return proof === base64url(check) ? { id, body, hash } : null;
  } catch {
    // Cut off, or of another form.
    return null;
  }
}

function written({ id, body }: Pick<ScanRow, 'id' | 'body'>, own: string, check: Bytes): Bytes {
  const out = new Writer();
  const { direction, captured_at: captured } = body;
  out.byte(FORM).bytes(check).bytes(uuid(id));
  out.byte((direction === 'out' ? 1 : 0) | (body.code?.startsWith(own) ? 2 : 0));
  out.maybe(body.device, (it) => out.bytes(uuid(it)));
  out.maybe(body.site, (it) => out.bytes(uuid(it)));
  writeCode(out, body.code, own);
  out.whole(Date.parse(captured)).whole(zoneOf(captured));
  out.maybe(body.claimed_at, (it) => out.whole(Date.parse(it)).whole(zoneOf(it)));
  for (const number of [body.monotonic_ms, body.server_offset_ms, body.server_offset_age_s]) {
    out.maybe(number, (it) => out.whole(it));
  }
  out.maybe(body.sequence, (it) => out.whole(it));
  out.maybe(body.previous_hash, (it) => out.some(fromBase64url(it)));
  out.some(utf8(body.app_version));
  out.maybe(body.note, (it) => out.some(utf8(it)));
  out.maybe(body.signature, (it) => out.some(fromBase64url(it)));
  return out.all();
}

function read(bytes: Bytes, own: string): { id: string; body: ScanBody; check: Bytes } {
  const from = new Reader(bytes);
  if (from.byte() !== FORM) throw new RangeError('another form');
  const check = from.bytes(CHECK_BYTES);
  const id = uuidText(from.bytes(16));
  const marks = from.byte();
  const body = {
    direction: marks & 1 ? 'out' : 'in',
    device: from.maybe(() => uuidText(from.bytes(16))),
    site: from.maybe(() => uuidText(from.bytes(16))),
    code: readCodeText(from, marks & 2 ? own : ''),
    captured_at: instant(from),
    claimed_at: from.maybe(() => instant(from)),
    monotonic_ms: from.maybe(() => from.whole()),
    server_offset_ms: from.maybe(() => from.whole()),
    server_offset_age_s: from.maybe(() => from.whole()),
    sequence: from.maybe(() => from.whole()),
    previous_hash: from.maybe(() => base64url(from.some())),
    app_version: from.text(),
    note: from.maybe(() => from.text()),
    signature: from.maybe(() => base64url(from.some())),
  } satisfies ScanBody;
  from.end();
  return { id, body, check };
}

function writeCode(out: Writer, code: string | null, own: string): void {
  if (code === null) {
    out.byte(NOTHING);
    return;
  }
  const short = code.startsWith(own) ? code.slice(own.length) : code;
  const form = PLAIN.findIndex((kind) => short.startsWith(`${kind}.`));
  const kind = PLAIN[form];
  const payload = kind ? fromBase64url(short.slice(3)) : null;
  const typed = code.startsWith('short:') ? code.slice(6) : '';
  if (kind && payload?.length === LENGTHS[kind]) {
    out.byte(form + 1).bytes(payload);
  } else if (typed && shortCode(typed) === typed) {
    out.byte(TYPED).some(utf8(typed));
  } else {
    out.byte(TEXT).some(utf8(code));
  }
}

function readCodeText(from: Reader, own: string): string | null {
  const form = from.byte();
  if (form === NOTHING) return null;
  if (form === TYPED) return `short:${from.text()}`;
  if (form === TEXT) return from.text();
  const kind = PLAIN[form - 1];
  if (!kind) throw new RangeError('another kind of code');
  return `${own}${kind}.${base64url(from.bytes(LENGTHS[kind]))}`;
}

/** The offset from UTC that is written in an instant, in minutes. */
function zoneOf(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? [];
  if (!sign) throw new RangeError('no offset');
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function instant(from: Reader): string {
  const at = from.whole();
  return wallClock(new Date(at), from.whole());
}

function uuid(text: string): Bytes {
  const bytes = fromHex(text.replaceAll('-', ''));
  if (bytes.length !== 16) throw new RangeError('not an id');
  return bytes;
}

function uuidText(bytes: Bytes): string {
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
