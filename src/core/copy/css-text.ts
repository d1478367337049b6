import type {Piece} from './pieces.ts';

/** What becomes of an address in a style sheet: the place of its bytes, or nothing. */
export type Placed = (address: string) => Piece | undefined;

/** An address that shows nothing and asks nobody. */
const NOTHING = 'data:,';

// One pass over what can hold an address, so that an address in a comment or in a string is not taken for one:
// comment | url(…) quoted or bare | string | `<` that could open or close a tag.
const TOKEN =
  /\/\*[\s\S]*?(?:\*\/|$)|(?<![\w-])url\(\s*(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|((?:[^"'()\\\s]|\\[\s\S])*))\s*\)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|<(?=[a-z!/?])/gi;

/**
 * The text of style rules with every address replaced, and with no `<` left that a parser of pages could take for a
 * tag: a style element that ends up inside foreign content is no longer read as plain text there.
 */
export function placeAddresses(css: string, placed: Placed): Piece[] {
  const out: Piece[] = [];
  let from = 0;
  for (const match of css.matchAll(TOKEN)) {
    out.push(css.slice(from, match.index));
    from = match.index + match[0].length;
    out.push(...replacement(match, placed));
  }
  out.push(css.slice(from));
  return out.filter((piece) => piece !== '');
}

function replacement(match: RegExpExecArray, placed: Placed): Piece[] {
  const [whole, double, single, bare] = match;
  if (whole.startsWith('/*')) return [];
  if (whole === '<') return ['\\3c '];
  const written = double ?? single ?? bare;
  if (written === undefined) return [harmless(whole)];
  const address = unescaped(written).trim();
  // A place in the same document (a filter, a gradient) asks nobody.
  if (address.startsWith('#')) return [`url("${cssString(address)}")`];
  const place = placed(address);
  return place === undefined ? [`url("${NOTHING}")`] : ['url("', place, '")'];
}

function harmless(text: string): string {
  return text.replace(/<(?=[a-z!/?])/gi, '\\3c ');
}

/** CSS escapes: a backslash with up to six hex digits and one blank, or with the character itself. */
function unescaped(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\n|([\s\S]))/gi, (_whole, hex?: string, plain?: string) => {
    if (hex === undefined) return plain ?? '';
    const code = Number.parseInt(hex, 16);
    return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** Text fit to stand between double quotes in a style sheet. */
export function cssString(text: string): string {
  return text.replace(/["\\\n\r\f<>*]/g, (one) => `\\${one.charCodeAt(0).toString(16)} `);
}
