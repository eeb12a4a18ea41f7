// What this device keeps: one database, three stores. Imports nothing of ours but types.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Letter } from '../letters/letter';
import type { ScanRow } from '../outbox/outbox';

interface Schema extends DBSchema {
  /** Single things by name: keys, the last page seen, the language. */
  kept: { key: string; value: unknown };
  /** Every scan of this device, waiting or receipted. */
  scans: { key: string; value: ScanRow };
  /** What she wrote and the server does not have yet. */
  letters: { key: string; value: Letter };
}

export type Database = IDBPDatabase<Schema>;

const NAME = 'agenda';
let opened: Promise<Database> | null = null;

export function database(): Promise<Database> {
  opened ??= open();
  return opened;
}

function open(): Promise<Database> {
  const opening = openDB<Schema>(NAME, 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('kept');
        db.createObjectStore('scans', { keyPath: 'id' });
      }
      db.createObjectStore('letters', { keyPath: 'id' });
    },
    // Another tab wants a newer shape: let go, so that it does not wait for ever.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
  // A store that failed to open is tried again the next time.
  opening.catch(() => {
    opened = null;
  });
  return opening;
}

/** What was kept under a name; nothing when this browser keeps nothing (a private window). */
export async function kept<T>(name: string): Promise<T | undefined> {
  try {
    return (await (await database()).get('kept', name)) as T | undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value that must not be lost: throws when it cannot. */
export async function keep(name: string, value: unknown): Promise<void> {
  await (await database()).put('kept', value, name);
}

/** Keeps a value that can be asked for again; a full or closed store is no trouble. */
export async function remember(name: string, value: unknown): Promise<void> {
  await keep(name, value).catch(() => undefined);
}

export async function drop(...names: string[]): Promise<void> {
  try {
    const db = await database();
    await Promise.all(names.map((name) => db.delete('kept', name)));
  } catch {
    // Nothing can be kept here, so nothing has to be dropped.
  }
}

/** Closes the database so that the next use opens it again, as after a restart. */
export async function closeDatabase(): Promise<void> {
  (await opened)?.close();
  opened = null;
}
