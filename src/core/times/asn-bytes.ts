import {type Bytes, joinBytes} from '../bytes.ts';

/** A copy of bytes that the ASN.1 reader hands out as views on, or as, buffers. */
export function bytesOf(value: ArrayBuffer | ArrayBufferView): Bytes {
  const view =
    value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return joinBytes([view]);
}
