import { useSignal } from '@preact/signals';
import { call } from '../server/client';
import type { Page } from '../server/resources';
import { heeding } from '../signin/session';
import type { Shelf } from '../store/pull';

interface Older<T> {
  items: T[];
  /** Asks for the next page; null when there is none. */
  more: (() => void) | null;
}

/** A list of hers with what came before its first page, page by page. */
export function useOlder<T>(of: Shelf<Page<T>>, path: string): Older<T> {
  const older = useSignal<{ after: string; page: Page<T> } | null>(null);
  const first = of.copy.value?.data;
  // A first page that was asked for again may end elsewhere: what followed the old one is dropped.
  const kept = older.value?.after === first?.next ? older.value?.page : undefined;
  const next = kept ? kept.next : (first?.next ?? null);
  const more = async () => {
    const joint = path.includes('?') ? '&' : '?';
    const query = `${joint}cursor=${encodeURIComponent(next ?? '')}`;
    const result = heeding(await call<Page<T>>(path + query));
    if (!result.ok) return;
    const items = [...(kept?.items ?? []), ...result.data.items];
    older.value = { after: first?.next ?? '', page: { items, next: result.data.next } };
  };
  const items = [...(first?.items ?? []), ...(kept?.items ?? [])];
  return { items, more: next ? () => void more() : null };
}
