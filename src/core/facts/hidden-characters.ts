import {codePointName} from './code-point.ts';
import type {HiddenCharacter} from './facts.ts';
import {type LookedAt, lookAlikes} from './look-alikes.ts';

type Found = Omit<HiddenCharacter, 'field'>;

/** The fields of a reading in which hidden characters are looked for. */
export type Watched = {[field in HiddenCharacter['field']]?: string | undefined};

/*
 * What is listed: characters that draw nothing, turn the direction of others, or stand in for a letter of another
 * script, with their Unicode names; in names also blanks that are not the usual one. What is not, because it is plain spelling: joiners between letters of scripts that need them (Persian,
 * Hindi …) and inside one emoji; the sign that makes a symbol a coloured emoji; the tags of a flag; variants of a
 * Han character. Letters of right-to-left scripts are letters. Direction marks are always listed: honest texts have
 * them too, and the list says what is there, not why.
 */
const CANDIDATES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffc]|\u034f|[\u180b-\u180d\u180f]|[\ufe00-\ufe0f]|[\u{1bca0}-\u{1bca3}\u{1d159}\u{1d173}-\u{1d17a}\u{16fe4}\u{e0000}-\u{e0fff}]/gu;

/** Blanks that are not the one of the keyboard. Texts are set with them; in a name they make another name of it. */
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;

const JOINED =
  /[\p{Script_Extensions=Arabic}\p{Script_Extensions=Syriac}\p{Script_Extensions=Nko}\p{Script_Extensions=Mongolian}\p{Script_Extensions=Devanagari}\p{Script_Extensions=Bengali}\p{Script_Extensions=Gujarati}\p{Script_Extensions=Gurmukhi}\p{Script_Extensions=Kannada}\p{Script_Extensions=Malayalam}\p{Script_Extensions=Oriya}\p{Script_Extensions=Tamil}\p{Script_Extensions=Telugu}\p{Script_Extensions=Sinhala}\p{Script_Extensions=Khmer}\p{Script_Extensions=Myanmar}]/u;
// Looked at from behind: Chromium 156 finds no class of astral characters straight before the end (`[…]$`).
const PICTURE_END = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)$/u;
const SYMBOL_END = /(?<=[\p{Emoji}\p{Extended_Pictographic}])$/u;
const HAN_END = /(?<=\p{Script=Han})$/u;
const PICTURE_START = /^\p{Extended_Pictographic}/u;
const FLAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u;
/** More context than this decides nothing. */
const WINDOW = 16;

const NAMES: Readonly<Record<string, string>> = {
  '00A0': 'NO-BREAK SPACE',
  '00AD': 'SOFT HYPHEN',
  '034F': 'COMBINING GRAPHEME JOINER',
  '061C': 'ARABIC LETTER MARK',
  '115F': 'HANGUL CHOSEONG FILLER',
  '1160': 'HANGUL JUNGSEONG FILLER',
  '17B4': 'KHMER VOWEL INHERENT AQ',
  '17B5': 'KHMER VOWEL INHERENT AA',
  '1680': 'OGHAM SPACE MARK',
  '180B': 'MONGOLIAN FREE VARIATION SELECTOR ONE',
  '180C': 'MONGOLIAN FREE VARIATION SELECTOR TWO',
  '180D': 'MONGOLIAN FREE VARIATION SELECTOR THREE',
  '180E': 'MONGOLIAN VOWEL SEPARATOR',
  '180F': 'MONGOLIAN FREE VARIATION SELECTOR FOUR',
  '2000': 'EN QUAD',
  '2001': 'EM QUAD',
  '2002': 'EN SPACE',
  '2003': 'EM SPACE',
  '2004': 'THREE-PER-EM SPACE',
  '2005': 'FOUR-PER-EM SPACE',
  '2006': 'SIX-PER-EM SPACE',
  '2007': 'FIGURE SPACE',
  '2008': 'PUNCTUATION SPACE',
  '2009': 'THIN SPACE',
  '200A': 'HAIR SPACE',
  '200B': 'ZERO WIDTH SPACE',
  '200C': 'ZERO WIDTH NON-JOINER',
  '200D': 'ZERO WIDTH JOINER',
  '200E': 'LEFT-TO-RIGHT MARK',
  '200F': 'RIGHT-TO-LEFT MARK',
  '2028': 'LINE SEPARATOR',
  '2029': 'PARAGRAPH SEPARATOR',
  '202A': 'LEFT-TO-RIGHT EMBEDDING',
  '202B': 'RIGHT-TO-LEFT EMBEDDING',
  '202C': 'POP DIRECTIONAL FORMATTING',
  '202D': 'LEFT-TO-RIGHT OVERRIDE',
  '202E': 'RIGHT-TO-LEFT OVERRIDE',
  '202F': 'NARROW NO-BREAK SPACE',
  '205F': 'MEDIUM MATHEMATICAL SPACE',
  '2060': 'WORD JOINER',
  '2061': 'FUNCTION APPLICATION',
  '2062': 'INVISIBLE TIMES',
  '2063': 'INVISIBLE SEPARATOR',
  '2064': 'INVISIBLE PLUS',
  '2066': 'LEFT-TO-RIGHT ISOLATE',
  '2067': 'RIGHT-TO-LEFT ISOLATE',
  '2068': 'FIRST STRONG ISOLATE',
  '2069': 'POP DIRECTIONAL ISOLATE',
  '206A': 'INHIBIT SYMMETRIC SWAPPING',
  '206B': 'ACTIVATE SYMMETRIC SWAPPING',
  '206C': 'INHIBIT ARABIC FORM SHAPING',
  '206D': 'ACTIVATE ARABIC FORM SHAPING',
  '206E': 'NATIONAL DIGIT SHAPES',
  '206F': 'NOMINAL DIGIT SHAPES',
  '2800': 'BRAILLE PATTERN BLANK',
  '3164': 'HANGUL FILLER',
  FEFF: 'ZERO WIDTH NO-BREAK SPACE',
  FFA0: 'HALFWIDTH HANGUL FILLER',
  FFF9: 'INTERLINEAR ANNOTATION ANCHOR',
  FFFA: 'INTERLINEAR ANNOTATION SEPARATOR',
  FFFB: 'INTERLINEAR ANNOTATION TERMINATOR',
  FFFC: 'OBJECT REPLACEMENT CHARACTER',
  '16FE4': 'KHITAN SMALL SCRIPT FILLER',
  '1BCA0': 'SHORTHAND FORMAT LETTER OVERLAP',
  '1BCA1': 'SHORTHAND FORMAT CONTINUING OVERLAP',
  '1BCA2': 'SHORTHAND FORMAT DOWN STEP',
  '1BCA3': 'SHORTHAND FORMAT UP STEP',
  '1D159': 'MUSICAL SYMBOL NULL NOTEHEAD',
  '1D173': 'MUSICAL SYMBOL BEGIN BEAM',
  '1D174': 'MUSICAL SYMBOL END BEAM',
  '1D175': 'MUSICAL SYMBOL BEGIN TIE',
  '1D176': 'MUSICAL SYMBOL END TIE',
  '1D177': 'MUSICAL SYMBOL BEGIN SLUR',
  '1D178': 'MUSICAL SYMBOL END SLUR',
  '1D179': 'MUSICAL SYMBOL BEGIN PHRASE',
  '1D17A': 'MUSICAL SYMBOL END PHRASE',
  E0001: 'LANGUAGE TAG',
  E007F: 'CANCEL TAG',
};

/** Every hidden or look-alike character of the fields, in their order. */
export function hiddenCharacters(fields: Watched): HiddenCharacter[] {
  const order: readonly HiddenCharacter['field'][] = ['text', 'displayName', 'handle'];
  return order.flatMap((field) => hiddenIn(fields[field] ?? '', field).map((found) => ({field, ...found})));
}

/** Every hidden or look-alike character of a text, by place; in names more is told than in texts. */
export function hiddenIn(text: string, field: LookedAt = 'text'): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(CANDIDATES)) {
    const [character] = match;
    if (isSpelling(text, match.index, character)) continue;
    const codePoint = codePointName(character);
    found.push({index: match.index, codePoint, name: nameOf(character, codePoint.slice(2))});
  }
  return [...found, ...(field === 'text' ? [] : blanksIn(text)), ...lookAlikes(text, field).map(named)].sort(
    (a, b) => a.index - b.index,
  );
}

function blanksIn(name: string): Found[] {
  return [...name.matchAll(BLANKS)].map((match) => {
    const codePoint = codePointName(match[0]);
    return {index: match.index, codePoint, name: nameOf(match[0], codePoint.slice(2))};
  });
}

function named({index, character, name}: {index: number; character: string; name: string}): Found {
  return {index, codePoint: codePointName(character), name};
}

function nameOf(character: string, code: string): string {
  if (Object.hasOwn(NAMES, code)) return NAMES[code] ?? code;
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0xfe00 && point <= 0xfe0f) return `VARIATION SELECTOR-${point - 0xfe00 + 1}`;
  if (point >= 0xe0100 && point <= 0xe01ef) return `VARIATION SELECTOR-${point - 0xe0100 + 17}`;
  if (point >= 0xe0020 && point < 0xe007f) return tagName(String.fromCodePoint(point - 0xe0000));
  return point < 0xa0 ? 'CONTROL CHARACTER' : 'UNASSIGNED INVISIBLE CHARACTER';
}

function tagName(meant: string): string {
  if (/[a-z]/.test(meant)) return `TAG LATIN SMALL LETTER ${meant.toUpperCase()}`;
  if (/[A-Z]/.test(meant)) return `TAG LATIN CAPITAL LETTER ${meant}`;
  return `TAG CHARACTER “${meant}”`;
}

function isSpelling(text: string, index: number, character: string): boolean {
  const before = wholeStart(text, index);
  const after = text.slice(index + character.length, index + character.length + WINDOW);
  const point = character.codePointAt(0) ?? 0;
  if (point === 0x200c || point === 0x200d) return isJoiner(before, after, point);
  if (point >= 0xfe00 && point <= 0xfe0f) return SYMBOL_END.test(before) || (point < 0xfe03 && HAN_END.test(before));
  if (point >= 0xe0100 && point <= 0xe01ef) return HAN_END.test(before);
  if (point >= 0xe0020 && point <= 0xe007f) return FLAG.test(before);
  if (point >= 0x180b && point <= 0x180f)
    return /\p{Script=Mongolian}/u.test(before.slice(-1)) || /^\p{Script=Mongolian}/u.test(after);
  return false;
}

function isJoiner(before: string, after: string, point: number): boolean {
  if (point === 0x200d && PICTURE_END.test(before) && PICTURE_START.test(after)) return true;
  const last = /(\p{L})\p{M}*$/u.exec(before)?.[1] ?? '';
  const isInside = /^[\p{L}\p{M}]/u.test(after) || point === 0x200d;
  return JOINED.test(last) && isInside;
}

/** The text before a place, not cut inside a surrogate pair. */
function wholeStart(text: string, index: number): string {
  const start = Math.max(0, index - 2 * WINDOW);
  const isHalf = start > 0 && (text.charCodeAt(start) & 0xfc00) === 0xdc00;
  return text.slice(isHalf ? start + 1 : start, index);
}
