// All reports of a month in one file. It is made while it is sent: how far it is, is counted in
// what has arrived.
import { BASE, OFFLINE, ourHeaders, type Problem, read } from '../../server/client';

/** How each file in the pack begins. */
const BEGINS = [0x50, 0x4b, 0x03, 0x04];

export type Packed = { ok: true; file: Blob } | { ok: false; problem: Problem };

/** Counts the files in what arrives, also where a beginning is cut in two. */
export function counter(): (piece: Uint8Array) => number {
  let matched = 0;
  let found = 0;
  return (piece) => {
    for (const byte of piece) {
      matched = byte === BEGINS[matched] ? matched + 1 : byte === BEGINS[0] ? 1 : 0;
      if (matched === BEGINS.length) {
        found += 1;
        matched = 0;
      }
    }
    return found;
  };
}

export async function fetchPack(
  month: string,
  signal: AbortSignal,
  onCount: (done: number) => void,
): Promise<Packed> {
  try {
    const path = `${BASE}/reports/monthly/pack?month=${month}`;
    const response = await fetch(path, { headers: ourHeaders(), signal, cache: 'no-store' });
    if (!response.ok || !response.body) {
      const answer = await read<never>(response);
      return answer.ok ? { ok: false, problem: OFFLINE } : answer;
    }
    const count = counter();
    const pieces: BlobPart[] = [];
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      pieces.push(part.value);
      onCount(count(part.value));
    }
    return { ok: true, file: new Blob(pieces, { type: 'application/zip' }) };
  } catch {
    return { ok: false, problem: OFFLINE };
  }
}
