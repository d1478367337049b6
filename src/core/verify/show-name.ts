/** A name of unknown bytes, safe to print: what is not plain printable ASCII becomes `\x..`. */
export function showName(bytes: Uint8Array): string {
  let shown = '';
  for (const byte of bytes.subarray(0, 300)) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x5c;
    shown += plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return bytes.length > 300 ? `${shown}…` : shown;
}

/** The same for a text: control, format and direction characters cannot act where it is printed. */
export function showText(text: string): string {
  const shown = text
    .slice(0, 300)
    .toWellFormed()
    .replace(/[^\x20-\x7e]|\\/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length > 300 ? `${shown}…` : shown;
}
