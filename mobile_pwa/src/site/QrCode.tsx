import { useMemo } from 'preact/hooks';
import { encodeQR } from 'qr';

interface Props {
  text: string;
  label: string;
  /** For much text: fewer and larger squares, with less to spare. */
  dense?: boolean;
}

/** A code as one SVG path: sharp at any size, dark on white in every theme. */
export function QrCode({ text, label, dense = false }: Props) {
  const { path, size } = useMemo(() => drawing(text, dense), [text, dense]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} data-code={text}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

function drawing(text: string, dense: boolean): { path: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: dense ? 'low' : 'medium', border: 4 });
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { path, size: rows.length };
}
