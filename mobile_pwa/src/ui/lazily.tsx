import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { OFFLINE } from '../server/client';
import { screenShown } from '../worker/bridge';
import { Skeleton } from './Skeleton';
import { Trouble } from './Trouble';

/** A screen in its own file, loaded when it is first shown. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | null = null;
  const fetchIt = async () => {
    loaded ??= await load();
  };
  function Lazy(props: P) {
    const [, shown] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded) screenShown();
      if (loaded || failed) return;
      fetchIt().then(
        () => shown((n) => n + 1),
        () => setFailed(true),
      );
    }, [failed, loaded]);
    if (failed) return <Trouble problem={OFFLINE} onRetry={() => setFailed(false)} />;
    const Loaded = loaded;
    return Loaded ? <Loaded {...props} /> : <Skeleton lines={2} tall />;
  }
  return Object.assign(Lazy, { prefetch: () => void fetchIt().catch(() => undefined) });
}
