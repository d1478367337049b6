import type {Bytes} from '../../core/bytes.ts';
import type {Part} from '../../core/capture/exhibit.ts';
import type {Rendition} from '../../core/pack/pack-input.ts';
import {cutRange, type Rows, type Slice} from '../../core/pack/print-slices.ts';

const WIDEST = 900;
/** A stretch of a tall picture fills the sheet: finer, so that its words can be read on paper. */
const WIDEST_SLICE = 1200;
/** Taller than browsers draw on one canvas; such a picture is printed smaller, never cut. */
const TALLEST = 16_000;
const QUALITY = 0.85;

/** Makes pictures for the printed page. Keeps the last one open, since a tall one is asked for stretch by stretch. */
export type RenditionMaker = {
  /** A small JPEG of a stretch of a picture; undefined where the browser cannot draw it. */
  make(bytes: Bytes, part: Part, slice: Slice): Promise<Rendition | undefined>;
  close(): void;
};

export function renditionMaker(): RenditionMaker {
  let open: {sha256: string; picture: ImageBitmap} | undefined;
  const close = () => {
    open?.picture.close();
    open = undefined;
  };
  return {
    close,
    make: async (bytes, part, slice) => {
      try {
        if (open?.sha256 !== part.sha256) {
          close();
          const picture = await createImageBitmap(new Blob([bytes], {type: part.mediaType}));
          open = {sha256: part.sha256, picture};
        }
        return await drawSmall(open.picture, slice);
      } catch (error) {
        // A damaged picture is still in the pack as it was kept; the printed page says that it could not be drawn.
        console.warn('no print picture', part.path, error);
        return undefined;
      } finally {
        if (slice.index === slice.of - 1) close();
      }
    },
  };
}

async function drawSmall(picture: ImageBitmap, {index, of}: Slice): Promise<Rendition> {
  const from = index === 0 ? 0 : cutRow(picture, index, of);
  const to = index === of - 1 ? picture.height : cutRow(picture, index + 1, of);
  const scale = Math.min(1, (of === 1 ? WIDEST : WIDEST_SLICE) / picture.width, TALLEST / (to - from));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round((to - from) * scale));
  const {canvas, pen} = blank(width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, from, picture.width, to - from, 0, 0, width, height);
  const blob = await canvas.convertToBlob({type: 'image/jpeg', quality: QUALITY});
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const rows: Rows = {from, to};
  return of === 1 ? {bytes, width, height} : {bytes, width, height, rows};
}

function blank(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  if (!pen) throw new Error('no canvas');
  // JPEG has no transparency: white paper behind it, as in print.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  return {canvas, pen};
}

/**
 * The row that the cut lies above: the nearest one that is as the rows over and under it, as between two lines of words,
 * so that no line is cut through.
 */
function cutRow(picture: ImageBitmap, cut: number, of: number): number {
  const {at, from, to} = cutRange(picture.height, cut, of);
  if (to <= from) return at;
  const {width} = picture;
  const {pen} = blank(width, to - from);
  pen.drawImage(picture, 0, from, width, to - from, 0, 0, width, to - from);
  const {data} = pen.getImageData(0, 0, width, to - from);
  const pixels = new Uint32Array(data.buffer);
  let best: number | undefined;
  for (let row = from + 1; row < to - 1; row += 1) {
    const nearer = best === undefined || Math.abs(row - at) < Math.abs(best - at);
    if (nearer && isQuiet(pixels, (row - from) * width, width)) best = row;
  }
  return best ?? at;
}

function isQuiet(pixels: Uint32Array, start: number, width: number): boolean {
  for (let at = start; at < start + width; at += 1)
    if (pixels[at] !== pixels[at - width] || pixels[at] !== pixels[at + width]) return false;
  return true;
}
