// A receipt counts only when its proof holds: a compact JWS (ES256) by the server's receipt
// key, about this scan's id and this scan's hash.
import type { ReceiptKey } from '../server/resources';
import { fromBase64url, utf8 } from '../store/bytes';

interface Claims {
  scan?: unknown;
  hash?: unknown;
}

export async function proves(
  proof: string,
  scan: { id: string; hash: string },
  keys: readonly ReceiptKey[],
): Promise<boolean> {
  const [head, payload, signature, extra] = proof.split('.');
  if (!head || !payload || !signature || extra !== undefined) return false;
  try {
    if (json<{ alg?: unknown }>(head).alg !== 'ES256') return false;
    const claims = json<Claims>(payload);
    if (claims.scan !== scan.id || claims.hash !== scan.hash) return false;
    for (const key of keys) {
      if (await signedBy(key, `${head}.${payload}`, signature)) return true;
    }
  } catch {
    // Not base64url, not JSON, not a key: not a proof.
  }
  return false;
}

function json<T>(part: string): T {
  return JSON.parse(new TextDecoder().decode(fromBase64url(part))) as T;
}

async function signedBy(key: ReceiptKey, text: string, signature: string): Promise<boolean> {
  const { kty, crv, x, y } = key;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const jwk = { kty, crv, x, y };
  const publicKey = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const signing = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(signing, publicKey, fromBase64url(signature), utf8(text));
}
