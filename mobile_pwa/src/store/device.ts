// The identity of an enrolled phone: a P-256 key that can sign and can never be read out,
// and the keys against which receipts are checked.
import type { ReceiptKey } from '../server/resources';
import { base64url, utf8 } from './bytes';
import { drop, keep, kept } from './db';

export interface DeviceIdentity {
  id: string;
  privateKey: CryptoKey;
  enrolledAt: string;
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export async function newKeyPair(): Promise<{ privateKey: CryptoKey; publicKey: ReceiptKey }> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey = { kty: 'EC', crv: 'P-256', x: jwk.x ?? '', y: jwk.y ?? '' } as const;
  return { privateKey: pair.privateKey, publicKey };
}

export function device(): Promise<DeviceIdentity | undefined> {
  return kept<DeviceIdentity>('device');
}

export async function enrol(identity: DeviceIdentity, receiptKey: ReceiptKey): Promise<void> {
  await keep('device', identity);
  await keep('receipt-keys', [receiptKey]);
  await drop('chain', 'me', 'attendances');
}

/** The identity of a site's screen: it signs the cards it scans. None in a browser without keys. */
export function siteDevice(): Promise<DeviceIdentity | undefined> {
  return kept<DeviceIdentity>('site-device');
}

/** Keeps the key of this screen. A phone's key in the same browser stays its own. */
export async function rememberSiteDevice(
  identity: DeviceIdentity,
  receiptKey: ReceiptKey,
): Promise<void> {
  await keep('site-device', identity);
  await rememberReceiptKey(receiptKey);
}

/** base64url of the raw r||s signature over the text's UTF-8 bytes. */
export async function sign(privateKey: CryptoKey, text: string): Promise<string> {
  return base64url(await crypto.subtle.sign(SIGNING, privateKey, utf8(text)));
}

export async function receiptKeys(): Promise<ReceiptKey[]> {
  return (await kept<ReceiptKey[]>('receipt-keys')) ?? [];
}

/** Adds a key the server publishes; old ones stay, they prove old receipts. */
export async function rememberReceiptKey(key: ReceiptKey): Promise<ReceiptKey[]> {
  const known = await receiptKeys();
  if (known.some((other) => other.x === key.x && other.y === key.y)) return known;
  const keys = [...known, key];
  await keep('receipt-keys', keys);
  return keys;
}
