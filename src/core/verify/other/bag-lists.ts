import {linesOf} from './small-text.ts';
import {type Algorithm, digitsOf, isAlgorithm} from './sums.ts';

/** A list of a bag: sums by path, as written. */
export type BagList = {
  path: string;
  of: 'payload' | 'tags';
  algorithm: Algorithm;
  listed: ReadonlyMap<string, string>;
};

type About = Pick<BagList, 'path' | 'of'> & {hash: string};

const MOST_LINES = 20;

/** Reads a list: digits, blanks, perhaps the `*` of md5sum, a path. `notKnown` for a hash that we have not. */
export function parseBagList(
  text: string | undefined,
  {path, of, hash}: About,
): BagList | 'notKnown' | {lines: number[]} {
  const algorithm = hash.replaceAll('-', '');
  if (!isAlgorithm(algorithm)) return 'notKnown';
  if (text === undefined) return {lines: [1]};
  const listed = new Map<string, string>();
  const bad: number[] = [];
  for (const [i, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue;
    const parts = /^([0-9A-Fa-f]{1,200})[ \t]+\*?(?:\.\/)?(.+)$/.exec(line);
    const [digest = '', named = ''] = parts ? [parts[1]?.toLowerCase(), parts[2]] : [];
    const before = listed.get(named);
    const inPlace = named.startsWith('data/') === (of === 'payload');
    const isGood = digest.length === digitsOf(algorithm) && inPlace && (before === undefined || before === digest);
    if (isGood) listed.set(named, digest);
    else bad.push(i + 1);
  }
  return bad.length > 0 ? {lines: bad.slice(0, MOST_LINES)} : {path, of, algorithm, listed};
}

/** The paths that `fetch.txt` says are to be had from elsewhere. Nothing is ever fetched here. */
export function fetchedLater(text: string | undefined): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const line of linesOf(text ?? '')) {
    const path = /^\S+[ \t]+(?:[0-9]+|-)[ \t]+(?:\.\/)?(.+)$/.exec(line)?.[1];
    if (path) paths.add(path);
  }
  return paths;
}
