// The passes of women who are scanned by somebody else: what a printed card (W0) and a phone's
// pass (W1) show, and how a name is opened with it. Vectors: tests/rules/pass_codes.json.
import { readCode } from '../scan/code';
import { counterOf, dayOf, STEP_SECONDS } from '../site/codes';
import { type Bytes, base64url, fromBase64url, joined, uint32, utf8 } from '../store/bytes';

const KEY_BYTES = 16;
const MAC_BYTES = 8;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

export interface PassCode {
  kind: 'W0' | 'W1';
  /** What the pass shows of itself: a card all of it, a phone the key of the site and day. */
  key: Bytes;
}

/** Null for a text that is not a pass by its shape. */
export function readPass(text: string): PassCode | null {
  const code = readCode(text);
  if (code.kind !== 'pass') return null;
  const [kind, payload] = (code.text.split('#').pop() ?? '').split('.');
  if ((kind !== 'W0' && kind !== 'W1') || !payload) return null;
  return { kind, key: fromBase64url(payload).slice(0, KEY_BYTES) };
}

/** Imported so that the key can make passes and can never be read out again. */
export function importSecret(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
}

/** What her phone shows at one site in the half-minute of this time. */
export async function passToken(
  secret: CryptoKey,
  keyId: Bytes,
  unixSeconds: number,
): Promise<string> {
  const counter = counterOf(unixSeconds);
  const shown = await dayKey(secret, keyId, dayOf(counter * STEP_SECONDS));
  const proof = await mac(secret, keyId, counter);
  return `W1.${base64url(joined(shown, uint32(counter), proof))}`;
}

export async function dayKey(secret: CryptoKey, keyId: Bytes, day: number): Promise<Bytes> {
  const info = joined(utf8('W1-day|'), keyId, uint32(day));
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(info), secret, KEY_BYTES * 8));
}

async function mac(secret: CryptoKey, keyId: Bytes, counter: number): Promise<Bytes> {
  const info = joined(utf8('W1-mac|'), keyId, uint32(dayOf(counter * STEP_SECONDS)));
  const signing = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const key = await crypto.subtle.deriveKey(hkdf(info), secret, signing, false, ['sign']);
  const said = joined(utf8('W1'), keyId, uint32(counter));
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, said)).slice(0, MAC_BYTES);
}

/** What a pass is found by without being known, as base64url. */
export async function tagOf(key: Bytes): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', joined(utf8('tag'), key));
  return base64url(new Uint8Array(hash).slice(0, TAG_BYTES));
}

/** The first name that this pass alone opens; null when it is another pass's. */
export async function openName(key: Bytes, sealed: Bytes): Promise<string | null> {
  try {
    const opener = await nameKey(key);
    const cipher = { name: 'AES-GCM', iv: sealed.slice(0, NONCE_BYTES) };
    const plain = await crypto.subtle.decrypt(cipher, opener, sealed.slice(NONCE_BYTES));
    return new TextDecoder().decode(plain);
  } catch {
    // WebCrypto throws when the seal is not this pass's.
    return null;
  }
}

async function nameKey(key: Bytes): Promise<CryptoKey> {
  const base = await importSecret(key);
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf(utf8('W-name')), base, cipher, false, ['decrypt']);
}

function hkdf(info: Bytes): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
}
