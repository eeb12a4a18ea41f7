import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let screensShown = 0;

/** The heading of a screen. It takes the focus when the screen changes, never on the first one. */
export function Title({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (screensShown++ > 0) {
      ref.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}
