/** A letter that stands among letters of another script and looks like one of them. */
export type LookAlike = {index: number; character: string; name: string};

/** Letters of other scripts under the Latin letter whose shape they have in common faces. */
const SHAPES: Readonly<Record<string, string>> = {
  a: 'аα',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еҽ',
  g: 'ց',
  h: 'һհ',
  i: 'іιӏ',
  j: 'јϳյ',
  k: 'кκ',
  l: 'ӏӀΙІ',
  n: 'ոη',
  o: 'оοօσ',
  p: 'рρ',
  q: 'ԛգզ',
  r: 'г',
  s: 'ѕ',
  t: 'тτ',
  u: 'սυ',
  v: 'ѵν',
  w: 'ԝωա',
  x: 'хχ',
  y: 'уγү',
  A: 'АΑᎪ',
  B: 'ВΒᏴ',
  C: 'СϹᏟ',
  D: 'Ꭰ',
  E: 'ЕΕᎬ',
  G: 'ԌᏀ',
  H: 'НΗᎻ',
  I: 'ІΙӀ',
  J: 'ЈͿᎫ',
  K: 'КΚᏦ',
  L: 'ԼᏞ',
  M: 'МΜᎷ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡᏢ',
  Q: 'Ԛ',
  R: 'Ꭱ',
  S: 'ЅՏᏚ',
  T: 'ТΤᎢ',
  U: 'Ս',
  V: 'ѴᏙ',
  W: 'ԜᏔ',
  X: 'ХΧ',
  Y: 'УΥҮ',
  Z: 'ΖᏃ',
};

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'] as const;
type Script = (typeof SCRIPTS)[number] | 'Stylised' | 'Other';

const SCRIPT_TESTS: readonly (readonly [Script, RegExp])[] = SCRIPTS.map((name) => [
  name,
  new RegExp(`^\\p{Script=${name}}$`, 'u'),
]);

/** Mathematical and fullwidth letters: Latin letters in a dress. */
const STYLISED = /^[\u{1d400}-\u{1d7cb}\uff21-\uff3a\uff41-\uff5a]$/u;
const WORD = /[\p{L}\p{M}]+/gu;
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

/**
 * The look-alikes of a text: letters of one script inside a word otherwise of another one, if every one of them has
 * a double there. A word that openly mixes scripts ("Webинар") is none, and neither is a word all of one script.
 */
export function lookAlikes(text: string): LookAlike[] {
  const found: LookAlike[] = [];
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (PLAIN_WORD.test(word)) continue;
    for (const one of inWord(word)) found.push({...one, index: match.index + one.index});
  }
  return found;
}

type Letter = {index: number; character: string; script: Script};

function inWord(word: string): LookAlike[] {
  const letters = lettersOf(word);
  const counts = new Map<Script, number>();
  for (const {script} of letters) counts.set(script, (counts.get(script) ?? 0) + 1);
  const main = mainScript(counts);
  if (counts.size < 2 || main === 'Other') return [];
  const strangers = letters.filter(({script}) => script !== main);
  const doubles = strangers.flatMap((letter) => doubleOf(letter, main));
  return doubles.length === strangers.length ? doubles : [];
}

/** The script of most letters; where two have as many, Latin. */
function mainScript(counts: ReadonlyMap<Script, number>): Script {
  let best: Script = 'Latin';
  for (const [script, count] of counts) if (count > (counts.get(best) ?? 0)) best = script;
  return best;
}

function lettersOf(word: string): Letter[] {
  const letters: Letter[] = [];
  let index = 0;
  for (const character of word) {
    if (/\p{L}/u.test(character)) letters.push({index, character, script: scriptOf(character)});
    index += character.length;
  }
  return letters;
}

function scriptOf(character: string): Script {
  if (STYLISED.test(character)) return 'Stylised';
  return SCRIPT_TESTS.find(([, test]) => test.test(character))?.[0] ?? 'Other';
}

function doubleOf({index, character, script}: Letter, main: Script): LookAlike[] {
  const shape = latinShape(character, script);
  if (!shape) return [];
  if (main === 'Latin') return [{index, character, name: `${script} letter that looks like Latin ${shape}`}];
  const doubled = main === 'Stylised' || shapesOfScript.get(main)?.has(shape);
  return doubled
    ? [{index, character, name: `${script} letter ${latinName(script, shape)}that looks like a ${main} letter`}]
    : [];
}

function latinShape(character: string, script: Script): string | undefined {
  if (script === 'Latin') return /^[a-z]$/i.test(character) ? character : undefined;
  if (script === 'Stylised') return character.normalize('NFKC');
  return shapeOf.get(character);
}

function latinName(script: Script, shape: string): string {
  return script === 'Latin' ? `${shape} ` : '';
}
