import {Zlib} from 'fflate';
import {type Bytes, joinBytes} from '../bytes.ts';
import {pngOf} from './png-chunks.ts';

/** Writes a picture row by row: eight bits, RGBA, nothing in it but its pixels. */
export type PngWriter = {add(rgba: Uint8Array): void; finish(): Bytes};

const NONE = 0;
const SUB = 1;
const UP = 2;

/** A picture of that size. `add` every row from the top, then `finish`. */
export function pngWriter(width: number, height: number): PngWriter {
  const packed: Uint8Array[] = [];
  const zlib = new Zlib({level: 6}, (piece) => void packed.push(piece));
  const above = new Uint8Array(width * 4);
  let rows = 0;
  return {
    add: (rgba) => {
      rows += 1;
      zlib.push(filtered(rgba, above), rows === height);
      above.set(rgba);
    },
    finish: () => {
      if (rows !== height) throw new Error(`${rows} rows of ${height}`);
      const head = new Uint8Array(13);
      const view = new DataView(head.buffer);
      view.setUint32(0, width);
      view.setUint32(4, height);
      head.set([8, 6, 0, 0, 0], 8);
      return pngOf([
        {type: 'IHDR', data: head},
        {type: 'IDAT', data: joinBytes(packed)},
        {type: 'IEND', data: new Uint8Array(0)},
      ]);
    },
  };
}

/** The row with the filter that is likely to pack best: the least sum of differences, as the PNG standard advises. */
function filtered(row: Uint8Array, above: Uint8Array): Uint8Array {
  const sums = [0, 0, 0];
  for (let i = 0; i < row.length; i += 1) {
    const value = row[i] ?? 0;
    sums[NONE] = (sums[NONE] ?? 0) + size(value);
    sums[SUB] = (sums[SUB] ?? 0) + size((value - (i >= 4 ? (row[i - 4] ?? 0) : 0)) & 255);
    sums[UP] = (sums[UP] ?? 0) + size((value - (above[i] ?? 0)) & 255);
  }
  const kind = sums.indexOf(Math.min(...sums));
  const out = new Uint8Array(row.length + 1);
  out[0] = kind;
  for (let i = 0; i < row.length; i += 1) {
    const before = kind === SUB ? (i >= 4 ? row[i - 4] : 0) : kind === UP ? above[i] : 0;
    out[i + 1] = (row[i] ?? 0) - (before ?? 0);
  }
  return out;
}

function size(difference: number): number {
  return difference < 128 ? difference : 256 - difference;
}
