import {Inflate} from 'fflate';
import type {Bytes} from '../../bytes.ts';
import type {ByteSource} from '../../verify/byte-source.ts';
import {crc32} from '../../verify/crc32.ts';
import {inflateSteps} from '../../verify/inflate.ts';
import {ReadFault} from '../../verify/pack-files.ts';
import {numbersIn} from '../file/window.ts';
import {SLICE} from '../limits.ts';
import type {ForeignEntry} from './foreign-zip.ts';

const LOCAL_MARK = 0x04034b50;
const LOCAL_SIZE = 30;

/** Why an entry could not be read to its end. */
export class EntryFault extends Error {
  readonly code: 'zipEncrypted' | 'zipOtherMethod' | 'zipEntryDamaged' | 'zipEntryTooLarge';
  readonly read: number;
  constructor(code: EntryFault['code'], read = 0) {
    super(code);
    this.code = code;
    this.read = read;
  }
}

/** What may still come out of one archive: counted by the bytes that really do. */
export type Budget = {left: number};

/**
 * The unpacked bytes of an entry. Reading stops where more comes out than the entry states or the budget allows, so
 * that a small archive cannot fill the memory.
 */
export async function* readForeignEntry(
  source: ByteSource,
  entry: ForeignEntry,
  budget: Budget,
): AsyncGenerator<Bytes> {
  if (entry.encrypted) throw new EntryFault('zipEncrypted');
  if (entry.method !== 0 && entry.method !== 8) throw new EntryFault('zipOtherMethod');
  const dataAt = await placeOf(source, entry);
  let [size, crc] = [0, 0];
  for await (const piece of entry.method === 0 ? slices(source, dataAt, entry) : inflated(source, dataAt, entry)) {
    size += piece.length;
    budget.left -= piece.length;
    if (size > entry.size || budget.left < 0) throw new EntryFault('zipEntryTooLarge', size);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size || crc !== entry.crc) throw new EntryFault('zipEntryDamaged', size);
}

async function placeOf(source: ByteSource, {offset, packedSize}: ForeignEntry): Promise<number> {
  if (!(offset + LOCAL_SIZE <= source.size)) throw new EntryFault('zipEntryDamaged');
  const header = numbersIn(await source.read(offset, LOCAL_SIZE), true);
  const dataAt = offset + LOCAL_SIZE + header.u16(26) + header.u16(28);
  if (header.u32(0) !== LOCAL_MARK || dataAt + packedSize > source.size) throw new EntryFault('zipEntryDamaged');
  return dataAt;
}

async function* slices(source: ByteSource, dataAt: number, {packedSize}: ForeignEntry): AsyncGenerator<Bytes> {
  for (let at = 0; at < packedSize; at += SLICE) {
    const wanted = Math.min(SLICE, packedSize - at);
    const slice = await source.read(dataAt + at, wanted);
    if (slice.length !== wanted) throw new EntryFault('zipEntryDamaged', at);
    yield slice;
  }
}

async function* inflated(source: ByteSource, dataAt: number, entry: ForeignEntry): AsyncGenerator<Bytes> {
  const inflate = new Inflate();
  let left = entry.packedSize;
  if (left === 0) throw new EntryFault('zipEntryDamaged');
  for await (const slice of slices(source, dataAt, entry)) {
    left -= slice.length;
    try {
      yield* inflateSteps(inflate, slice, left === 0);
    } catch (fault) {
      throw fault instanceof ReadFault ? new EntryFault('zipEntryDamaged') : fault;
    }
  }
}
