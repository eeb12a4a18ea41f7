import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

// So far beyond the window rows are still there: a fast scroll does not meet an empty page.
const MARGIN = '1200px 0px';

interface Props<T> {
  rows: readonly T[];
  /** Whether somebody is about to step onto one of them. */
  wanted: boolean;
  /** Draws the rows; once for the same rows. */
  children: (rows: readonly T[]) => ComponentChildren;
}

/**
 * Some rows of a long table. Far from the window they are one empty row of the same height, so
 * that thousands of orders cost no more than what is in sight; the heights are measured, because
 * no two rows are alike.
 */
export function Chunk<T>({ rows, wanted, children }: Props<T>) {
  const ref = useRef<HTMLTableSectionElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const body = ref.current;
    if (!body) return;
    const watch = new IntersectionObserver(
      (entries) => {
        // On a busy machine several come at once; how it stands is what the last one says.
        const entry = entries.at(-1);
        // Under somebody's focus nothing is taken away.
        if (!entry || body.contains(document.activeElement)) return;
        setHeight(entry.isIntersecting ? null : entry.boundingClientRect.height);
      },
      { rootMargin: MARGIN },
    );
    watch.observe(body);
    return () => watch.disconnect();
  }, []);
  const drawn = useMemo(() => children(rows), [rows]);
  const away = height !== null && !wanted;
  return (
    <tbody ref={ref}>
      {away ? (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row that nobody can step onto.
        <tr class="away" aria-hidden="true">
          <td colSpan={4} style={{ height: `${height}px` }} />
        </tr>
      ) : (
        drawn
      )}
    </tbody>
  );
}
