import {codeOf, wordOf} from '../../core/address-codes.ts';
import {isUuid} from '../../core/ids.ts';

/**
 * No word stands in an address of ours, since browsers write addresses into their history: neither the name of a place
 * nor what a person looked for. Places and settings have codes (`core/address-codes.ts`). For all else stands a mark that
 * means nothing to anybody else; what it stands for is kept in memory until the browser closes (see
 * `keep-address-words.ts`), so that back, reload and a new tab still do what they should.
 */

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

/** From now on no mark stands for anything: another place may be opened next. */
export function forgetMarks(): void {
  byMark.clear();
  byWords.clear();
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

/**
 * `#/exhibit/<id>?q=words&who=<id>` as `#/c0/<id>?c22=<id>&w=<mark>`. What has no code and is neither an id nor a figure is
 * part of the mark; an address that says nothing already stays as it is.
 */
export function hideWords(hash: string): string {
  if (!hash) return hash;
  const [path, parameters] = split(revealWords(hash));
  const hidden = new URLSearchParams();
  const telling = new URLSearchParams();
  for (const [name, value] of parameters) {
    const [code, plain] = [codeOf(name), inCodes(value)];
    if (code === undefined || plain === undefined) telling.append(name, value);
    else hidden.append(code, plain);
  }
  if (telling.size > 0) hidden.append(MARK, markOf(telling.toString()));
  return joined(`#/${pathInCodes(path)}`, hidden);
}

/** The same the other way round; a mark that is no longer known narrows nothing. */
export function revealWords(hash: string): string {
  const [path, parameters] = split(hash);
  const shown = new URLSearchParams();
  let words: string | undefined;
  for (const [name, value] of parameters) {
    const word = wordOf(name);
    if (name === MARK) words = wordsOf(value);
    else if (word === undefined) shown.append(name, value);
    else shown.append(word, inWords(value, ','));
  }
  return joined(inWords(path, '/'), new URLSearchParams([...new URLSearchParams(words ?? ''), ...shown]));
}

/** A list of ids, figures and words of ours; undefined where there is anything else in it. */
function inCodes(value: string): string | undefined {
  const parts = value.split(',').map((part) => (saysNothing(part) ? part : codeOf(part)));
  return parts.includes(undefined) ? undefined : parts.join(',');
}

/** As far as it is a place of ours. */
function pathInCodes(path: string): string {
  const parts = path.replace(/^#\/?/, '').split('/').map(inCodes);
  const end = parts.indexOf(undefined);
  return (end < 0 ? parts : parts.slice(0, end)).join('/');
}

function saysNothing(part: string): boolean {
  return isUuid(part) || /^\d?$/.test(part);
}

function inWords(text: string, between: string): string {
  return text
    .split(between)
    .map((part) => wordOf(part) ?? part)
    .join(between);
}

function split(hash: string): [string, URLSearchParams] {
  const at = hash.indexOf('?');
  return at < 0 ? [hash, new URLSearchParams()] : [hash.slice(0, at), new URLSearchParams(hash.slice(at + 1))];
}

/** A list of ids is read by people who look for a fault: its commas stay. */
function joined(path: string, parameters: URLSearchParams): string {
  return parameters.size > 0 ? `${path}?${parameters.toString().replaceAll('%2C', ',')}` : path;
}
