import {type Bytes, base64, utf8} from '../bytes.ts';
import {kindOfBytes} from './media-type.ts';
import {escapeText, type Piece} from './pieces.ts';

/** Where the bytes of something that a copy shows came from. */
export type Kept =
  /** The file itself, as it was loaded. */
  | 'file'
  /** Its pixels, read back from the page. */
  | 'pixels'
  /** Its pixels, cut from a picture of the screen. */
  | 'screen'
  | 'none';

/** Something that a page shows, as the copy needs it. */
export type Resource = {
  kind: 'picture' | 'frame' | 'poster' | 'style';
  /** Absolute, with keys to accounts left out; what the copy's reader sees. */
  address: string;
  alt: string;
  /** CSS px of the thing itself; 0 where it is not known. */
  width: number;
  height: number;
};

/** A resource with its bytes, where there are any. */
export type Sourced = Resource & {bytes: Bytes | undefined; kept: Kept};

const NOTHING = 'data:,';

/** The finished file: every place filled, UTF-8. `most` bounds the bytes of pictures; what goes over is left out. */
export function assemble(
  pieces: readonly Piece[],
  resources: readonly Sourced[],
  most: number,
): {bytes: Bytes; leftOut: number} {
  const made = new Map<number, string>();
  const over = new Set<number>();
  let spent = 0;
  const dataOf = (n: number): string => {
    const resource = resources[n];
    if (!resource) return NOTHING;
    const data = made.get(n) ?? dataAddress(resource);
    made.set(n, data);
    spent += data.length;
    if (spent <= most) return data;
    if (resource.bytes) over.add(n);
    return label(resource);
  };
  const howOf = (n: number): Kept => (over.has(n) ? 'none' : (resources[n]?.kept ?? 'none'));
  const text = pieces
    .map((piece) => (typeof piece === 'string' ? piece : 'source' in piece ? dataOf(piece.source) : howOf(piece.how)))
    .join('');
  return {bytes: utf8(text.toWellFormed()), leftOut: over.size};
}

function dataAddress(resource: Sourced): string {
  const {bytes, kept, kind} = resource;
  const sort = bytes && kindOfBytes(bytes);
  const fits = sort?.family === 'image' || (sort?.family === 'font' && kind === 'style');
  if (!bytes || !sort || !fits) return label(resource);
  const own = `data:${sort.mediaType};base64,${base64(bytes)}`;
  // A cut of the screen has another size than the picture it stands for.
  return kept === 'screen'
    ? svg(resource, `<image width="100%" height="100%" preserveAspectRatio="none" href="${own}"/>`)
    : own;
}

/** A plain box that says what stood here. */
function label(resource: Resource): string {
  const {kind, address, alt, width, height} = resource;
  if (kind === 'style') return NOTHING;
  const what = kind === 'frame' ? 'Frame of another site, not read.' : 'Picture, not kept.';
  const lines = [what, ...(alt ? [alt.slice(0, 200)] : []), address.startsWith('data:') ? '' : address.slice(0, 300)];
  const text = lines
    .filter(Boolean)
    // XML has no form for control characters.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
    .map((line, i) => [line.replace(/[\u0000-\u001f\ufffe\uffff]/g, ' '), i] as const)
    .map(([line, i]) => `<text x="6" y="${16 + i * 15}">${escapeText(line)}</text>`)
    .join('');
  // Small pictures are ornaments and faces; words do not fit into them.
  const words = width >= 60 && height >= 20 ? text : '';
  return svg(
    resource,
    `<rect x="0.5" y="0.5" width="${Math.max(0, width - 1)}" height="${Math.max(0, height - 1)}" fill="#eee" stroke="#777" stroke-dasharray="4"/><g font-family="sans-serif" font-size="12" fill="#333">${words}</g>`,
  );
}

function svg({width, height}: Resource, inner: string): string {
  const w = width || 1;
  const h = height || 1;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" preserveAspectRatio="none">${inner}</svg>`;
  return `data:image/svg+xml;base64,${base64(utf8(text.toWellFormed()))}`;
}
