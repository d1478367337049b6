import type {Rect} from '../core/capture/exhibit.ts';
import type {Box} from '../messages/protocol.ts';

/**
 * Picture pixels per CSS px. The browser rounds the width of the viewport that it tells, so its ratio is taken where the
 * two agree within that; where they do not (a picture of another size), the widths decide.
 */
export function scaleOf(pictureWidth: number, viewportWidth: number, ratio: number): number {
  if (viewportWidth <= 0) return ratio;
  const agrees = Math.abs(pictureWidth / ratio - viewportWidth) < 1;
  return agrees ? ratio : pictureWidth / viewportWidth;
}

/** PNG bytes with their size in device pixels. */
export type Picture = {bytes: Uint8Array<ArrayBuffer>; width: number; height: number};

const THUMBNAIL_WIDTH = 320;
const THUMBNAIL_HEIGHT = 240;

export function decode(png: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([png], {type: 'image/png'}));
}

/**
 * A CSS box in device pixels of a picture: outward to whole pixels, so that no edge of the item is lost, and within
 * the picture; undefined where nothing is left. The scale is that of the picture, which holds at any zoom and ratio.
 */
export function deviceRect(box: Box, scale: number, picture: {width: number; height: number}): Rect | undefined {
  // A hair inward first: 100.0000001 px is 100.
  const left = Math.max(0, Math.floor(box.x * scale + 0.01));
  const top = Math.max(0, Math.floor(box.y * scale + 0.01));
  const right = Math.min(picture.width, Math.ceil((box.x + box.width) * scale - 0.01));
  const bottom = Math.min(picture.height, Math.ceil((box.y + box.height) * scale - 0.01));
  return right > left && bottom > top ? {x: left, y: top, width: right - left, height: bottom - top} : undefined;
}

/** The pixels of a rectangle, unchanged, as a PNG of its own. */
export async function cut(picture: ImageBitmap, rect: Rect): Promise<Picture> {
  const canvas = new OffscreenCanvas(rect.width, rect.height);
  context(canvas).drawImage(picture, -rect.x, -rect.y);
  return {bytes: await encode(canvas, {type: 'image/png'}), width: rect.width, height: rect.height};
}

/** A small picture for lists, of the upper part where the picture is tall. JPEG. */
export async function thumbnail(picture: ImageBitmap, rect: Rect): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, THUMBNAIL_WIDTH / rect.width);
  const width = Math.max(1, Math.round(rect.width * scale));
  const height = Math.max(1, Math.min(THUMBNAIL_HEIGHT, Math.round(rect.height * scale)));
  const canvas = new OffscreenCanvas(width, height);
  const paint = context(canvas);
  paint.imageSmoothingQuality = 'high';
  paint.drawImage(picture, rect.x, rect.y, rect.width, height / scale, 0, 0, width, height);
  return encode(canvas, {type: 'image/jpeg', quality: 0.8});
}

/** The canvas to paint on. */
export function context(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('no canvas to draw on');
  return paint;
}

/** The bytes that are stored, made off the main thread. */
export async function encode(canvas: OffscreenCanvas, options: ImageEncodeOptions): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await canvas.convertToBlob(options)).arrayBuffer());
}
