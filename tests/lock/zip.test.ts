import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, sameBytes} from '../../src/core/bytes.ts';
import {makePassphrase} from '../../src/lock/passphrase.ts';
import {decryptZip, encryptZip} from '../../src/lock/zip.ts';

const run = promisify(execFile);
const WORDS = 'kettle ribbon orchard unfold plural gravel';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
});
afterAll(() => rm(folder, {recursive: true}));

async function locked(bytes: Bytes, passphrase = WORDS): Promise<Bytes> {
  const pieces: Bytes[] = [];
  await encryptZip(new Blob([bytes]), passphrase, async (piece) => void pieces.push(piece.slice()));
  return joinBytes(pieces);
}

async function opened(file: Bytes, passphrase = WORDS): Promise<Bytes | string> {
  const pieces: Bytes[] = [];
  const answer = await decryptZip(new Blob([file]), passphrase, async (piece) => void pieces.push(piece.slice()));
  return answer.ok ? joinBytes(pieces) : answer.error;
}

/** What 7-Zip gets out of it with a passphrase; its exit code where it does not. */
async function bySevenZip(file: Bytes, passphrase: string): Promise<Bytes | number> {
  await writeFile(join(folder, 'locked.zip'), file);
  await rm(join(folder, 'pack.zip'), {force: true});
  try {
    await run('7z', ['x', '-y', `-p${passphrase}`, `-o${folder}`, join(folder, 'locked.zip')]);
    return new Uint8Array(await readFile(join(folder, 'pack.zip')));
  } catch (error) {
    return (error as {code: number}).code;
  }
}

function sample(size: number): Bytes {
  return Uint8Array.from({length: size}, (_, i) => (i * 31 + (i >> 8)) & 255);
}

function changed(bytes: Bytes, place: number): Bytes {
  const copy = bytes.slice();
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

describe('a ZIP locked with a passphrase', () => {
  it.each([1, 65_536, 300_001])('of %i bytes opens here and with 7-Zip', async (size) => {
    const bytes = sample(size);
    const passphrase = makePassphrase();
    const file = await locked(bytes, passphrase);
    for (const again of [await opened(file, passphrase), await bySevenZip(file, passphrase)]) {
      expect(again instanceof Uint8Array ? sameBytes(again, bytes) : again).toBe(true);
    }
  });

  it('is of the strong kind, tells one name and no time', async () => {
    await writeFile(join(folder, 'list.zip'), await locked(sample(1000)));
    const {stdout} = await run('7z', ['l', '-slt', join(folder, 'list.zip')]);
    expect(stdout).toMatch(/Method = AES-256 Store/);
    expect(stdout.match(/^Path = .*/gm)?.slice(1)).toEqual(['Path = pack.zip']);
    expect(stdout).toMatch(/Modified = 1980-01-01/);
    expect(stdout).toMatch(/CRC = *$/m); // AE-2: no checksum of the plain bytes
  });

  it('does not open with another passphrase, here or with 7-Zip', async () => {
    const file = await locked(sample(1000));
    // One in 65,536 wrong ones is noticed only at the end.
    expect(['wrongPassphrase', 'damaged']).toContain(await opened(file, `${WORDS}x`));
    expect(await bySevenZip(file, `${WORDS}x`)).toBe(2);
  });

  it('is found changed wherever one byte of it was', async () => {
    const file = await locked(sample(1000));
    const start = Buffer.from(file).indexOf('pack.zip') + 'pack.zip'.length;
    const extra = new DataView(file.buffer).getUint16(28, true);
    const data = start + extra;
    for (const place of [data, data + 18, data + 500, data + 18 + 1000, data + 18 + 1009]) {
      expect(['wrongPassphrase', 'damaged'], `byte ${place}`).toContain(await opened(changed(file, place)));
      expect(await bySevenZip(changed(file, place), WORDS), `byte ${place}`).toBe(2);
    }
  });

  it('is found cut off', async () => {
    const file = await locked(sample(1000));
    for (const size of [30, 500, file.length - 1]) expect(await opened(file.subarray(0, size))).toBe('endBroken');
  });

  it('is told apart from a ZIP that is not locked', async () => {
    await writeFile(join(folder, 'pack.zip'), 'x');
    await run('zip', ['-q', '-j', join(folder, 'plain.zip'), join(folder, 'pack.zip')]);
    expect(await opened(new Uint8Array(await readFile(join(folder, 'plain.zip'))))).toBe('notLocked');
    await run('zip', ['-q', '-j', '-P', 'old', join(folder, 'weak.zip'), join(folder, 'pack.zip')]);
    expect(await opened(new Uint8Array(await readFile(join(folder, 'weak.zip'))), 'old')).toBe('notLocked');
  });

  it('hears of a sink that fails, and stops when told to', async () => {
    const full = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await expect(encryptZip(new Blob([sample(10)]), WORDS, full)).rejects.toThrow('full');
    await expect(decryptZip(new Blob([await locked(sample(10))]), WORDS, full)).rejects.toThrow('full');
    const stop = new AbortController();
    const stopping = encryptZip(new Blob([sample(3_000_000)]), WORDS, async () => stop.abort(), stop.signal);
    await expect(stopping).rejects.toThrow();
  });
});
