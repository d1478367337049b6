/** A picture as gray values, row by row, 0 (black) to 255. The caller decodes it, turned upright. */
export type GrayPicture = {width: number; height: number; pixels: Uint8Array | Uint8ClampedArray};

/** Two hashes of 64 bits, as 16 hex digits each: one of edges, one of large shapes. */
export type PictureHash = {edges: string; shapes: string};

/**
 * A hash that stays nearly the same when a picture is made smaller, packed again or sent through a messenger. Undefined
 * for a picture without shapes (one colour, nearly): all those would be twins of each other.
 */
export function pictureHash(gray: GrayPicture): PictureHash | undefined {
  const {width, height, pixels} = gray;
  if (width < 1 || height < 1 || pixels.length < width * height) return undefined;
  const small = shrunk(gray, 32, 32);
  if (Math.max(...small) - Math.min(...small) < 8) return undefined;
  return {edges: edgesOf(shrunk(gray, 9, 8)), shapes: shapesOf(small)};
}

/** How many of 64 bits differ. */
export function hashDistance(a: string, b: string): number {
  let bits = 0;
  for (let at = 0; at < 16; at += 1) {
    let differ = Number.parseInt(a.charAt(at) || '0', 16) ^ Number.parseInt(b.charAt(at) || '0', 16);
    for (; differ > 0; differ >>= 1) bits += differ & 1;
  }
  return bits;
}

/** Pictures of one scene that were packed again differ in few bits; two pictures that have nothing in common in about 32. */
const NEAR = 10;

/** Whether two pictures are likely the same picture. A hint to look at both, never a finding of its own. */
export function areNearTwins(a: PictureHash, b: PictureHash): boolean {
  return hashDistance(a.edges, b.edges) <= NEAR && hashDistance(a.shapes, b.shapes) <= NEAR;
}

/** Mean of the pixels under each cell; cells may share pixels where the picture is smaller than the grid. */
function shrunk({width, height, pixels}: GrayPicture, columns: number, rows: number): number[] {
  const cells: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const [top, bottom] = span(row, rows, height);
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = span(column, columns, width);
      let sum = 0;
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += pixels[y * width + x] ?? 0;
      cells.push(sum / ((bottom - top) * (right - left)));
    }
  }
  return cells;
}

function span(cell: number, cells: number, length: number): [number, number] {
  const start = Math.min(Math.floor((cell * length) / cells), length - 1);
  return [start, Math.max(start + 1, Math.floor(((cell + 1) * length) / cells))];
}

/** Whether each cell is darker than its right neighbour: 8 by 8 bits ("dHash"). */
function edgesOf(cells: readonly number[]): string {
  const bits: boolean[] = [];
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      bits.push((cells[row * 9 + column] ?? 0) < (cells[row * 9 + column + 1] ?? 0));
    }
  }
  return hexOf(bits);
}

/** Whether each of the 64 slowest waves of the picture is stronger than their median ("pHash"). */
function shapesOf(cells: readonly number[]): string {
  const waves: number[] = [];
  for (let v = 0; v < 8; v += 1) for (let u = 0; u < 8; u += 1) waves.push(wave(cells, u, v));
  const sorted = waves.slice(1).sort((a, b) => a - b);
  const median = sorted[31] ?? 0;
  return hexOf(waves.map((value, at) => at > 0 && value > median));
}

const COSINES = Array.from({length: 8}, (_, u) =>
  Array.from({length: 32}, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / 64)),
);

function wave(cells: readonly number[], u: number, v: number): number {
  let sum = 0;
  for (let y = 0; y < 32; y += 1) {
    for (let x = 0; x < 32; x += 1) sum += (cells[y * 32 + x] ?? 0) * (COSINES[u]?.[x] ?? 0) * (COSINES[v]?.[y] ?? 0);
  }
  return sum;
}

function hexOf(bits: readonly boolean[]): string {
  let text = '';
  for (let at = 0; at < bits.length; at += 4) {
    const nibble = bits.slice(at, at + 4).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
    text += nibble.toString(16);
  }
  return text;
}
