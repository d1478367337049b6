// The container of a backup: a tar (POSIX.1-1988 ustar) of plain files. It is written and read in one go from front to
// back, has no bounds that a backup could meet, and every system can unpack it without us.
import {type Bytes, joinBytes, utf8, utf8Text} from '../bytes.ts';

const BLOCK = 512;
/** Eleven octal digits. */
const LARGEST = 8 ** 11 - 1;
const NAME = 100;
const PREFIX = 155;

/** A name that has no place in the container. */
export class TarFault extends Error {}

/** The 512 bytes that stand before a file of `size` bytes. `seconds` since 1970 is the time it bears. */
export function tarHeader(name: string, size: number, seconds: number): Bytes {
  if (!Number.isSafeInteger(size) || size < 0 || size > LARGEST) throw new TarFault(`${name}: ${size} bytes`);
  const block = new Uint8Array(BLOCK);
  const [prefix, last] = splitName(name);
  const put = (at: number, text: string) => block.set(utf8(text), at);
  put(0, last);
  put(100, '0000600\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${octal(size, 11)}\0`);
  put(136, `${octal(seconds, 11)}\0`);
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\u000000');
  put(345, prefix);
  put(148, `${octal(sumOf(block), 6)}\0 `);
  return block;
}

/** The zeros that follow a file of `size` bytes. */
export function tarPadding(size: number): Bytes {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The two empty blocks at the end. */
export function tarEnd(): Bytes {
  return new Uint8Array(2 * BLOCK);
}

function splitName(name: string): [prefix: string, last: string] {
  if (!isTarName(name)) throw new TarFault(`the name ${JSON.stringify(name)}`);
  if (name.length <= NAME) return ['', name];
  const at = name.lastIndexOf('/');
  const parts: [string, string] = [name.slice(0, at), name.slice(at + 1)];
  if (at < 0 || parts[0].length > PREFIX || parts[1].length > NAME) throw new TarFault(`the long name ${name}`);
  return parts;
}

/** Ours only: no name can climb, be absolute, or mean something else on another system. */
function isTarName(name: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(name) && !name.includes('..');
}

function octal(value: number, digits: number): string {
  return Math.max(0, Math.floor(value)).toString(8).padStart(digits, '0').slice(-digits);
}

function sumOf(block: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < BLOCK; i += 1) sum += i >= 148 && i < 156 ? 32 : (block[i] ?? 0);
  return sum;
}

/** One file of a container. `body` gives its bytes in pieces, and has to be read to its end before the next file. */
export type TarFile = {name: string; size: number; body(): AsyncGenerator<Bytes>; whole(): Promise<Bytes>};

/** The files of a container, one after another. Throws `TarFault` where it is none, or ends before its end. */
export async function* readTar(chunks: AsyncIterable<Bytes>): AsyncGenerator<TarFile> {
  const from = new Pieces(chunks);
  for (;;) {
    const block = await from.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) {
      if (!(await from.exactly(BLOCK)).every((byte) => byte === 0)) throw new TarFault('no end');
      // To the very end: an encrypted stream vouches for itself only when its last piece was read.
      if (!(await from.isAtEnd())) throw new TarFault('bytes behind the end');
      return;
    }
    const {name, size} = parseHeader(block);
    let left = size;
    const body = async function* () {
      while (left > 0) {
        const piece = await from.upTo(left);
        left -= piece.length;
        yield piece;
      }
    };
    yield {
      name,
      size,
      body,
      whole: async () => {
        const pieces: Bytes[] = [];
        for await (const piece of body()) pieces.push(piece);
        return joinBytes(pieces);
      },
    };
    if (left > 0) throw new TarFault(`${name} was not read to its end`);
    await from.exactly(tarPadding(size).length);
  }
}

function parseHeader(block: Bytes): {name: string; size: number} {
  const field = (at: number, length: number) => {
    const bytes = block.subarray(at, at + length);
    const end = bytes.indexOf(0);
    return utf8Text(end < 0 ? bytes : bytes.subarray(0, end)) ?? '';
  };
  const number = (at: number, length: number) => {
    const text = field(at, length).trim();
    return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : -1;
  };
  if (field(257, 5) !== 'ustar' || number(148, 8) !== sumOf(block)) throw new TarFault('not a container of ours');
  const prefix = field(345, PREFIX);
  const name = prefix ? `${prefix}/${field(0, NAME)}` : field(0, NAME);
  const size = number(124, 12);
  if (field(156, 1) !== '0' || size < 0 || !isTarName(name))
    throw new TarFault('an entry that is no plain file of ours');
  return {name, size};
}

/** Bytes that come in pieces of any size, handed on in the sizes that are asked for. */
class Pieces {
  readonly #from: AsyncIterator<Bytes>;
  #held: Bytes = new Uint8Array();

  constructor(chunks: AsyncIterable<Bytes>) {
    this.#from = chunks[Symbol.asyncIterator]();
  }

  async #fill(): Promise<boolean> {
    while (this.#held.length === 0) {
      const next = await this.#from.next();
      if (next.done) return false;
      this.#held = next.value;
    }
    return true;
  }

  async upTo(most: number): Promise<Bytes> {
    if (!(await this.#fill())) throw new TarFault('it ends too early');
    const piece = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(piece.length);
    return piece;
  }

  async exactly(length: number): Promise<Bytes> {
    const pieces: Bytes[] = [];
    for (let left = length; left > 0; ) {
      const piece = await this.upTo(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return joinBytes(pieces);
  }

  async isAtEnd(): Promise<boolean> {
    return !(await this.#fill());
  }
}
