// What this device keeps: one database, three stores. Imports nothing of ours but types.
// A new version only ever adds stores, so that an older page can still save what is scanned in it.
import { signal } from '@preact/signals';
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
const VERSION = 2;
const STORES = ['kept', 'scans', 'letters'] as const;
let opened: Promise<Database> | null = null;

/** newer: a later version of the app wrote here. held: a window of an older one does not let go. */
export const storeTrouble = signal<'newer' | 'held' | null>(null);

export function database(): Promise<Database> {
  opened ??= open();
  return opened;
}

function open(): Promise<Database> {
  const opening = openAt(VERSION).catch((error) => {
    if ((error as DOMException).name !== 'VersionError') throw error;
    return openNewer();
  });
  // A store that failed to open is tried again the next time.
  opening.catch(() => {
    opened = null;
  });
  return opening;
}

function openAt(version?: number): Promise<Database> {
  return openDB<Schema>(NAME, version, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('kept');
        db.createObjectStore('scans', { keyPath: 'id' });
      }
      if (before < 2) db.createObjectStore('letters', { keyPath: 'id' });
    },
    blocked() {
      storeTrouble.value = 'held';
    },
    // Another tab wants a newer shape: let go, so that it does not wait for ever.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  }).then((db) => {
    if (storeTrouble.value === 'held') storeTrouble.value = null;
    return db;
  });
}

/** The store as a later version left it: as good as ours while it has all that we write to. */
async function openNewer(): Promise<Database> {
  storeTrouble.value = 'newer';
  const db = await openAt();
  if (STORES.every((name) => db.objectStoreNames.contains(name))) return db;
  db.close();
  throw new DOMException('The store is of a later version.', 'VersionError');
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
