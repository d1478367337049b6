import {type Bytes, fromHex, joinBytes, sameBytes} from '../bytes.ts';

// A time-stamp request of RFC 3161 §2.4.1 as we write it: version 1, an imprint by SHA-256, a nonce of 8 bytes, the
// certificate asked for. Only imprint and nonce differ, so that every request is this frame, 69 bytes.
const BEFORE_IMPRINT = bytesOf('30430201013031300d060960864801650304020105000420');
const BEFORE_NONCE = bytesOf('0208');
const CERTIFICATE_WANTED = bytesOf('0101ff');

const IMPRINT = 32;
const NONCE = 8;
const LENGTH = BEFORE_IMPRINT.length + IMPRINT + BEFORE_NONCE.length + NONCE + CERTIFICATE_WANTED.length;

/** What a server is asked: its whole content is a hash and a random number. */
export type TimeRequest = {imprint: Bytes; nonce: Bytes};

/** The bytes of a request over a SHA-256. `random` are 8 random bytes; two bits of them are lost. */
export function timeRequest(imprint: Uint8Array, random: Uint8Array): Bytes {
  if (imprint.length !== IMPRINT || random.length !== NONCE) throw new Error('an imprint of 32 bytes, a nonce of 8');
  const nonce = random.slice();
  // A positive number of exactly 8 bytes in DER.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return joinBytes([BEFORE_IMPRINT, imprint, BEFORE_NONCE, nonce, CERTIFICATE_WANTED]);
}

/** What a request asks; undefined for anything that is not of our one form. */
export function parseTimeRequest(bytes: Uint8Array): TimeRequest | undefined {
  const imprint = bytes.slice(BEFORE_IMPRINT.length, BEFORE_IMPRINT.length + IMPRINT);
  const nonceAt = BEFORE_IMPRINT.length + IMPRINT + BEFORE_NONCE.length;
  const nonce = bytes.slice(nonceAt, nonceAt + NONCE);
  if (bytes.length !== LENGTH || !sameBytes(bytes, timeRequest(imprint, nonce))) return undefined;
  return {imprint: joinBytes([imprint]), nonce: joinBytes([nonce])};
}

function bytesOf(text: string): Bytes {
  return fromHex(text) ?? new Uint8Array(0);
}
