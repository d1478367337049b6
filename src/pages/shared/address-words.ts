/**
 * Words that a person looked for never stand in an address, since browsers write addresses into their history. In their
 * place stands a mark that means nothing to anybody else; what it stands for is kept in memory until the browser closes
 * (see `keep-address-words.ts`), so that back, reload and a new tab still do what they should.
 */

/** Parameters that hold words, or say what is looked for. What is left in an address is ids and how a view is set. */
const TELLING = ['q', 'place', 'item', 'did', 'mark', 'tag', 'helper', 'what', 'from', 'to'];
const MARK = 'w';

/** Together, in letters; the oldest go first. */
const MOST = 1_000_000;

const byMark = new Map<string, string>();
const byWords = new Map<string, string>();
let told: () => void = () => undefined;

/** The mark of some words: always the same one while it is known. */
export function markOf(words: string): string {
  const known = byWords.get(words);
  if (known !== undefined) return known;
  const mark = crypto.randomUUID().slice(0, 8);
  remember(mark, words);
  told();
  return mark;
}

/** The words of a mark; undefined once the browser was closed. */
export function wordsOf(mark: string): string | undefined {
  return byMark.get(mark);
}

/** Every mark with its words. */
export function allMarks(): {[mark: string]: string} {
  return Object.fromEntries(byMark);
}

/** Takes in marks of another page of ours. */
export function learnMarks(marks: unknown): void {
  if (typeof marks !== 'object' || marks === null) return;
  for (const [mark, words] of Object.entries(marks)) if (typeof words === 'string') remember(mark, words);
}

/** Calls back when there is a mark more. */
export function onNewMark(call: () => void): void {
  told = call;
}

function remember(mark: string, words: string): void {
  byMark.set(mark, words);
  byWords.set(words, mark);
  let length = [...byMark.values()].reduce((sum, text) => sum + text.length, 0);
  for (const [oldest, text] of byMark) {
    if (length <= MOST || oldest === mark) return;
    byMark.delete(oldest);
    byWords.delete(text);
    length -= text.length;
  }
}

/** `#/exhibit/<id>?q=words&who=<id>` as `#/exhibit/<id>?who=<id>&w=<mark>`. */
export function hideWords(hash: string): string {
  const [path = '', parameters] = split(hash);
  const telling = new URLSearchParams();
  for (const [name, value] of [...parameters]) {
    if (!TELLING.includes(name)) continue;
    telling.append(name, value);
    parameters.delete(name);
  }
  if (telling.size === 0) return hash;
  parameters.append(MARK, markOf(telling.toString()));
  return `${path}?${readable(parameters)}`;
}

/** The same the other way round; a mark that is no longer known narrows nothing. */
export function revealWords(hash: string): string {
  const [path = '', parameters] = split(hash);
  const mark = parameters.get(MARK);
  if (mark === null) return hash;
  parameters.delete(MARK);
  const both = new URLSearchParams([...new URLSearchParams(wordsOf(mark) ?? ''), ...parameters]);
  return both.size > 0 ? `${path}?${both}` : path;
}

function split(hash: string): [string, URLSearchParams] {
  const at = hash.indexOf('?');
  return at < 0 ? [hash, new URLSearchParams()] : [hash.slice(0, at), new URLSearchParams(hash.slice(at + 1))];
}

/** A list of ids is read by people who look for a fault: its commas stay. */
function readable(parameters: URLSearchParams): string {
  return parameters.toString().replaceAll('%2C', ',');
}
