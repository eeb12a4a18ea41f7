import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem, Result } from '../server/client';
import { heeding } from '../signin/session';
import { holdUpdates } from '../worker/bridge';

export type Faults<K extends string> = Partial<Record<K, string>>;

interface Form<K extends string, T> {
  /** What is wrong before anything is sent. */
  check: () => Faults<K>;
  send: () => Promise<Result<T>>;
  /** Which field a pointer of the server's answer means: `{ '/from_day': 'fromDay' }`. */
  pointers: Readonly<Record<string, K>>;
  onDone: (answer: T) => void;
}

export interface Sending<K extends string> {
  wrong: Signal<Faults<K>>;
  problem: Signal<Problem | null>;
  busy: Signal<boolean>;
  /** A field was changed: what was wrong with it may be right now. */
  fixed: (name: K) => void;
  submit: (event: Event & { currentTarget: HTMLFormElement }) => Promise<void>;
}

/** One form: checked here, sent once, and what the server said put beside the field it means. */
export function useSending<K extends string, T = unknown>(form: Form<K, T>): Sending<K> {
  const wrong = useSignal<Faults<K>>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  const submit = async (event: Event & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const page = event.currentTarget;
    wrong.value = form.check();
    if (Object.keys(wrong.value).length > 0) return focusFirst(page);
    if (busy.value) return;
    busy.value = true;
    const result = heeding(await form.send());
    busy.value = false;
    if (result.ok) return form.onDone(result.data);
    const sorted = atFields(result.problem, form.pointers);
    [wrong.value, problem.value] = [sorted.wrong, sorted.rest];
    if (Object.keys(sorted.wrong).length > 0) focusFirst(page);
  };
  const fixed = (name: K) => {
    wrong.value = { ...wrong.value, [name]: undefined };
  };
  return { wrong, problem, busy, fixed, submit };
}

/** The server's words by field; what belongs to no field stays in the problem. */
export function atFields<K extends string>(
  problem: Problem,
  pointers: Readonly<Record<string, K>>,
): { wrong: Faults<K>; rest: Problem } {
  const wrong: Faults<K> = {};
  const fields = problem.fields.filter(({ pointer, message }) => {
    const name = pointers[pointer];
    if (name) wrong[name] = message;
    return !name;
  });
  return { wrong, rest: { ...problem, fields } };
}

/** Waits a moment, so that what is wrong is on the page before the focus goes there. */
export function focusFirst(page: HTMLFormElement): void {
  setTimeout(() => page.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
