import {utf8, utf8Text} from '../bytes.ts';
import type {ByteSource} from './byte-source.ts';

/** How a pack was locked for a reader: a ZIP with AES around it, or an `age` file. */
export type LockedKind = 'zip' | 'age';

const AGE = utf8('age-encryption.org/v1\n');
/** `pack.zip`, or that of one part of several. */
const INNER_NAME = /^pack(-part-[0-9]{1,3}-of-[0-9]{1,3})?\.zip$/;
const LONGEST_NAME = 32;
/** Signature of a local header, its length without the name, and the flag of an encrypted entry. */
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const ENCRYPTED = 1;

/** Whether a file is a locked pack, by its first bytes; undefined for anything else. It says nothing of its being whole. */
export async function lockedKind(source: ByteSource): Promise<LockedKind | undefined> {
  const first = await source.read(0, Math.min(source.size, LOCAL_SIZE + LONGEST_NAME));
  if (startsWith(first, AGE)) return 'age';
  if (first.length < LOCAL_SIZE) return undefined;
  const view = new DataView(first.buffer, first.byteOffset, first.byteLength);
  const locked = view.getUint32(0, true) === LOCAL && (view.getUint16(6, true) & ENCRYPTED) !== 0;
  const name = utf8Text(first.subarray(LOCAL_SIZE, LOCAL_SIZE + view.getUint16(26, true))) ?? '';
  return locked && INNER_NAME.test(name) ? 'zip' : undefined;
}

function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return bytes.length >= beginning.length && beginning.every((byte, i) => bytes[i] === byte);
}
