import {type Bytes, joinBytes, utf8, utf8Text} from '../core/bytes.ts';
import type {LockFault} from './lock-fault.ts';

// https://age-encryption.org/v1: lines of ASCII, the last of them `--- ` and a code over all before it.
const FIRST_LINE = utf8('age-encryption.org/v1\n');
const LINE_FEED = 10;
/** A line for one person takes some 100 bytes. More than this is no header but a file that would fill the memory. */
const MAX_HEADER = 64 * 1024;
/** 2^20 rounds of scrypt take 1 GiB; `age` itself writes 2^18. */
const MAX_WORK = 20;

/** What the first lines of an age file say, and the bytes that were read to know it. */
export type AgeHeader = {size: number; lockedWith: 'passphrase' | 'keys'; read: Bytes};

function couldBecomeAge(bytes: Uint8Array): boolean {
  return FIRST_LINE.every((byte, i) => i >= bytes.length || bytes[i] === byte);
}

/** Where the header ends; undefined as long as its last line is not whole. */
function headerEnd(bytes: Uint8Array, text: string): number | undefined {
  const last = text.indexOf('\n--- ');
  const end = last === -1 ? -1 : bytes.indexOf(LINE_FEED, last + 1);
  return end === -1 ? undefined : end + 1;
}

// One character a byte, so that places in the text are places in the bytes, whatever the payload holds.
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function readLines(bytes: Bytes, size: number): AgeHeader | LockFault {
  const lines = utf8Text(bytes.subarray(0, size))?.split('\n') ?? [];
  const scrypt = lines.find((line) => line.startsWith('-> scrypt '));
  if (scrypt === undefined) return {size, lockedWith: 'keys', read: bytes};
  if (Number(scrypt.split(' ')[3]) > MAX_WORK) return 'tooCostly';
  return {size, lockedWith: 'passphrase', read: bytes};
}

/** Reads from `pieces` until the header is whole; what it read too much is in `read`. */
export async function readAgeHeader(pieces: AsyncGenerator<Bytes>): Promise<AgeHeader | LockFault> {
  let read: Bytes = new Uint8Array(0);
  for (;;) {
    const {done, value} = await pieces.next();
    if (done) return couldBecomeAge(read) && read.length > 0 ? 'endBroken' : 'notLocked';
    read = joinBytes([read, value]);
    if (!couldBecomeAge(read)) return 'notLocked';
    if (!value.includes(LINE_FEED) && read.length <= MAX_HEADER) continue;
    const size = headerEnd(read, latin1(read.subarray(0, MAX_HEADER)));
    if (size !== undefined) return readLines(read, size);
    if (read.length > MAX_HEADER) return 'damaged';
  }
}
