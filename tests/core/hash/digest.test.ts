import {createHash} from 'node:crypto';
import {afterEach, expect, it, vi} from 'vitest';
import {digestHex} from '../../../src/core/hash/digest.ts';
import {sha256Hex, sha256Stream} from '../../../src/core/hash/sha256.ts';
import {noise} from '../pack/a-case.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([0, 1, 55, 56, 63, 64, 65, 1000, 100_000])('gives the SHA-256 of %d bytes by every way', async (length) => {
  const bytes = noise(length, length);
  const expected = createHash('sha256').update(bytes).digest('hex');
  expect(sha256Hex(bytes)).toBe(expected);
  expect(await digestHex(bytes)).toBe(expected);
  const stream = sha256Stream();
  stream.add(bytes.subarray(0, 40));
  stream.add(bytes.subarray(40));
  expect(stream.finish()).toBe(expected);
});

it('works where the engine has none of its own', async () => {
  vi.stubGlobal('crypto', undefined);
  expect(await digestHex(new Uint8Array(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
