import { useId } from 'preact/hooks';
import { say } from './words';

/** How far something is; without a share it is under way and nobody can say how far. */
export function Progress({ what, share }: { what: string; share: number | null }) {
  const id = useId();
  return (
    <div class="stack tight" role="status">
      <label for={id}>{share === null ? what : say('progress', { what, share })}</label>
      {share === null ? <progress id={id} /> : <progress id={id} max={100} value={share} />}
    </div>
  );
}
