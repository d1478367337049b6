import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {readImport} from '../../../src/core/import/read-import.ts';
import type {AboutFile, ImportReading} from '../../../src/core/import/reading.ts';
import type {Instant} from '../../../src/core/time.ts';
import {type ByteSource, sourceOfBytes} from '../../../src/core/verify/byte-source.ts';

export const PICKED_AT = '2026-01-15T12:00:00.000Z' as Instant;

/** A file of tests/fixtures/imports. */
export function fixture(name: string): Bytes {
  return new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/imports', name)));
}

export function about(name: string, more: Partial<AboutFile> = {}): AboutFile {
  return {name, declaredType: '', pickedAt: PICKED_AT, ...more};
}

/** Reads bytes or a text as a file of that name. */
export function read(
  content: Bytes | string | ByteSource,
  name: string,
  more: Partial<AboutFile> = {},
): Promise<ImportReading> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return readImport('read' in bytes ? bytes : sourceOfBytes(bytes), about(name, more));
}

export function codes({findings}: ImportReading): string[] {
  return findings.map(({code}) => code);
}

/** A big-endian or little-endian number of 1, 2 or 4 bytes. */
export function number(value: number, size: 1 | 2 | 4 | 8, little = false): Bytes {
  const view = new DataView(new ArrayBuffer(size));
  if (size === 1) view.setUint8(0, value);
  else if (size === 2) view.setUint16(0, value, little);
  else if (size === 4) view.setUint32(0, value, little);
  else view.setBigUint64(0, BigInt(value), little);
  return new Uint8Array(view.buffer);
}

/** Letters as single bytes. */
export function letters(text: string): Bytes {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export type Tag = {tag: number; type: 2 | 3 | 4 | 5 | 7 | 1; values: number[] | string};

/** A TIFF structure with EXIF and GPS directories, as cameras write it. */
export function tiff(main: Tag[], exif: Tag[] = [], gps: Tag[] = [], {little = false, thumbnail = false} = {}): Bytes {
  const size = (tags: Tag[]) => 2 + tags.length * 12 + 4;
  const mainAll = [...main];
  if (exif.length > 0) mainAll.push({tag: 0x8769, type: 4, values: [0]});
  if (gps.length > 0) mainAll.push({tag: 0x8825, type: 4, values: [0]});
  const exifAt = 8 + size(mainAll);
  const gpsAt = exifAt + (exif.length > 0 ? size(exif) : 0);
  const thumbAt = gpsAt + (gps.length > 0 ? size(gps) : 0);
  let dataAt = thumbAt + (thumbnail ? size([{tag: 0x0201, type: 4, values: [0]}]) : 0);
  const data: Bytes[] = [];
  for (const tag of mainAll) {
    if (tag.tag === 0x8769) tag.values = [exifAt];
    if (tag.tag === 0x8825) tag.values = [gpsAt];
  }
  const directory = (tags: Tag[], next: number) => {
    const fields = tags.map(({tag, type, values}) => {
      const bytes = valueBytes(type, values, little);
      const count = typeof values === 'string' ? bytes.length : values.length;
      const inline = bytes.length <= 4;
      const held = inline ? joinBytes([bytes, new Uint8Array(4 - bytes.length)]) : number(dataAt, 4, little);
      if (!inline) {
        data.push(bytes);
        dataAt += bytes.length;
      }
      return joinBytes([number(tag, 2, little), number(type, 2, little), number(count, 4, little), held]);
    });
    return joinBytes([number(tags.length, 2, little), ...fields, number(next, 4, little)]);
  };
  const head = joinBytes([letters(little ? 'II' : 'MM'), number(42, 2, little), number(8, 4, little)]);
  const parts = [head, directory(mainAll, thumbnail ? thumbAt : 0)];
  if (exif.length > 0) parts.push(directory(exif, 0));
  if (gps.length > 0) parts.push(directory(gps, 0));
  if (thumbnail) parts.push(directory([{tag: 0x0201, type: 4, values: [1]}], 0));
  return joinBytes([...parts, ...data]);
}

function valueBytes(type: Tag['type'], values: Tag['values'], little: boolean): Bytes {
  if (typeof values === 'string') return joinBytes([letters(values), new Uint8Array(type === 2 ? 1 : 0)]);
  const each = {1: 1, 7: 1, 2: 1, 3: 2, 4: 4, 5: 4} as const;
  const pieces = values.flatMap((value) =>
    type === 5
      ? [number(Math.round(value * 10_000), 4, little), number(10_000, 4, little)]
      : [number(value, each[type], little)],
  );
  return joinBytes(pieces);
}

/** A JPEG of the given size with these EXIF data; its scan is a few bytes of noise. */
export function jpeg(width: number, height: number, exif?: Bytes): Bytes {
  const segment = (marker: number, body: Bytes) =>
    joinBytes([number(0xff, 1), number(marker, 1), number(body.length + 2, 2), body]);
  const frame = joinBytes([number(8, 1), number(height, 2), number(width, 2), number(1, 1), letters('\x01\x11\0')]);
  return joinBytes([
    letters('\xff\xd8'),
    ...(exif ? [segment(0xe1, joinBytes([letters('Exif\0\0'), exif]))] : []),
    segment(0xc0, frame),
    segment(0xda, letters('\x01\x01\0\0\x3f\0')),
    letters('\x12\x34\x56\xff\xd9'),
  ]);
}

/** A box of ISO base media. */
export function box(type: string, ...inside: Bytes[]): Bytes {
  const body = joinBytes(inside);
  return joinBytes([number(body.length + 8, 4), letters(type), body]);
}
