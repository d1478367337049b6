import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import {encodeQR} from 'qr';

/** A text as a code that a telephone's camera reads, drawn as one path so that it prints sharply. */
export function QrCode({text, label}: {text: string; label: string}): JSX.Element {
  const {size, path} = useMemo(() => drawn(text), [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(text: string): {size: number; path: string} {
  const rows = encodeQR(text, 'raw', {ecc: 'medium', border: 4});
  const squares = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return {size: rows.length, path: squares.join('')};
}
