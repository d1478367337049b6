import type {Part} from '../../../core/capture/exhibit.ts';
import type {DecodePicture} from '../../../store/redactions.ts';

/** The pixels of a picture as the browser shows it; undefined where it cannot. */
export const decodePicture: DecodePicture = async (bytes, part: Part) => {
  const bitmap = await createImageBitmap(new Blob([bytes], {type: part.mediaType})).catch(() => undefined);
  if (!bitmap) return undefined;
  const {width, height} = bitmap;
  const pen = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true});
  pen?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const rgba = pen?.getImageData(0, 0, width, height).data;
  return rgba && {width, height, rgba: new Uint8Array(rgba.buffer)};
};
