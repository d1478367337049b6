import {isChoosable, type WordLeaf} from './word-leaves.ts';

/** A leaf that still tells what is hidden elsewhere. `certain`: the whole hidden phrase stands there. */
export type Elsewhere = {index: number; certain: boolean};

/** Shorter words stand everywhere; they are looked for only as part of a phrase. */
const TELLING = 4;

/**
 * Where else the hidden words stand: the title of a page repeats its post, an address holds a name. A phrase is a run of
 * hidden pieces of one text. Case is ignored, and what is written in an address with % is read.
 */
export function elsewhere(leaves: readonly WordLeaf[], hidden: ReadonlySet<number>): Elsewhere[] {
  const phrases = phrasesOf(leaves, hidden);
  // Each once: a long text of which everything is hidden has the same words a thousand times.
  const all = phrases.flatMap((phrase) => phrase.split(/[^\p{L}\p{N}\p{M}]+/u));
  const words = [...new Set(all)].filter(({length}) => length >= TELLING);
  const found = new Map<number, boolean>();
  for (const text of textsOf(leaves)) {
    if (text.pieces.every(({index}) => hidden.has(index))) continue;
    mark(text, phrases, true, hidden, found);
    mark(text, words, false, hidden, found);
  }
  return [...found].sort(([a], [b]) => a - b).map(([index, certain]) => ({index, certain}));
}

/** Texts that are masked nowhere and yet hold one of the phrases, in any of the leaves. */
function phrasesOf(leaves: readonly WordLeaf[], hidden: ReadonlySet<number>): string[] {
  const phrases: string[] = [];
  let run = '';
  const end = () => {
    const phrase = plain(run);
    if (phrase.length > 1) phrases.push(phrase);
    run = '';
  };
  for (const [i, {at, value}] of leaves.entries()) {
    if (at === 0 || !hidden.has(i)) end();
    if (hidden.has(i) && typeof value === 'string' && isChoosable(leaves[i] as WordLeaf)) run += value;
  }
  end();
  return [...new Set(phrases)];
}

/** Lower case, and without signs around it: "Rita," is Rita. */
function plain(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
}

type Text = {pieces: {index: number; value: string}[]};

/** The pieces of each text together: a phrase reaches over several. */
function textsOf(leaves: readonly WordLeaf[]): Text[] {
  const texts: Text[] = [];
  for (const [index, leaf] of leaves.entries()) {
    if (typeof leaf.value !== 'string' || !isChoosable(leaf)) continue;
    if (leaf.at === 0) texts.push({pieces: []});
    texts.at(-1)?.pieces.push({index, value: leaf.value});
  }
  return texts;
}

function mark(
  {pieces}: Text,
  wanted: readonly string[],
  certain: boolean,
  hidden: ReadonlySet<number>,
  found: Map<number, boolean>,
): void {
  const whole = pieces.map(({value}) => value).join('');
  for (const word of wanted) {
    for (const [from, to] of places(whole, word)) {
      let at = 0;
      for (const {index, value} of pieces) {
        const touches = at < to && at + value.length > from;
        if (touches && !hidden.has(index)) found.set(index, certain || (found.get(index) ?? false));
        at += value.length;
      }
    }
  }
}

/** Where a word stands in a text, in UTF-16 units from and to; of a text that holds it only as % codes, all of it. */
function places(text: string, word: string): [number, number][] {
  const lower = text.toLowerCase();
  // Some letters change their length with their case: then there is no telling where, and the whole text is meant.
  if (lower.length !== text.length) return lower.includes(word) ? [[0, text.length]] : [];
  const found: [number, number][] = [];
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) found.push([at, at + word.length]);
  return found.length === 0 && decoded(lower).includes(word) ? [[0, text.length]] : found;
}

function decoded(text: string): string {
  if (!text.includes('%')) return '';
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).toLowerCase();
  } catch {
    return ''; // no address, or a damaged one
  }
}
