// The excuse she is writing. It is kept on the phone with every change, until it is posted.
import { signal } from '@preact/signals';
import type { NewLetter } from '../letters/letter';
import { post } from '../letters/post';
import { uuidv7 } from '../outbox/uuid';
import type { ExcuseCause } from '../server/resources';
import type { UploadFile } from '../server/upload';
import { session, whenClosed } from '../signin/session';
import { drop, kept, remember } from '../store/db';

export interface Draft {
  shifts: readonly string[];
  cause: ExcuseCause | null;
  note: string;
  papers: readonly UploadFile[];
}

interface Kept<T> {
  order: string | null | undefined;
  part: T;
}

const NAME = 'draft-excuse';
/** Apart: a photo is not written again with every letter that she types. */
const PAPERS = 'draft-papers';
export const MOST_PAPERS = 5;
export const MOST_SHIFTS = 14;
export const NOTHING: Draft = { shifts: [], cause: null, note: '', papers: [] };

export const draft = signal<Draft>(NOTHING);

whenClosed(() => {
  draft.value = NOTHING;
});

/** Reads what she had begun, unless she has begun anew. */
export async function recallDraft(shifts: readonly string[]): Promise<void> {
  const words = await keptOfHers<Omit<Draft, 'papers'>>(NAME);
  const papers = await keptOfHers<Draft['papers']>(PAPERS);
  if (draft.value === NOTHING && (words || papers)) {
    draft.value = { ...NOTHING, ...words, papers: papers ?? [] };
  }
  if (shifts.length > 0) change({ shifts });
}

/** What is kept under a name, if it is of the person who is signed in. */
async function keptOfHers<T>(name: string): Promise<T | undefined> {
  const found = await kept<Kept<T>>(name);
  return found && found.order === session.value?.order ? found.part : undefined;
}

export function change(part: Partial<Draft>): void {
  draft.value = { ...draft.value, ...part };
  const { papers, ...words } = draft.value;
  const order = session.value?.order;
  void remember(NAME, { order, part: words });
  if (part.papers) void remember(PAPERS, { order, part: papers });
}

export function toggled(list: readonly string[], id: string): string[] {
  return list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
}

export interface Lines {
  excuse: string;
  paper: string;
}

/** The excuse and its papers as letters, in the order in which they go. */
export function lettersOf(given: Draft, order: string, lines: Lines): NewLetter[] {
  const id = uuidv7();
  const body = { cause: given.cause, note: given.note.trim() || null, shifts: given.shifts, order };
  return [
    { id, kind: 'excuse', path: `/excuses/${id}`, body, about: lines.excuse },
    ...given.papers.map((file) => paperLetter(id, file, lines.paper, true)),
  ];
}

export function paperLetter(
  excuse: string,
  file: UploadFile,
  about: string,
  follows = false,
): NewLetter {
  const id = uuidv7();
  const letter: NewLetter = {
    id,
    kind: 'paper',
    path: `/excuses/${excuse}/papers/${id}`,
    file,
    about,
  };
  return follows ? { ...letter, after: excuse } : letter;
}

/** Posts the draft; from then on it is a letter. Gives the excuse's id. */
export async function postDraft(lines: Lines): Promise<string | null> {
  const order = session.value?.order;
  if (!order) return null;
  const letters = lettersOf(draft.value, order, lines);
  await post(...letters);
  draft.value = NOTHING;
  await drop(NAME, PAPERS);
  return letters[0]?.id ?? null;
}
