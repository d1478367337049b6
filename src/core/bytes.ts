/** Bytes as every layer here passes them: a view on a buffer that nobody else grows or shares. */
export type Bytes = Uint8Array<ArrayBuffer>;

// The core is compiled without DOM types; these two exist in every place it runs (browser, worker, Node 20).
declare const TextEncoder: new () => {encode(text: string): Bytes};
declare const TextDecoder: new (
  label: string,
  options: {fatal: boolean; ignoreBOM: boolean},
) => {decode(bytes: Uint8Array): string};

/** UTF-8 bytes of a text. A lone surrogate becomes U+FFFD (RFC 3629 has no form for it). */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** The text of UTF-8 bytes, BOM kept; undefined where they are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lower-case hex, two digits a byte. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Bytes of an even-length hex text; undefined for anything else. */
export function fromHex(text: string): Bytes | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding, RFC 4648 §4. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] ?? 0;
    const b = bytes[i + 1] ?? 0;
    const c = bytes[i + 2] ?? 0;
    const left = bytes.length - i;
    pieces.push(
      BASE64.charAt(a >> 2) +
        BASE64.charAt(((a & 3) << 4) | (b >> 4)) +
        (left > 1 ? BASE64.charAt(((b & 15) << 2) | (c >> 6)) : '=') +
        (left > 2 ? BASE64.charAt(c & 63) : '='),
    );
  }
  return pieces.join('');
}

const VALUE_OF = new Uint8Array(128);
for (let i = 0; i < BASE64.length; i += 1) VALUE_OF[BASE64.charCodeAt(i)] = i;

/** Bytes of a padded base64 text (white space ignored); undefined where it is malformed. */
export function fromBase64(text: string): Bytes | undefined {
  const plain = text.replace(/\s+/g, '');
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return undefined;
  const padding = plain.endsWith('==') ? 2 : plain.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((plain.length / 4) * 3 - padding);
  const value = (at: number) => VALUE_OF[plain.charCodeAt(at)] ?? 0;
  for (let i = 0, at = 0; i < plain.length; i += 4, at += 3) {
    const group = (value(i) << 18) | (value(i + 1) << 12) | (value(i + 2) << 6) | value(i + 3);
    bytes[at] = group >> 16; // what lies past the end of a typed array is not kept
    bytes[at + 1] = group >> 8;
    bytes[at + 2] = group;
  }
  return bytes;
}

/** One after another, in a new buffer. */
export function joinBytes(pieces: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Same length and the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
