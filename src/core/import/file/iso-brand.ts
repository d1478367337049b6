import type {FileKind} from '../reading.ts';
import {latin1, numbersIn} from './window.ts';

/** The brands of ISO base media (ISO/IEC 14496-12 §4.3) that tell a picture, a recording or a film. */
const BRANDS: readonly [RegExp, FileKind][] = [
  [/^(avif|avis)$/, 'avif'],
  [/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/, 'heic'],
  [/^(M4A |M4B |M4P )$/, 'm4a'],
  [/^qt {2}$/, 'quicktime'],
  [/^(3g[ep2].|3gr.|3gs.)$/, '3gp'],
  [/^(isom|iso[2-9]|mp4[12]|avc1|M4V |M4VH|M4VP|dash|MSNV|NDSC|f4v )$/, 'mp4'],
];

/** The kind that a `ftyp` box states: its major brand, or else the first known one among the compatible. */
export function isoKind(head: Uint8Array): FileKind | undefined {
  const size = Math.min(numbersIn(head, false).u32(0), head.length, 512);
  const brands = [latin1(head.subarray(8, 12))];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(latin1(head.subarray(at, at + 4)));
  // `mif1` is the general brand of pictures; what is inside stands among the compatible ones.
  if (brands.some((brand) => /^avi[fs]$/.test(brand)) && /^(mif1|msf1|avi[fs])$/.test(brands[0] ?? '')) return 'avif';
  for (const brand of brands) {
    const found = BRANDS.find(([pattern]) => pattern.test(brand));
    if (found) return found[1];
  }
  return undefined;
}
