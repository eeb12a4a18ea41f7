import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { call, type Problem } from '../server/client';
import { heeding } from '../signin/session';

export interface Asked<T> {
  data: Signal<T | null>;
  problem: Signal<Problem | null>;
  pull: () => Promise<void>;
}

/** What a screen shows from one address; asked again when the address changes. */
export function useAsked<T>(path: string): Asked<T> {
  const data = useSignal<T | null>(null);
  const problem = useSignal<Problem | null>(null);
  const pull = async () => {
    const result = heeding(await call<T>(path));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) data.value = result.data;
  };
  useEffect(() => void pull(), [path, language.value]);
  return { data, problem, pull };
}
