import {codePointName} from '../facts/code-point.ts';

/** A character, named by its code point: `[U+202E]`. */
export function codeMark(character: string): string {
  return `[${codePointName(character)}]`;
}

// Control characters have no form on paper and lone surrogates none in UTF-8. Tab and line ends do their work as they are.
const CONTROLS = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** The text with control characters and lone surrogates named, so that it can be written down at all. */
export function visibleControls(text: string): string {
  return text.replace(CONTROLS, (character) =>
    character === '\n' || character === '\t' || character === '\r' ? character : codeMark(character),
  );
}

/*
 * Characters that draw nothing, or move what stands around them: every format character (direction marks, zero-width
 * ones, tags), fillers that look like a blank, and line ends that are not line feeds. No blanks of other widths: they
 * are seen as blanks.
 */
const INVISIBLE =
  /[\p{Cf}\p{Cc}\p{Cs}\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f/gu;
const JOINERS = /[\u200c\u200d]/;
// Tested against one character each time: Chromium 156 misses a class of such characters that stands before `$`.
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{e007f}|\ufe0f/u;
// Scripts in which a joiner shapes the letter before it: honest spelling, not a trick.
const JOINING =
  /[\p{Script_Extensions=Arabic}\p{Script_Extensions=Syriac}\p{Script_Extensions=Mongolian}\p{Script_Extensions=Devanagari}\p{Script_Extensions=Bengali}\p{Script_Extensions=Gujarati}\p{Script_Extensions=Gurmukhi}\p{Script_Extensions=Kannada}\p{Script_Extensions=Malayalam}\p{Script_Extensions=Oriya}\p{Script_Extensions=Tamil}\p{Script_Extensions=Telugu}\p{Script_Extensions=Sinhala}\p{Script_Extensions=Khmer}]/u;

/**
 * The text with its invisible characters named, or undefined if it has none. Joiners that build an emoji or shape a
 * letter of a joining script are what they seem, and are left alone.
 */
export function markedInvisible(text: string): string | undefined {
  let found = false;
  const marked = text.replace(INVISIBLE, (character, at: number) => {
    if (character === '\n' || character === '\t' || isHonest(character, text, at)) return character;
    found = true;
    return codeMark(character);
  });
  return found ? marked : undefined;
}

function isHonest(character: string, text: string, at: number): boolean {
  if (character === '\r') return text[at + 1] === '\n';
  const before = characterBefore(text, at);
  if (JOINERS.test(character)) return EMOJI.test(before) || JOINING.test(before);
  return isTag(character) && isInFlag(text, at);
}

function characterBefore(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
}

function isTag(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xe0020 && code <= 0xe007f;
}

const FLAG = '\u{1f3f4}';
const LONGEST_FLAG = 10;

/** The tags after a black flag spell the flags of England, Scotland and Wales. */
function isInFlag(text: string, at: number): boolean {
  let back = at;
  for (let steps = 0; steps < LONGEST_FLAG; steps += 1) {
    const before = characterBefore(text, back);
    if (!isTag(before)) return before === FLAG;
    back -= before.length;
  }
  return false;
}
