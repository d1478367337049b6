import type {Instant} from '../../time.ts';
import type {Window} from '../file/window.ts';
import type {ImportFinding} from '../findings.ts';
import type {FileFact, FileKind, PictureFacts} from '../reading.ts';
import {type ExifReading, readExif} from './exif.ts';
import {isoPictureStructure} from './iso-picture.ts';
import {bmpStructure, gifStructure, jpegStructure, pngStructure, type Structure, webpStructure} from './sizes.ts';

/** What was read of a picture. */
export type PictureReading = {picture: PictureFacts | null; facts: FileFact[]; findings: ImportFinding[]};

/** Size, way up and hidden data of a picture; undefined for a file that is none. */
export async function readPicture(
  kind: FileKind,
  window: Window,
  pickedAt: Instant,
): Promise<PictureReading | undefined> {
  const structure = await structureOf(kind, window);
  if (!structure) return undefined;
  const exif = structure.exifAt === null ? undefined : await readExif(window, structure.exifAt, pickedAt);
  const size = structure.size ?? exif?.size ?? null;
  const findings: ImportFinding[] = [...(exif?.findings ?? [])];
  if (!size) findings.push({code: 'pictureDamaged'});
  if (structure.whole === false) findings.push({code: 'fileEndsEarly'});
  const words = structure.words.map(({name, text}): FileFact => ({name: 'textChunk', value: `${name}: ${text}`}));
  return {
    picture: size && turned(kind, size, exif, structure.onSide),
    facts: [...(exif?.facts ?? []), ...words],
    findings,
  };
}

function turned(
  kind: FileKind,
  size: {width: number; height: number},
  exif: ExifReading | undefined,
  onSide = false,
): PictureFacts {
  // HEIF and AVIF have a turn of their own, which viewers follow instead of the one in the EXIF data.
  const orientation = kind === 'heic' || kind === 'avif' ? 1 : (exif?.orientation ?? 1);
  const upright = orientation >= 5 || onSide ? {width: size.height, height: size.width} : size;
  return {...size, orientation, upright};
}

async function structureOf(kind: FileKind, window: Window): Promise<Structure | undefined> {
  switch (kind) {
    case 'jpeg':
      return jpegStructure(window);
    case 'png':
      return pngStructure(window);
    case 'gif':
      return gifStructure(window);
    case 'webp':
      return webpStructure(window);
    case 'bmp':
      return bmpStructure(window);
    case 'heic':
    case 'avif':
      return isoPictureStructure(window);
    case 'tiff':
      return {size: null, exifAt: 0, words: []};
    default:
      return undefined;
  }
}
