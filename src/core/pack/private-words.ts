import {foldForSearch} from '../text.ts';

/** What a stretch of text looks like: a way to reach or find somebody, or a word the keeper never wants to give out. */
export type PrivateKind =
  | 'phone'
  | 'mail'
  | 'postcode'
  | 'street'
  | 'school'
  | 'listed'
  | 'place' //        degrees on the earth
  // Not by its looks but by the field it stands in:
  | 'home'
  | 'witness'
  | 'children'
  | 'personAddress'
  | 'pictureplace';

/** One stretch, exactly as it stands. */
export type PrivateFind = {kind: PrivateKind; found: string};

/** What is looked for besides the patterns: telephone numbers by a library that knows them, and the keeper's own words. */
export type Watch = {phonesIn(text: string): readonly string[]; listed: readonly string[]};

// Every pattern has bounds on each repeat, so that no text can make it slow.
const MAIL =
  /(?<![@\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,24}(?![\p{L}\p{N}])/gu;
const UK_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b/gi;
const US_ZIP =
  /\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? {1,2}\d{5}(?:-\d{4})?\b/g;
const DEGREES = /(?<![\d.])-?\d{1,2}\.\d{4,12}\s?,\s?-?\d{1,3}\.\d{4,12}(?![\d.])/g;

const NAME = String.raw`\p{Lu}[\p{L}'’.-]{1,30}`;
const ROAD = 'Street|Road|Lane|Avenue|Crescent|Gardens|Terrace|Boulevard|Mews';
/** Words that are often no road: only with a number before. */
const ROAD_WITH_NUMBER = `${ROAD}|St|Rd|Ln|Ave|Cres|Gdns|Blvd|Close|Drive|Dr|Way|Court|Ct|Place|Pl|Square|Hill|Grove|Park|Row|Walk|View|Rise`;
const STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:\d{1,5}[a-z]?,? (?:${NAME} ){1,4}(?:${ROAD_WITH_NUMBER})|(?:${NAME} ){1,4}(?:${ROAD}))(?![\p{L}\p{N}])`,
  'gu',
);
const SCHOOL = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${NAME} ){1,6}(?:School|Academy|College|Nursery|Kindergarten|Preschool)(?![\p{L}\p{N}])`,
  'gu',
);
/** “My School” names none. */
const NO_NAME =
  /^(?:My|The|Her|His|Our|Their|At|From|After|Before|In|To|A|An|High|Primary|Middle|Secondary|Sunday|Old|New) (?:School|Academy|College|Nursery|Kindergarten|Preschool|Street|Road|Lane|Avenue)$/u;

/** A run of digits with no more between them than stands inside one number, seven at least. */
const DIGITS = /[+＋]?\(?\p{Nd}(?:[ ().\-/\u00a0]{0,2}\p{Nd}){6,59}/gu;
/** As many digits as two numbers have that stand side by side; a longer run is a table, and takes the library long. */
const MOST_DIGITS = 30;
/** What is written like a number, whether one was given out in that country or not. */
const PHONE =
  /(?<!\p{Nd})(?:[+＋]|00)\p{Nd}(?:[ ().\-/\u00a0]{0,2}\p{Nd}){7,14}(?!\p{Nd})|(?<!\p{Nd})\(?0\p{Nd}{2,4}\)?[ \-/\u00a0]?\p{Nd}{3,4}[ \-/\u00a0]?\p{Nd}{3,4}(?!\p{Nd})/gu;

function phonesIn(text: string, {phonesIn: known}: Watch): string[] {
  const runs = matches(text, DIGITS);
  const found = runs.filter((run) => digitsOf(run).length <= MOST_DIGITS).flatMap((run) => [...known(run)]);
  const all = new Set(found.map(digitsOf));
  const written = runs.flatMap((run) => matches(run, PHONE)).filter((one) => !all.has(digitsOf(one)));
  return [...found, ...written];
}

function digitsOf(text: string): string {
  return text.replace(/[^\p{Nd}]/gu, '');
}

/** Everything in a text that looks like a way to reach or find somebody. No more than looks: what it is, a person must say. */
export function privateFindsIn(text: string, watch: Watch): PrivateFind[] {
  const finds: PrivateFind[] = [
    ...phonesIn(text, watch).map(find('phone')),
    ...matches(text, MAIL).map(find('mail')),
    ...[...matches(text, UK_POSTCODE), ...matches(text, US_ZIP)].map(find('postcode')),
    ...matches(text, STREET)
      .filter((found) => !NO_NAME.test(found))
      .map(find('street')),
    ...matches(text, SCHOOL)
      .filter((found) => !NO_NAME.test(found))
      .map(find('school')),
    ...matches(text, DEGREES).map(find('place')),
    ...listedIn(text, watch.listed),
  ];
  return finds;
}

function find(kind: PrivateKind): (found: string) => PrivateFind {
  return (found) => ({kind, found});
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([found]) => found);
}

/** The keeper's words, however they are written: small or large, in another form of the same letters, a number with blanks in it. */
function listedIn(text: string, listed: readonly string[]): PrivateFind[] {
  if (listed.length === 0) return [];
  const folded = foldForSearch(text);
  return listed.filter((word) => holds(folded, word)).map(find('listed'));
}

/** Scripts that put no blanks between words: there any occurrence counts. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function holds(folded: string, word: string): boolean {
  const wanted = foldForSearch(word).trim();
  if (wanted === '') return false;
  const digits = wanted.replace(/\D/g, '');
  if (digits.length >= 6 && digits.length >= wanted.length / 2) {
    return new RegExp([...digits].join(String.raw`[\s().\/-]{0,3}`), 'u').test(folded);
  }
  if (UNSPACED.test(wanted)) return folded.includes(wanted);
  const letters = wanted.split(/\s+/u).map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${letters.join(String.raw`\s+`)}(?![\p{L}\p{N}])`, 'u').test(folded);
}

/** Under which finds that are the same stand together: a number with or without blanks, a name in small or large letters. */
export function findKey({kind, found}: PrivateFind): string {
  const folded = foldForSearch(found).trim();
  switch (kind) {
    case 'phone':
      return `${kind} ${digitsOf(folded)}`;
    case 'postcode':
      return `${kind} ${folded.replace(/\s/g, '')}`;
    default:
      return `${kind} ${folded.replace(/\s+/gu, ' ')}`;
  }
}
