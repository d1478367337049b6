import type {WordTable} from './words.ts';

/** One piece of a text: a word of the language with all it can mean, or figures. */
export type Token<Mark, Figures> = {marks: readonly Mark[]} | {figures: Figures};

/** Scripts that write their words without spaces between them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTER = /^[\p{L}\p{M}]/u;
const BETWEEN = /^[\s\p{P}\p{S}]/u;

/** The words and figures of a text in order; undefined where it holds anything else. The longest word goes first. */
export function scan<Mark, Figures>(
  text: string,
  table: WordTable<Mark>,
  figuresAt: (rest: string) => {figures: Figures; length: number} | undefined,
): Token<Mark, Figures>[] | undefined {
  const longest = longestIn(table);
  const tokens: Token<Mark, Figures>[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const word = wordAt(rest, table, longest);
    const figures = word === undefined ? figuresAt(rest) : undefined;
    if (word !== undefined) tokens.push({marks: table.get(word) ?? []});
    else if (figures) tokens.push({figures: figures.figures});
    else if (!BETWEEN.test(rest)) return undefined;
    at += word?.length ?? figures?.length ?? String.fromCodePoint(rest.codePointAt(0) ?? 0).length;
  }
  return tokens;
}

function wordAt(rest: string, table: WordTable<unknown>, longest: number): string | undefined {
  for (let length = Math.min(longest, rest.length); length > 0; length -= 1) {
    const word = rest.slice(0, length);
    if (table.has(word) && endsHere(word, rest.slice(length))) return word;
  }
  return undefined;
}

/** A word is no part of a longer one, a number no part of a longer number. */
function endsHere(word: string, after: string): boolean {
  const last = [...word].at(-1) ?? '';
  if (/\d/.test(last)) return !/^\d/.test(after);
  return !LETTER.test(last) || UNSPACED.test(last) || !LETTER.test(after);
}

const longestWords = new WeakMap<WordTable<unknown>, number>();

function longestIn(table: WordTable<unknown>): number {
  const known = longestWords.get(table);
  if (known !== undefined) return known;
  const longest = Math.max(0, ...[...table.keys()].map((word) => word.length));
  longestWords.set(table, longest);
  return longest;
}
