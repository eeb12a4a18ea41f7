import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ScanRow } from '../outbox/outbox';
import { scans } from '../outbox/rows';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { lazily } from '../ui/lazily';
import { Sheet } from '../ui/Sheet';
import { pack } from './handBack';
import { say } from './words';

const Copy = lazily(() => import('./Copy').then((m) => m.Copy));

/** A scan that only this phone has: she can leave a copy on the site's screen. */
export function HandBack({ row }: { row: ScanRow }) {
  const text = useSignal<string | null>(null);
  const open = useSignal(false);
  useEffect(() => {
    let stale = false;
    void pack(row).then((made) => {
      if (!stale) text.value = made;
    });
    return () => {
      stale = true;
    };
  }, [row.id]);
  const current = scans.value.find((one) => one.id === row.id) ?? row;
  const received = current.state === 'received';
  const close = () => {
    open.value = false;
  };
  if (!text.value || (received && !open.value)) return null;
  return (
    <>
      <Button
        wide
        icon="card"
        onClick={() => {
          open.value = true;
        }}
      >
        {say('handBack')}
      </Button>
      {open.value && (
        <Sheet title={say('copyTitle')} onClose={close}>
          {received ? (
            <Banner icon="ticks" calm role="status">
              {say('copyNeedless')}
            </Banner>
          ) : (
            <Copy text={text.value} />
          )}
        </Sheet>
      )}
    </>
  );
}
