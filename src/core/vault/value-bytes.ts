import {type Bytes, utf8, utf8Text} from '../bytes.ts';

/** Texts that begin so are not the record's own: a byte array (start and length behind the JSON), or a text escaped. */
const ARRAY = '\u0000a';
const ESCAPED = '\u0000t';
const HEAD = 4;

/**
 * A record as bytes, so that it can be sealed: the length of a JSON text (4 bytes, big-endian), the text, then every byte
 * array of the record in turn. For what JSON can say, and byte arrays anywhere in it. Members that are `undefined` are left
 * out, as JSON leaves them out; lone surrogates survive. Throws for what has no JSON (a cycle, a BigInt).
 */
export function valueToBytes(value: unknown): Bytes {
  const arrays: Uint8Array[] = [];
  let length = 0;
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'string' && inner.startsWith('\u0000')) return ESCAPED + inner;
    if (!(inner instanceof Uint8Array)) return inner;
    arrays.push(inner);
    length += inner.length;
    return `${ARRAY}${length - inner.length} ${inner.length}`;
  });
  const json = utf8(text);
  const bytes = new Uint8Array(HEAD + json.length + length);
  new DataView(bytes.buffer).setUint32(0, json.length);
  bytes.set(json, HEAD);
  let at = HEAD + json.length;
  for (const array of arrays) {
    bytes.set(array, at);
    at += array.length;
  }
  return bytes;
}

/** The record of such bytes; its byte arrays are copies. Throws where the bytes are no record. */
export function bytesToValue(bytes: Bytes): unknown {
  if (bytes.length < HEAD) throw new Error('too short for a record');
  const behind = HEAD + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const text = utf8Text(bytes.subarray(HEAD, behind));
  if (text === undefined || behind > bytes.length) throw new Error('not a record');
  return JSON.parse(text, (_, inner: unknown) => {
    if (typeof inner !== 'string' || !inner.startsWith('\u0000')) return inner;
    if (inner.startsWith(ESCAPED)) return inner.slice(ESCAPED.length);
    const [start = 0, size = 0] = inner.slice(ARRAY.length).split(' ').map(Number);
    return bytes.slice(behind + start, behind + start + size);
  });
}
