// What she wrote, on its way to the server: an excuse, a photo, an answer. It stays on this
// phone until the server has it. Pure: a letter and what happened in, its next state out.
import { answerFor, backOff } from '../outbox/outbox';
import type { Problem } from '../server/client';
import type { UploadFile } from '../server/upload';

export type LetterKind =
  | 'excuse'
  | 'paper'
  | 'answer'
  | 'reply'
  | 'coming'
  | 'hours'
  | 'make-up'
  | 'word'
  | 'cannot-come';

export interface NewLetter {
  /** The id that the thing has on the server too; sent twice it is there once. */
  id: string;
  kind: LetterKind;
  path: string;
  body?: unknown;
  file?: UploadFile;
  /** The version it answers to: sent as If-Match. */
  version?: number;
  /** A letter that must be there first: the excuse before its photo. */
  after?: string;
  /** One line about it, in the words of her screen. */
  about: string;
}

export interface Letter extends NewLetter {
  /** Whose it is: a phone may change hands. */
  order: string;
  savedAt: number;
  /** waiting: it will be sent. help: the server said no, and she decides what becomes of it. */
  state: 'waiting' | 'help';
  attempts: number;
  dueAt: number;
  problem: Pick<Problem, 'status' | 'type' | 'detail' | 'support' | 'fields'> | null;
}

export function newLetter(given: NewLetter, order: string, now: number): Letter {
  return {
    ...given,
    order,
    savedAt: now,
    state: 'waiting',
    attempts: 0,
    dueAt: now,
    problem: null,
  };
}

/** What a problem makes of a letter. Only a clear no leaves the queue, and then it is shown. */
export function afterProblem(
  letter: Letter,
  problem: Problem,
  now: number,
  random: number,
): Letter {
  const answer = answerFor(problem);
  const attempts = letter.attempts + 1;
  if (answer.kind === 'refused') {
    const { status, type, detail, support, fields } = problem;
    const said = { status, type, detail, support, fields };
    return { ...letter, state: 'help', attempts, problem: said };
  }
  const asked = answer.kind === 'busy' ? (answer.problem.retryAfterSeconds ?? 0) * 1000 : 0;
  return { ...letter, attempts, dueAt: now + Math.max(backOff(attempts, random), asked) };
}

/** The next letter to send: hers, oldest first, nothing before what it builds on. */
export function nextDue(
  letters: readonly Letter[],
  order: string,
  now: number,
  woken: boolean,
  tried: ReadonlySet<string>,
): Letter | undefined {
  const here = new Set(letters.map((letter) => letter.id));
  return letters
    .filter((letter) => letter.order === order && letter.state === 'waiting')
    .filter((letter) => !tried.has(letter.id) && !(letter.after && here.has(letter.after)))
    .filter((letter) => woken || letter.dueAt <= now)
    .sort((a, b) => a.savedAt - b.savedAt)[0];
}

/** A letter and everything that was to follow it. */
export function withFollowers(letters: readonly Letter[], id: string): Letter[] {
  return letters.filter((letter) => letter.id === id || letter.after === id);
}

/** Where the version lies that a letter answers to. */
export function resourceOf(letter: Letter): string {
  return letter.path.replace(/\/[a-z-]+$/, '');
}
