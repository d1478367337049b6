import {PNG} from 'pngjs';

/** `#rrggbb` of a pixel. */
export type Colour = `#${string}`;

/** A picture whose pixels can be asked for. */
export type Pixels = {
  width: number;
  height: number;
  at(x: number, y: number): Colour;
  /** How many pixels have the colour. */
  count(colour: Colour): number;
  /** Every colour that occurs. */
  colours(): Set<Colour>;
};

/** Reads a PNG. */
export function pixelsOf(png: Buffer): Pixels {
  const {width, height, data} = PNG.sync.read(png);
  const at = (x: number, y: number): Colour =>
    `#${data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex')}`;
  const each = function* () {
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) yield at(x, y);
  };
  return {
    width,
    height,
    at,
    count: (colour) => {
      let found = 0;
      for (const one of each()) if (one === colour) found += 1;
      return found;
    },
    colours: () => new Set(each()),
  };
}
