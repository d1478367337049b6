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
  /** Red, green and blue as one number: millions of texts would take seconds. */
  const number = (from: number) => ((data[from] ?? 0) << 16) | ((data[from + 1] ?? 0) << 8) | (data[from + 2] ?? 0);
  return {
    width,
    height,
    at,
    count: (colour) => {
      const wanted = Number.parseInt(colour.slice(1), 16);
      let found = 0;
      for (let from = 0; from < data.length; from += 4) if (number(from) === wanted) found += 1;
      return found;
    },
    colours: () => {
      const numbers = new Set<number>();
      for (let from = 0; from < data.length; from += 4) numbers.add(number(from));
      return new Set([...numbers].map((one): Colour => `#${one.toString(16).padStart(6, '0')}`));
    },
  };
}
