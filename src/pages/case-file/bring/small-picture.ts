import {pictureHash} from '../../../core/import/picture/near-twin.ts';
import type {PictureFacts} from '../../../core/import/reading.ts';
import type {SmallPicture} from '../../../store/exhibits.ts';

const WIDEST = 320;
const TALLEST = 240;
/** Decoded, a picture takes four bytes a pixel: more than this would not fit into a small computer. */
const MOST_PIXELS = 120_000_000;
/** As large as is looked at to tell near-twins: what is finer is lost whenever a picture is packed again. */
const LOOKED_AT = 128;

/**
 * The picture for the lists, and what near-twins are known by; undefined where the browser cannot draw it. Drawn by the
 * browser, which turns a picture upright.
 */
export async function smallPicture(
  file: Blob,
  mediaType: string,
  size: PictureFacts | null,
): Promise<SmallPicture | undefined> {
  if (!size || size.width * size.height > MOST_PIXELS) return undefined;
  let picture: ImageBitmap | undefined;
  try {
    picture = await createImageBitmap(new Blob([file], {type: mediaType}));
    const looks = looksOf(picture);
    return {mediaType: 'image/jpeg', bytes: await drawSmall(picture), ...(looks ? {looks} : {})};
  } catch (error) {
    // Damaged, or of a kind that this browser does not draw. The file is kept as it is in any case.
    console.warn('no small picture', error);
    return undefined;
  } finally {
    picture?.close();
  }
}

async function drawSmall(picture: ImageBitmap): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, WIDEST / picture.width);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.min(TALLEST, Math.round(picture.height * scale)));
  const {canvas, pen} = blank(width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, picture.width, height / scale, 0, 0, width, height);
  const blob = await canvas.convertToBlob({type: 'image/jpeg', quality: 0.8});
  return new Uint8Array(await blob.arrayBuffer());
}

function looksOf(picture: ImageBitmap) {
  const scale = Math.min(1, LOOKED_AT / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const {pen} = blank(width, height);
  pen.drawImage(picture, 0, 0, width, height);
  const {data} = pen.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = grayOf(data, at * 4);
  return pictureHash({width, height, pixels});
}

/** Luma as television weighs it (ITU-R BT.601). */
function grayOf(data: Uint8ClampedArray, at: number): number {
  return Math.round(0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0));
}

function blank(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  if (!pen) throw new Error('no canvas');
  // JPEG has no transparency.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  return {canvas, pen};
}
