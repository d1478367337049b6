import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {readTar, TarFault, tarEnd, tarHeader, tarPadding} from '../../../src/core/backup/tar.ts';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';

type File = [name: string, bytes: Bytes];

function tarOf(files: readonly File[]): Bytes {
  return joinBytes([
    ...files.flatMap(([name, bytes]) => [
      tarHeader(name, bytes.length, 1_772_000_000),
      bytes,
      tarPadding(bytes.length),
    ]),
    tarEnd(),
  ]);
}

/** The bytes in pieces of a size, as a stream brings them. */
async function* inPieces(bytes: Bytes, size: number): AsyncGenerator<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Bytes, size = 700): Promise<File[]> {
  const files: File[] = [];
  for await (const file of readTar(inPieces(bytes, size))) files.push([file.name, await file.whole()]);
  return files;
}

const LONG = `${'a'.repeat(90)}/${'b'.repeat(90)}.png`;
const FILES: File[] = [
  ['read-me.txt', utf8('words')],
  ['empty.bin', new Uint8Array()],
  ['exhibits/11111111-1111-4111-8111-111111111111/files/screen-1.png', new Uint8Array(512).fill(7)],
  [LONG, new Uint8Array(1025).fill(9)],
];

describe('the container of a backup', () => {
  it.each([1, 511, 512, 513, 100_000])('gives back what was put in, in pieces of %d bytes', async (size) => {
    expect(await read(tarOf(FILES), size)).toEqual(FILES);
  });

  it('is unpacked by the tar of the system', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    try {
      writeFileSync(join(folder, 'a.tar'), tarOf(FILES));
      execFileSync('tar', ['-xf', 'a.tar'], {cwd: folder});
      for (const [name, bytes] of FILES) expect(new Uint8Array(readFileSync(join(folder, name)))).toEqual(bytes);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it('reads what the tar of the system packs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    try {
      writeFileSync(join(folder, 'one.txt'), 'one');
      writeFileSync(join(folder, 'two.txt'), 'two');
      const packed = execFileSync('tar', ['--format=ustar', '--blocking-factor=1', '-cf', '-', 'one.txt', 'two.txt'], {
        cwd: folder,
      });
      const files = await read(new Uint8Array(packed));
      expect(files).toEqual([
        ['one.txt', utf8('one')],
        ['two.txt', utf8('two')],
      ]);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it.each(['../up', '/root', 'a/../b', '.hidden', 'a//b', '', 'with space', 'c:x', `${'n'.repeat(300)}`])(
    'has no place for the name %j',
    (name) => {
      expect(() => tarHeader(name, 1, 0)).toThrow(TarFault);
    },
  );

  it.each([
    ['is cut off in a file', (whole: Bytes) => whole.subarray(0, 512 + 2)],
    ['is cut off between files', (whole: Bytes) => whole.subarray(0, 1024)],
    ['has no end', (whole: Bytes) => whole.subarray(0, whole.length - 512)],
    ['has something behind its end', (whole: Bytes) => joinBytes([whole, utf8('more')])],
    ['has a changed head', (whole: Bytes) => Uint8Array.from(whole, (byte, i) => (i === 3 ? byte ^ 1 : byte))],
    ['is something else', () => new Uint8Array(4096).fill(65)],
    ['is empty', () => new Uint8Array()],
  ])('refuses one that %s', async (_what, change) => {
    await expect(read(change(tarOf(FILES)))).rejects.toThrow(TarFault);
  });

  it('refuses a name that climbs, a link and a folder, whoever wrote them', async () => {
    const changed = (at: number, text: string) => {
      const whole = tarOf([['xx/evil', utf8('x')]]);
      whole.set(utf8(text), at);
      const head = whole.subarray(0, 512);
      let sum = 0;
      for (const [i, byte] of head.entries()) sum += i >= 148 && i < 156 ? 32 : byte;
      whole.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
      return whole;
    };
    await expect(read(changed(0, '../evil'))).rejects.toThrow(TarFault);
    await expect(read(changed(156, '2'))).rejects.toThrow(TarFault);
    await expect(read(changed(156, '5'))).rejects.toThrow(TarFault);
    await expect(read(changed(124, '-0000000001'))).rejects.toThrow(TarFault);
  });

  it('does not go on over a file that was not read', async () => {
    await expect(
      (async () => {
        for await (const _file of readTar(inPieces(tarOf(FILES), 700)));
      })(),
    ).rejects.toThrow('not read');
  });
});
