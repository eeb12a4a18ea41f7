// The bytes a scan is signed over: JSON with sorted keys and no spaces, as RFC 8785 writes
// text, whole numbers and null. The server builds the same bytes from what it received.

import type { ScanBody } from '../server/resources';
import { base64url, sha256 } from '../store/bytes';

export function canonical(id: string, body: ScanBody): string {
  const { signature: _signature, ...claims } = body;
  const fields: Record<string, unknown> = { ...claims, id };
  const sorted = Object.keys(fields).sort();
  return `{${sorted.map((key) => `${JSON.stringify(key)}:${JSON.stringify(fields[key])}`).join(',')}}`;
}

/** Links a scan to the one before it, and to its receipt. */
export async function fingerprint(canonicalText: string): Promise<string> {
  return base64url(await sha256(canonicalText));
}
