import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { call, type Problem, type Result } from '../server/client';
import { newestOnly } from '../server/overtaken';
import type { Page } from '../server/resources';
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
  const newest = useRef(newestOnly<Result<T>>());
  const pull = async () => {
    const answer = await newest.current(call<T>(path));
    if (!answer) return;
    const result = heeding(answer);
    problem.value = result.ok ? null : result.problem;
    if (result.ok) data.value = result.data;
  };
  useEffect(() => void pull(), [path, language.value]);
  return { data, problem, pull };
}

/** A list that comes in pages: what has come so far, and a way to more while there is more. */
export function usePages<T>(path: string) {
  const asked = useAsked<Page<T>>(path);
  const older = useSignal<Page<T> | null>(null);
  const first = asked.data.value;
  const cursor = older.value ? older.value.next : first?.next;
  const items = first && [...first.items, ...(older.value?.items ?? [])];
  const more = async () => {
    const joint = path.includes('?') ? '&' : '?';
    const next = `${path}${joint}cursor=${encodeURIComponent(cursor ?? '')}`;
    const result = heeding(await call<Page<T>>(next));
    if (!result.ok) return;
    const before = older.value?.items ?? [];
    older.value = { items: [...before, ...result.data.items], next: result.data.next };
  };
  const again = () => {
    older.value = null;
    void asked.pull();
  };
  return { items, more: cursor ? more : null, again, problem: asked.problem };
}
