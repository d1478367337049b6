import {type Bytes, joinBytes} from '../bytes.ts';

/** A copy of bytes that the ASN.1 reader hands out as views on, or as, buffers. */
export function bytesOf(value: ArrayBuffer | ArrayBufferView): Bytes {
  const view =
    value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return joinBytes([view]);
}

/**
 * Whether bytes are one SEQUENCE in DER and nothing behind it: what the reader would not look at could be anything. Up to
 * 64 KiB, as all that is read here.
 */
export function isOneSequence(bytes: Uint8Array): boolean {
  const [tag, first = 0, high = 0, low = 0] = bytes;
  if (tag !== 0x30) return false;
  if (first < 0x80) return bytes.length === 2 + first;
  if (first === 0x81) return bytes.length === 3 + high;
  return first === 0x82 && bytes.length === 4 + high * 256 + low;
}
