import {boxes} from '../file/iso-boxes.ts';
import {latin1, numbersIn, type Window} from '../file/window.ts';
import type {Structure} from './sizes.ts';

/** HEIF and AVIF (ISO/IEC 23008-12): the size of the main picture, and where its EXIF item lies. */
export async function isoPictureStructure(window: Window): Promise<Structure> {
  const found: Structure = {size: null, exifAt: null, words: []};
  const top = await boxes(window, 0, window.size);
  const meta = top.list.find(({type}) => type === 'meta');
  if (!meta) return {...found, whole: top.whole};
  const inside = (await boxes(window, meta.from + 4, meta.to)).list;
  const properties = inside.find(({type}) => type === 'iprp');
  const held = properties ? (await boxes(window, properties.from, properties.to)).list : [];
  const container = held.find(({type}) => type === 'ipco');
  for (const {type, from} of container ? (await boxes(window, container.from, container.to)).list : []) {
    if (type === 'irot') found.onSide = ((await window.at(from, 1))[0] ?? 0) % 2 === 1;
    if (type !== 'ispe') continue;
    const numbers = numbersIn(await window.at(from, 12), false);
    const [width, height] = [numbers.u32(4), numbers.u32(8)];
    // A large picture is kept as tiles with a small one beside it: the largest size is the whole.
    if (width * height > (found.size ? found.size.width * found.size.height : 0)) found.size = {width, height};
  }
  return {...found, exifAt: await exifOf(window, inside), whole: top.whole};
}

type Box = {type: string; from: number; to: number};

async function exifOf(window: Window, inside: readonly Box[]): Promise<number | null> {
  const [infos, places] = ['iinf', 'iloc'].map((wanted) => inside.find(({type}) => type === wanted));
  if (!infos || !places) return null;
  const item = await exifItem(window, infos);
  const at = item === undefined ? undefined : await placeOf(window, places, item);
  if (at === undefined) return null;
  // The item begins with how far behind it the TIFF structure starts.
  const skip = numbersIn(await window.at(at, 4), false).u32(0);
  return skip < 65_536 ? at + 4 + skip : null;
}

async function exifItem(window: Window, {from, to}: Box): Promise<number | undefined> {
  const version = (await window.at(from, 1))[0] ?? 0;
  for (const entry of (await boxes(window, from + (version === 0 ? 6 : 8), to)).list) {
    const head = await window.at(entry.from, 16);
    const numbers = numbersIn(head, false);
    const wide = head[0] === 3;
    if (latin1(head.subarray(wide ? 10 : 8, wide ? 14 : 12)) === 'Exif') return wide ? numbers.u32(4) : numbers.u16(4);
  }
  return undefined;
}

/** Where the item begins, by the list of places (ISO/IEC 14496-12 §8.11.3). Only items that lie in the file itself. */
async function placeOf(window: Window, {from, to}: Box, wanted: number): Promise<number | undefined> {
  const bytes = await window.at(from, Math.min(to - from, 1024 * 1024));
  const numbers = numbersIn(bytes, false);
  const version = numbers.u8(0);
  const [offsetSize, lengthSize] = [numbers.u8(4) >> 4, numbers.u8(4) & 15];
  const [baseSize, indexSize] = [numbers.u8(5) >> 4, version > 0 ? numbers.u8(5) & 15 : 0];
  const sized = (at: number, size: number) => (size === 8 ? numbers.u64(at) : size === 4 ? numbers.u32(at) : 0);
  const idSize = version < 2 ? 2 : 4;
  const count = version < 2 ? numbers.u16(6) : numbers.u32(6);
  let at = version < 2 ? 8 : 10;
  for (let item = 0; item < count && numbers.has(at, idSize + 4); item += 1) {
    const id = idSize === 2 ? numbers.u16(at) : numbers.u32(at);
    at += idSize;
    const method = version > 0 ? numbers.u16(at) & 15 : 0;
    at += (version > 0 ? 2 : 0) + 2;
    const base = sized(at, baseSize);
    at += baseSize;
    const extents = numbers.u16(at);
    at += 2;
    if (id === wanted) return method === 0 && extents > 0 ? base + sized(at + indexSize, offsetSize) : undefined;
    at += extents * (indexSize + offsetSize + lengthSize);
  }
  return undefined;
}
