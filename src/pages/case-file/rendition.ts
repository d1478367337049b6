import type {Bytes} from '../../core/bytes.ts';
import type {Part} from '../../core/capture/exhibit.ts';
import type {Rendition} from '../../core/pack/pack-input.ts';

const WIDEST = 900;
/** Taller than browsers draw on one canvas; such a picture is printed smaller, never cut. */
const TALLEST = 16_000;
const QUALITY = 0.85;

/** A small JPEG of a picture for the printed page; undefined where the browser cannot draw it. */
export async function makeRendition(bytes: Bytes, part: Part): Promise<Rendition | undefined> {
  let picture: ImageBitmap | undefined;
  try {
    picture = await createImageBitmap(new Blob([bytes], {type: part.mediaType}));
    return await drawSmall(picture);
  } catch (error) {
    // A damaged picture is still in the pack as it was kept; the printed page says that it could not be drawn.
    console.warn('no print picture', part.path, error);
    return undefined;
  } finally {
    picture?.close();
  }
}

async function drawSmall(picture: ImageBitmap): Promise<Rendition> {
  const scale = Math.min(1, WIDEST / picture.width, TALLEST / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  // JPEG has no transparency: white paper behind it, as in print.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({type: 'image/jpeg', quality: QUALITY});
  return {bytes: new Uint8Array(await blob.arrayBuffer()), width, height};
}
