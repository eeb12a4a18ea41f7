// The site's rotating code, made on the site's own screen from the day keys the server gave.
// Normative: the protocol's R1; the vectors are tests/rules/site_codes.json.
import {
  type Bytes,
  base64url,
  fromBase64url,
  fromHex,
  joined,
  uint32,
  utf8,
} from '../store/bytes';

export const STEP_SECONDS = 30;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

export interface DayKey {
  day: number;
  key: CryptoKey;
}

export interface SiteKeys {
  site: string;
  keyId: string;
  keys: DayKey[];
  /** Server time minus this device's time when the keys came, ms. */
  offsetMs: number;
  fetchedAt: number;
}

export interface RotatingCode {
  token: string;
  shortCode: string;
  counter: number;
}

/** Imported so that the key can make codes and can never be read out again. */
export async function importDayKey(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', keyBytes(text), HMAC, false, ['sign']);
}

/** 32 bytes, written as hexadecimal or as base64url. */
export function keyBytes(text: string): Bytes {
  return /^[0-9a-f]{64}$/i.test(text) ? fromHex(text) : fromBase64url(text);
}

export function keyIdBytes(text: string): Bytes {
  return /^[0-9a-f]{10}$/i.test(text) ? fromHex(text) : fromBase64url(text);
}

export function dayOf(unixSeconds: number): number {
  return Math.floor(unixSeconds / 86_400);
}

export function counterOf(unixSeconds: number): number {
  return Math.floor(unixSeconds / STEP_SECONDS);
}

/** Null when no key of that day is held: more than two weeks without the server. */
export async function codeAt(keys: SiteKeys, unixSeconds: number): Promise<RotatingCode | null> {
  const dayKey = keys.keys.find((held) => held.day === dayOf(unixSeconds))?.key;
  if (!dayKey) return null;
  return makeCode(dayKey, keyIdBytes(keys.keyId), counterOf(unixSeconds));
}

export async function makeCode(
  key: CryptoKey,
  keyId: Bytes,
  counter: number,
): Promise<RotatingCode> {
  const tail = joined(keyId, uint32(counter));
  const mac = await hmac(key, joined(utf8('R1'), tail));
  const short = await hmac(key, joined(utf8('R1s'), tail));
  const token = `R1.${base64url(joined(tail, mac.slice(0, 10)))}`;
  return { token, shortCode: crockford(short.slice(0, 5)), counter };
}

async function hmac(key: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

/** Five bytes as eight characters of Crockford's base32. */
function crockford(bytes: Bytes): string {
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return Array.from({ length: 8 }, (_, index) =>
    ALPHABET.charAt(Number((number >> BigInt(35 - 5 * index)) & 31n)),
  ).join('');
}
