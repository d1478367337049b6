import {letterName} from './letter-names.ts';

/** A letter that looks like another one; its name is that of Unicode, with what it looks like. */
export type LookAlike = {index: number; character: string; name: string};

/** Letters under the plain Latin letter whose shape they have in common faces. */
const SHAPES: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  c: 'сϲⅽⲥ',
  d: 'ԁⅾ',
  e: 'еҽ',
  g: 'ցɡ',
  h: 'һհ',
  i: 'іιӏⅰ',
  j: 'јϳյ',
  k: 'кκ',
  l: 'ӏӀΙІⅼǀ',
  m: 'ⅿ',
  n: 'ոη',
  o: 'оοօσⲟ',
  p: 'рρⲣ',
  q: 'ԛգզ',
  r: 'г',
  s: 'ѕ',
  t: 'тτ',
  u: 'սυ',
  v: 'ѵνⅴ',
  w: 'ԝωա',
  x: 'хχⅹⲭ',
  y: 'уγү',
  A: 'АΑᎪꓮ',
  B: 'ВΒᏴꓐ',
  C: 'СϹᏟⅭꓚⲤ',
  D: 'ᎠⅮꓓ',
  E: 'ЕΕᎬꓰ',
  F: 'ꓝ',
  G: 'ԌᏀꓖ',
  H: 'НΗᎻꓧⲎ',
  I: 'ІΙӀⅠꓲ',
  J: 'ЈͿᎫꓙ',
  K: 'КΚᏦꓗⲔ',
  L: 'ԼᏞⅬꓡ',
  M: 'МΜᎷⅯꓟⲘ',
  N: 'ΝꓠⲚ',
  O: 'ОΟՕꓳⲞ',
  P: 'РΡᏢꓑⲢ',
  Q: 'Ԛ',
  R: 'Ꭱꓣ',
  S: 'ЅՏᏚꓢ',
  T: 'ТΤᎢꓔⲦ',
  U: 'Սꓴ',
  V: 'ѴᏙⅤꓦ',
  W: 'ԜᏔꓪ',
  X: 'ХΧⅩꓫⲬ',
  Y: 'УΥҮꓬ',
  Z: 'ΖᏃꓜ',
};

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'] as const;
/** `Dressed`: Latin letters in a dress, which no language is written in. */
type Script = (typeof SCRIPTS)[number] | 'Dressed' | 'Other';

const SCRIPT_TESTS: readonly (readonly [Script, RegExp])[] = SCRIPTS.map((name) => [
  name,
  new RegExp(`^\\p{Script=${name}}$`, 'u'),
]);

/** Mathematical, fullwidth and circled letters, numerals, and the few Latin letters of the shape of another one. */
const DRESSED =
  /^[\u{1d400}-\u{1d6a3}\uff21-\uff3a\uff41-\uff5a\u2160-\u217f\u24b6-\u24e9\u0251\u0261\u01c0\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212a\u212c\u212d\u212f-\u2131\u2133\u2134]$/u;
const LETTER = /[\p{L}\u2160-\u217f\u24b6-\u24e9]/u;
const WORD = /[\p{L}\p{M}\u2160-\u217f\u24b6-\u24e9]+/gu;
const PLAIN_WORD = /^[\p{ASCII}\p{M}]*$/u;

const shapeOf = new Map<string, string>();
for (const [latin, letters] of Object.entries(SHAPES)) {
  for (const letter of letters) if (!shapeOf.has(letter)) shapeOf.set(letter, latin);
}
const shapesOfScript = new Map<Script, Set<string>>();
for (const [letter, shape] of shapeOf) {
  const script = scriptOf(letter);
  shapesOfScript.set(script, (shapesOfScript.get(script) ?? new Set()).add(shape));
}

/** What a text is: in a name, a whole word of doubles stands for another name; in a text it is a word. */
export type LookedAt = 'text' | 'displayName' | 'handle';

/**
 * The look-alikes of a text: letters of one script inside a word otherwise of another one, if every one of them has
 * a double there. A word that openly mixes scripts ("Webинар") is none, and neither is a word all of one script, unless
 * it is an account name of doubles of Latin letters alone, or stands in a name beside Latin words.
 */
export function lookAlikes(text: string, field: LookedAt = 'text'): LookAlike[] {
  const words = [...text.matchAll(WORD)];
  const isBesideLatin = words.some(([word]) => /^[A-Za-z]{2,}$/.test(word));
  const isName = field === 'handle' || (field === 'displayName' && isBesideLatin);
  return words.flatMap((match) => {
    const [word] = match;
    if (PLAIN_WORD.test(word)) return [];
    return inWord(word, isName).map((one) => ({...one, index: match.index + one.index}));
  });
}

type Letter = {index: number; character: string; script: Script};

function inWord(word: string, isName: boolean): LookAlike[] {
  const letters = lettersOf(word);
  const main = mainScript(letters);
  const strangers = letters.filter(({script}) => script !== main);
  if (strangers.length === 0) return isName && main !== 'Latin' ? allDoubles(letters, 'Latin') : [];
  // A word all in a dress is a fashion in texts.
  if (strangers.length === letters.length && !isName) return [];
  return main === 'Other' ? [] : allDoubles(strangers, main);
}

/** What each of some letters looks like in a script; nothing where one of them has no double there. */
function allDoubles(letters: readonly Letter[], main: Script): LookAlike[] {
  const doubles = letters.flatMap((letter) => doubleOf(letter, main));
  return doubles.length === letters.length ? doubles : [];
}

/** The script of most letters, their dress left aside; where two have as many, Latin. */
function mainScript(letters: readonly Letter[]): Script {
  const counts = new Map<Script, number>();
  for (const {script} of letters) counts.set(script, (counts.get(script) ?? 0) + 1);
  counts.delete('Dressed');
  let best: Script = 'Latin';
  for (const [script, count] of counts) if (count > (counts.get(best) ?? 0)) best = script;
  return best;
}

function lettersOf(word: string): Letter[] {
  const letters: Letter[] = [];
  let index = 0;
  for (const character of word) {
    if (LETTER.test(character)) letters.push({index, character, script: scriptOf(character)});
    index += character.length;
  }
  return letters;
}

function scriptOf(character: string): Script {
  if (DRESSED.test(character)) return 'Dressed';
  return SCRIPT_TESTS.find(([, test]) => test.test(character))?.[0] ?? 'Other';
}

function doubleOf({index, character, script}: Letter, main: Script): LookAlike[] {
  const shape = latinShape(character, script);
  if (!shape || (main !== 'Latin' && !shapesOfScript.get(main)?.has(shape))) return [];
  const likeness = main === 'Latin' ? `looks like Latin ${shape}` : `looks like a ${main} letter`;
  return [{index, character, name: `${letterName(character) ?? `${script} letter`}, ${likeness}`}];
}

function latinShape(character: string, script: Script): string | undefined {
  if (script === 'Latin') return /^[a-z]$/i.test(character) ? character : undefined;
  const plain = script === 'Dressed' ? character.normalize('NFKC') : character;
  return shapeOf.get(character) ?? (/^[a-z]$/i.test(plain) ? plain : undefined);
}
