import {utf8Text} from '../../bytes.ts';

/**
 * Facebook's and Instagram's downloads write each byte of a UTF-8 text as a character of its own: `Ã¼` for `ü`. Put
 * right only where every character is such a byte and all together are UTF-8; anything else stays as it is.
 */
export function withoutMojibake(text: string): string {
  const bytes = new Uint8Array(text.length);
  let high = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return text;
    high ||= code > 0x7f;
    bytes[at] = code;
  }
  return high ? (utf8Text(bytes) ?? text) : text;
}
