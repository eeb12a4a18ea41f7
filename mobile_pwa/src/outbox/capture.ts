// From "a code was read" to "it is on the disk of this phone". Only when the returned
// promise has resolved may anything tick, beep or buzz.
import { wallClock } from '../i18n/format';
import type { Direction, ScanBody } from '../server/resources';
import { serverOffset } from '../server/time';
import { database } from '../store/db';
import { type DeviceIdentity, device, sign } from '../store/device';
import { canonical, fingerprint } from './canonical';
import { newRow, type ScanRow } from './outbox';
import { uuidv7 } from './uuid';

export interface Captured {
  direction: Direction;
  /** What the camera read, "short:ABCD1234", or null when she only tells the time. */
  code: string | null;
  site?: string | null;
  claimedAt?: string | null;
}

/** Who signs, and whose chain grows: her phone, or the site's screen that reads her card. */
export interface Author {
  identity: () => Promise<DeviceIdentity | undefined>;
  chain: (identity: DeviceIdentity | undefined) => string;
  carrier?: 'site';
  /** The server's word for the person at the screen; null when nobody said who they are. */
  witness?: () => string | null;
  /** How far this clock was from the server's when that was last seen, if not since the start. */
  offset?: () => { ms: number; ageSeconds: number } | null;
}

const HER_PHONE: Author = { identity: device, chain: () => 'chain' };

interface Chain {
  sequence: number;
  hash: string | null;
}

/** Saves one scan with strict durability and returns its row. */
export function capture(
  captured: Captured,
  now: Date = new Date(),
  author: Author = HER_PHONE,
): Promise<ScanRow> {
  // One after the other, over all tabs: each scan carries the hash of the one before it.
  return inTurn(() => save(captured, now, author));
}

async function save(captured: Captured, now: Date, author: Author): Promise<ScanRow> {
  const identity = await author.identity();
  const name = author.chain(identity);
  // Read without a safety net: a store that cannot be read must not start a second chain.
  const chain = (await (await database()).get('kept', name)) as Chain | undefined;
  const before = chain ?? { sequence: 0, hash: null };
  const id = uuidv7(now.getTime());
  const witness = author.witness && { witness: author.witness() };
  const offset = serverOffset() ?? author.offset?.() ?? null;
  const unsigned = { ...claims(captured, now, before, identity, offset), ...witness };
  const text = canonical(id, unsigned);
  const hash = await fingerprint(text);
  const body = { ...unsigned, signature: await signature(identity, text) };
  const row = newRow(id, body, hash, now.getTime());
  if (author.carrier) row.carrier = author.carrier;
  await write(row, [name, { sequence: before.sequence + 1, hash }]);
  return row;
}

function claims(
  captured: Captured,
  now: Date,
  before: Chain,
  identity: DeviceIdentity | undefined,
  offset: ReturnType<typeof serverOffset>,
): ScanBody {
  return {
    direction: captured.direction,
    code: captured.code,
    claimed_at: captured.claimedAt ?? null,
    captured_at: wallClock(now),
    monotonic_ms: Math.round(performance.now()),
    server_offset_ms: offset?.ms ?? null,
    server_offset_age_s: offset?.ageSeconds ?? null,
    sequence: before.sequence + 1,
    previous_hash: before.hash,
    app_version: __APP_VERSION__,
    device: identity?.id ?? null,
    site: captured.site ?? null,
    note: null,
    signature: null,
  };
}

/** An unsigned scan is still a scan: a key that fails must not cost her the hour. */
async function signature(identity: DeviceIdentity | undefined, text: string) {
  if (!identity) return null;
  return sign(identity.privateKey, text).catch(() => null);
}

async function write(row: ScanRow, [name, chain]: [string, Chain]): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['scans', 'kept'], 'readwrite', { durability: 'strict' });
  await Promise.all([
    transaction.objectStore('scans').add(row),
    transaction.objectStore('kept').put(chain, name),
    transaction.done,
  ]);
}

let queue: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  const locked = () => (locks ? locks.request('capture', work) : work());
  const turn = queue.then(locked, locked) as Promise<T>;
  queue = turn;
  return turn;
}
