import {deflateRawSync} from 'node:zlib';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {crc32} from '../../../src/core/verify/crc32.ts';

/** An entry of an archive that may lie about itself: each member overrides what would be true. */
export type RawEntry = {
  name: string | Bytes;
  bytes?: Bytes;
  method?: number;
  /** Packed bytes, in place of `bytes` packed by `method`. */
  packed?: Bytes;
  flags?: number;
  crc?: number;
  size?: number;
  packedSize?: number;
  attributes?: number;
  extra?: Bytes;
  /** What the header in front of the data says, where it differs from the directory. */
  local?: Partial<{
    name: string;
    method: number;
    flags: number;
    crc: number;
    size: number;
    packedSize: number;
    extra: Bytes;
  }>;
  /** Put behind the packed bytes. */
  behind?: Bytes;
  /** Not named by the directory. */
  hidden?: boolean;
  /** Where the directory says that it begins. */
  offset?: number;
};

export type RawArchive = {
  before?: Bytes;
  betweenDataAndDirectory?: Bytes;
  after?: Bytes;
  comment?: string;
  count?: number;
  directoryOffset?: number;
  directorySize?: number;
};

function numbers(...values: [number, 2 | 4][]): Bytes {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** An archive, byte by byte as told. */
export function rawZip(entries: readonly RawEntry[], archive: RawArchive = {}): Bytes {
  const pieces: Bytes[] = [archive.before ?? new Uint8Array(0)];
  const records: Bytes[] = [];
  let at = archive.before?.length ?? 0;
  for (const entry of entries) {
    const bytes = entry.bytes ?? new Uint8Array(0);
    const method = entry.method ?? 0;
    const packed = entry.packed ?? (method === 8 ? new Uint8Array(deflateRawSync(bytes)) : bytes);
    const name = typeof entry.name === 'string' ? utf8(entry.name) : entry.name;
    const stated = {
      flags: entry.flags ?? 0,
      method,
      crc: entry.crc ?? crc32(bytes),
      packedSize: entry.packedSize ?? packed.length,
      size: entry.size ?? bytes.length,
      extra: entry.extra ?? new Uint8Array(0),
    };
    const local = {...stated, ...entry.local};
    const localName = entry.local?.name === undefined ? name : utf8(entry.local.name);
    const head = numbers(
      [0x04034b50, 4],
      [20, 2],
      [local.flags, 2],
      [local.method, 2],
      [0, 2],
      [0x5c61, 2],
      [local.crc, 4],
      [local.packedSize, 4],
      [local.size, 4],
      [localName.length, 2],
      [local.extra.length, 2],
    );
    const behind = entry.behind ?? new Uint8Array(0);
    pieces.push(head, localName, local.extra, packed, behind);
    if (!entry.hidden) records.push(record(name, stated, entry.attributes ?? 0, entry.offset ?? at));
    at += head.length + localName.length + local.extra.length + packed.length + behind.length;
  }
  const between = archive.betweenDataAndDirectory ?? new Uint8Array(0);
  pieces.push(between);
  const start = at + between.length;
  const directory = joinBytes(records);
  const comment = utf8(archive.comment ?? '');
  const count = archive.count ?? records.length;
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count & 0xffff, 2],
    [count & 0xffff, 2],
    [archive.directorySize ?? directory.length, 4],
    [archive.directoryOffset ?? start, 4],
    [comment.length, 2],
  );
  return joinBytes([...pieces, directory, end, comment, archive.after ?? new Uint8Array(0)]);
}

function record(
  name: Bytes,
  stated: {flags: number; method: number; crc: number; packedSize: number; size: number; extra: Bytes},
  attributes: number,
  offset: number,
): Bytes {
  const head = numbers(
    [0x02014b50, 4],
    [0x031e, 2],
    [20, 2],
    [stated.flags, 2],
    [stated.method, 2],
    [0, 2],
    [0x5c61, 2],
    [stated.crc, 4],
    [stated.packedSize, 4],
    [stated.size, 4],
    [name.length, 2],
    [stated.extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [attributes, 4],
    [offset, 4],
  );
  return joinBytes([head, name, stated.extra]);
}
