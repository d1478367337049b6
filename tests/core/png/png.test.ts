import {PNG} from 'pngjs';
import {describe, expect, it} from 'vitest';
import {type Bytes, joinBytes} from '../../../src/core/bytes.ts';
import {PngFault, pngChunks, pngOf, saltedPng} from '../../../src/core/png/png-chunks.ts';
import {pngHead, pngRows} from '../../../src/core/png/read-png.ts';
import {pngWriter} from '../../../src/core/png/write-png.ts';
import {drawFrom, pngBytes, randomPicture} from '../redaction/drawn.ts';

function pixelsOf(png: Uint8Array): Bytes {
  return joinBytes(Array.from(pngRows(png), (row) => row.slice()));
}

/** As pngjs, which others wrote, reads it. */
function pixelsByOthers(png: Uint8Array): Bytes {
  return new Uint8Array(PNG.sync.read(Buffer.from(png)).data);
}

describe('a PNG', () => {
  it.each([0, 2, 4, 6] as const)('of colour type %i is read as another program reads it, at every size', (type) => {
    const draw = drawFrom(type + 1);
    for (let i = 0; i < 20; i += 1) {
      const png = pngBytes(randomPicture(1 + draw(90), 1 + draw(70), draw), type);
      expect(pixelsOf(png)).toEqual(pixelsByOthers(png));
    }
  });

  it('with a palette is read, see-through colours too', () => {
    const head = new Uint8Array([0, 0, 0, 2, 0, 0, 0, 1, 8, 3, 0, 0, 0]);
    // Stored without compression: filter 0, then the two entries.
    const data = new Uint8Array([0x78, 1, 1, 3, 0, 0xfc, 0xff, 0, 0, 1, 0, 4, 0, 2]);
    const png = pngOf([
      {type: 'IHDR', data: head},
      {type: 'PLTE', data: new Uint8Array([1, 2, 3, 4, 5, 6])},
      {type: 'tRNS', data: new Uint8Array([255, 128])},
      {type: 'IDAT', data},
      {type: 'IEND', data: new Uint8Array(0)},
    ]);
    expect([...pixelsOf(png)]).toEqual([1, 2, 3, 255, 4, 5, 6, 128]);
    expect(pixelsOf(png)).toEqual(pixelsByOthers(png));
  });

  it('that was written is read again by us and by others, and holds nothing but pixels', () => {
    const draw = drawFrom(9);
    for (let i = 0; i < 20; i += 1) {
      const source = randomPicture(1 + draw(200), 1 + draw(90), draw);
      // Stretches of one colour, as screens have them.
      source.data.fill(200, 0, draw(source.data.length));
      const writer = pngWriter(source.width, source.height);
      const stride = source.width * 4;
      for (let y = 0; y < source.height; y += 1) writer.add(source.data.subarray(y * stride, (y + 1) * stride));
      const png = writer.finish();
      expect(pixelsOf(png)).toEqual(new Uint8Array(source.data));
      expect(pixelsByOthers(png)).toEqual(new Uint8Array(source.data));
      expect([...pngChunks(png)].map(({type}) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
    }
  });

  it('shows the same with a salt in it, and is another file', () => {
    const png = pngBytes(randomPicture(40, 40, drawFrom(3)));
    const salted = saltedPng(png, new Uint8Array(16).fill(5));
    expect(pixelsByOthers(salted)).toEqual(pixelsByOthers(png));
    expect(pixelsOf(salted)).toEqual(pixelsOf(png));
    expect([...pngChunks(salted)].at(-2)).toEqual({type: 'hfSa', data: new Uint8Array(16).fill(5)});
  });

  it('that is damaged anywhere, cut off or goes on is refused, and nothing worse happens', () => {
    const draw = drawFrom(11);
    const png = pngBytes(randomPicture(50, 30, draw));
    for (let i = 0; i < 400; i += 1) {
      const broken = png.slice();
      const at = draw(broken.length);
      broken[at] = (broken[at] ?? 0) ^ (1 << draw(8));
      expect(() => [...pngRows(broken)]).toThrow(PngFault);
    }
    for (let i = 0; i < 50; i += 1) expect(pngHead(png.slice(0, draw(png.length)))).toBeUndefined();
    expect(pngHead(joinBytes([png, new Uint8Array(1)]))).toBeUndefined();
  });

  it('of a kind that is not read, or of an impossible size, is none', () => {
    const sixteen = new Uint8Array(PNG.sync.write(new PNG({width: 4, height: 4}), {bitDepth: 16}));
    expect(pngHead(sixteen)).toBeUndefined();
    const huge = new Uint8Array([0x7f, 0, 0, 0, 0x7f, 0, 0, 0, 8, 6, 0, 0, 0]);
    expect(
      pngHead(
        pngOf([
          {type: 'IHDR', data: huge},
          {type: 'IEND', data: new Uint8Array(0)},
        ]),
      ),
    ).toBeUndefined();
    expect(pngHead(new Uint8Array([0xff, 0xd8, 0xff]))).toBeUndefined();
  });

  it('that holds more or fewer rows than it says is refused', () => {
    const png = pngBytes(randomPicture(10, 10, drawFrom(5)));
    for (const height of [9, 11]) {
      const chunks = [...pngChunks(png)].map(({type, data}) => ({type, data: data.slice()}));
      const [head] = chunks;
      head?.data.set([0, 0, 0, height], 4);
      expect(() => [...pngRows(pngOf(chunks))]).toThrow(PngFault);
    }
  });
});
