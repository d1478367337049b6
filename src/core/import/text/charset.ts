// The core is compiled without DOM types; TextDecoder exists in every place it runs.
declare const TextDecoder: new (
  label: string,
  options: {fatal?: boolean; ignoreBOM?: boolean},
) => {decode(bytes: Uint8Array, options?: {stream?: boolean}): string};

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text and how its bytes were read. */
export type DecodedText = {
  text: string;
  charset: Charset;
  /** Whether a mark at the beginning states it. UTF-8 needs none: text that is valid UTF-8 is hardly ever anything else. */
  stated: boolean;
  /** Characters that stand for bytes which are no text in that encoding. */
  damaged: number;
  /** Whether it holds bytes that no text has. */
  binary: boolean;
};

/**
 * Reads bytes as text: by its mark, as UTF-16 where every other byte is zero, as UTF-8 where that is valid or broken
 * in few places only, else as windows-1252. With `cut` the bytes are a beginning and may end within a character.
 */
export function decodeText(bytes: Uint8Array, {cut = false} = {}): DecodedText {
  const {charset, stated} = charsetOf(bytes);
  if (charset !== 'utf-8') return decoded(bytes, charset, stated, cut);
  const asUtf8 = decoded(bytes, 'utf-8', stated, cut);
  if (stated || asUtf8.damaged === 0) return asUtf8;
  // A few broken bytes amid many right ones are damage; many broken and none right are another encoding.
  return asUtf8.damaged > multibyte(asUtf8.text) ? decoded(bytes, 'windows-1252', false, cut) : asUtf8;
}

function charsetOf(bytes: Uint8Array): {charset: Charset; stated: boolean} {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return {charset: 'utf-8', stated: true};
  if (a === 0xff && b === 0xfe) return {charset: 'utf-16le', stated: true};
  if (a === 0xfe && b === 0xff) return {charset: 'utf-16be', stated: true};
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4096) & ~1;
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (looked >= 8 && odd * 4 > looked && even * 20 < odd) return {charset: 'utf-16le', stated: false};
  if (looked >= 8 && even * 4 > looked && odd * 20 < even) return {charset: 'utf-16be', stated: false};
  return {charset: 'utf-8', stated: false};
}

function decoded(bytes: Uint8Array, charset: Charset, stated: boolean, cut: boolean): DecodedText {
  const even = charset.startsWith('utf-16') && cut ? bytes.subarray(0, bytes.length & ~1) : bytes;
  const text = new TextDecoder(charset, {ignoreBOM: true}).decode(even, {stream: cut});
  const binary = holdsControls(text.slice(0, 8192));
  return {text, charset, stated, damaged: count(text, (code) => code === REPLACEMENT), binary};
}

/** Control characters other than white space and escape: no text holds them. */
function holdsControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 && (code < 9 || code > 13) && code !== 27) return true;
  }
  return false;
}

/** How many code units of a text are of a kind. */
function count(text: string, is: (code: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < text.length; at += 1) if (is(text.charCodeAt(at))) found += 1;
  return found;
}

const REPLACEMENT = 0xfffd;

function multibyte(text: string): number {
  return count(text, (code) => code > 127 && code !== REPLACEMENT);
}
