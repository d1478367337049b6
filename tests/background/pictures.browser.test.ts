import {describe, expect, it} from 'vitest';
import {cut, decode, deviceRect, thumbnail} from '../../src/background/pictures.ts';

async function striped(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('no canvas');
  for (let x = 0; x < width; x += 1) {
    paint.fillStyle = `rgb(${x % 256} ${(x * 7) % 256} 90)`;
    paint.fillRect(x, 0, 1, height);
  }
  return new Uint8Array(await (await canvas.convertToBlob({type: 'image/png'})).arrayBuffer());
}

describe('deviceRect', () => {
  const picture = {width: 2000, height: 1400};

  it('goes outward to whole pixels, and no further', () => {
    expect(deviceRect({x: 10, y: 20, width: 30, height: 40}, 2, picture)).toEqual({
      x: 20,
      y: 40,
      width: 60,
      height: 80,
    });
    expect(deviceRect({x: 10.3, y: 0, width: 10, height: 1}, 1, picture)).toEqual({x: 10, y: 0, width: 11, height: 1});
    expect(deviceRect({x: 100.0000001, y: 0, width: 50, height: 1}, 1, picture)).toEqual({
      x: 100,
      y: 0,
      width: 50,
      height: 1,
    });
  });

  it('stays inside the picture, and is nothing where nothing is left', () => {
    expect(deviceRect({x: -50, y: -50, width: 100, height: 100}, 1, picture)).toEqual({
      x: 0,
      y: 0,
      width: 50,
      height: 50,
    });
    expect(deviceRect({x: 990, y: 0, width: 100, height: 10}, 2, picture)).toEqual({
      x: 1980,
      y: 0,
      width: 20,
      height: 20,
    });
    expect(deviceRect({x: 3000, y: 0, width: 10, height: 10}, 1, picture)).toBeUndefined();
  });
});

describe('cut', () => {
  it('keeps every pixel of the rectangle as it was', async () => {
    const bitmap = await decode(await striped(300, 50));
    const part = await cut(bitmap, {x: 40, y: 10, width: 100, height: 20});
    expect([part.width, part.height]).toEqual([100, 20]);
    const pixels = await pixelsOf(part.bytes);
    for (let x = 0; x < 100; x += 1) {
      expect([...pixels.data.slice(x * 4, x * 4 + 4)]).toEqual([(x + 40) % 256, ((x + 40) * 7) % 256, 90, 255]);
    }
  });

  it('makes a thumbnail no wider than 320 and no taller than 240', async () => {
    const small = await pixelsOf(
      await thumbnail(await decode(await striped(1200, 4000)), {x: 0, y: 0, width: 1200, height: 4000}),
    );
    expect([small.width, small.height]).toEqual([320, 240]);
    const tiny = await pixelsOf(await thumbnail(await decode(await striped(3, 1)), {x: 0, y: 0, width: 3, height: 1}));
    expect([tiny.width, tiny.height]).toEqual([3, 1]);
  });
});

async function pixelsOf(bytes: Uint8Array<ArrayBuffer>): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const paint = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!paint) throw new Error('no canvas');
  paint.drawImage(bitmap, 0, 0);
  return paint.getImageData(0, 0, bitmap.width, bitmap.height);
}
