import {type Hex64, isHex64} from '../ids.ts';
import {failed, ok, type Result} from '../result.ts';
import {isPackPath} from './names.ts';

/** One line of a `sha256sum` list. */
export type ListedHash = {path: string; sha256: Hex64};

/** `<64 hex><two spaces><path>` LF, sorted by path: what `sha256sum -c` and BagIt validators read. */
export function hashList(files: Iterable<ListedHash>, firstLine = ''): string {
  const lines = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return firstLine + lines.map(({path, sha256}) => `${sha256}  ${path}\n`).join('');
}

/** A list that is not in our one form: the number of each bad line, from 1. */
export type BadLines = {lines: number[]};

/** Reads a list back. Every line must be in our one form, each path allowed and named once. */
export function parseHashList(text: string, firstLine = ''): Result<Map<string, Hex64>, BadLines> {
  const listed = new Map<string, Hex64>();
  const bad: number[] = [];
  if (!text.startsWith(firstLine)) return failed({lines: [1]});
  const skipped = firstLine === '' ? 0 : 1;
  const lines = text.slice(firstLine.length).split('\n');
  if (lines.pop() !== '') bad.push(lines.length + 1 + skipped);
  for (const [i, line] of lines.entries()) {
    const sha256 = line.slice(0, 64);
    const path = line.slice(66);
    const good = isHex64(sha256) && line.slice(64, 66) === '  ' && isPackPath(path) && !listed.has(path);
    if (good) listed.set(path, sha256);
    else bad.push(i + 1 + skipped);
  }
  return bad.length > 0 ? failed({lines: bad}) : ok(listed);
}
