import {sha1} from '@noble/hashes/legacy.js';
import {fromHex, hex, joinBytes, utf8} from '../bytes.ts';
import type {Uuid} from '../ids.ts';

/** UUID version 5 (RFC 9562 §5.5): the same for the same name in the same namespace. It hides nothing. */
export function nameUuid(namespace: Uuid, name: string): string {
  const space = fromHex(namespace.replaceAll('-', ''));
  if (!space) throw new Error('no UUID');
  const bytes = sha1(joinBytes([space, utf8(name)])).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = hex(bytes);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
