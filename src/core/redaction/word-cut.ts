/** Texts of more pieces than this are cut more coarsely, so that nobody's endless text makes an endless proof. */
const MOST_PIECES = 4096;
/** Code points of a stretch without blanks that make a piece: an address, or a script that writes none. */
const LONGEST_RUN = 8;

const BLANKS = new Set([' ', '\t', '\n', '\r']);

/**
 * Cuts a text into the pieces that can be masked; joined they are the text. A piece ends behind the blanks (space, tab,
 * line feed, carriage return) that follow a word; behind a character of a script that writes words of few characters
 * without blanks (U+2E80–U+9FFF, U+F900–U+FAFF, U+20000–U+3FFFF) and the blanks that follow it; and behind 8 code points
 * without any. Of more than 4096 pieces, as few neighbours as needed are joined.
 */
export function cutWords(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  let ends = false;
  for (const c of text) {
    const blank = BLANKS.has(c);
    if (piece !== '' && !blank && (ends || length === LONGEST_RUN || isAlone(c))) {
      pieces.push(piece);
      [piece, length, ends] = ['', 0, false];
    }
    piece += c;
    if (blank || isAlone(c)) ends = true;
    else length += 1;
  }
  if (piece !== '') pieces.push(piece);
  return joined(pieces);
}

function isAlone(c: string): boolean {
  const point = c.codePointAt(0) ?? 0;
  return (
    (point >= 0x2e80 && point <= 0x9fff) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0x20000 && point <= 0x3ffff)
  );
}

function joined(pieces: string[]): string[] {
  const together = Math.ceil(pieces.length / MOST_PIECES);
  if (together <= 1) return pieces;
  const groups: string[] = [];
  for (let i = 0; i < pieces.length; i += together) groups.push(pieces.slice(i, i + together).join(''));
  return groups;
}
