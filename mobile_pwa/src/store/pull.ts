// Server -> store -> screen. What was last seen stays readable without network, and says how
// old it is.
import { type Signal, signal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import { kept, remember } from './db';

/** On a phone that is not hers alone nothing is kept that can be asked for again. */
export const sparing = signal(false);

export interface Copy<T> {
  data: T;
  /** This device's clock, ms. */
  at: number;
}

export interface Shelf<T> {
  readonly copy: Signal<Copy<T> | null>;
  readonly problem: Signal<Problem | null>;
  readonly loading: Signal<boolean>;
  /** Reads what is kept on this device. */
  recall: () => Promise<void>;
  /** Asks the server; what is shown stays until the answer is here. */
  pull: () => Promise<void>;
  forget: () => void;
}

export function shelf<T>(name: string, path: () => string): Shelf<T> {
  const copy = signal<Copy<T> | null>(null);
  const problem = signal<Problem | null>(null);
  const loading = signal(false);
  return {
    copy,
    problem,
    loading,
    async recall() {
      copy.value ??= (await kept<Copy<T>>(name)) ?? null;
    },
    async pull() {
      loading.value = true;
      const result = await call<T>(path());
      loading.value = false;
      problem.value = result.ok ? null : result.problem;
      if (!result.ok) return;
      copy.value = { data: result.data, at: Date.now() };
      if (!sparing.value) await remember(name, copy.value);
    },
    forget() {
      copy.value = null;
      problem.value = null;
    },
  };
}
