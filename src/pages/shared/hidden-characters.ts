import {codePointName} from '../../core/facts/code-point.ts';

/** A stretch of text to show as it stands, or one character that the eye would not see, to show as its code. */
export type Piece = {text: string} | {code: string};

// Direction controls, zero-width and other invisible characters, fillers that look like a blank, lone surrogates, and
// controls that are no line feed or tab. Not the Arabic number signs, which are format characters but are seen.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\p{Cs}]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;

const JOINER = '\u200d';
const NON_JOINER = '\u200c';
const PICTURE_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const PICTURE_AFTER = /^\p{Extended_Pictographic}/u;
/** Scripts whose spelling needs joiners. */
const JOINING_SCRIPTS =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}]\p{M}*$/u;
/** The tags after a black flag spell England, Scotland, Wales: part of one picture. */
const FLAG_WITH_TAGS = /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u;
const TAG = /^[\u{e0020}-\u{e007f}]$/u;

/**
 * Splits a text so that every character which hides or turns others can be shown as its code. Joiners inside one
 * emoji, and inside words of scripts that need them, are spelling and stay.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (isSpelling(text, match[0], match.index)) continue;
    if (match.index > from) pieces.push({text: text.slice(from, match.index)});
    pieces.push({code: codePointName(match[0])});
    from = match.index + match[0].length;
  }
  if (from < text.length || pieces.length === 0) pieces.push({text: text.slice(from)});
  return pieces;
}

/** The text with its hidden characters as codes, for labels that hold nothing but text. */
export function visibleText(text: string): string {
  return piecesOf(text)
    .map((piece) => ('code' in piece ? `[${piece.code}]` : piece.text))
    .join('');
}

function isSpelling(text: string, character: string, index: number): boolean {
  // A window is enough, and keeps a text of a hundred thousand joiners fast.
  const before = text.slice(Math.max(0, index - 64), index);
  if (TAG.test(character)) return FLAG_WITH_TAGS.test(before);
  if (character !== JOINER && character !== NON_JOINER) return false;
  if (JOINING_SCRIPTS.test(before)) return true;
  const after = text.slice(index + 1, index + 3);
  return character === JOINER && PICTURE_BEFORE.test(before) && PICTURE_AFTER.test(after);
}
