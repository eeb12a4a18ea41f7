import { call, type Result } from '../server/client';
import type { Page } from '../server/resources';
import { heeding } from '../signin/session';

const MOST_PAGES = 20;

/** A list to its end, page after page. */
export async function everything<T>(path: string, mostPages = MOST_PAGES): Promise<Result<T[]>> {
  const items: T[] = [];
  let cursor: string | null = null;
  const joint = path.includes('?') ? '&' : '?';
  for (let page = 0; page < mostPages; page++) {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const result: Result<Page<T>> = heeding(await call(`${path}${joint}limit=50${more}`));
    if (!result.ok) return result;
    items.push(...result.data.items);
    cursor = result.data.next;
    if (!cursor) break;
  }
  return { ok: true, data: items, etag: null };
}
