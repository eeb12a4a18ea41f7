import { said } from './words';

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Skeleton({ lines = 3, tall = false }: { lines?: number; tall?: boolean }) {
  return (
    <div class="stack" role="status">
      <span class="sr">{said('loading')}</span>
      {tall && <div class="skeleton tall" />}
      {Array.from({ length: lines }, (_, index) => (
        <div class="skeleton line" key={index} />
      ))}
    </div>
  );
}
