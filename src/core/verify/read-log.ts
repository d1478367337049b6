import {type Bytes, utf8, utf8Text} from '../bytes.ts';
import {leafHash} from '../custody/merkle.ts';
import type {Hex64} from '../ids.ts';
import {type Parsed, parseCanonicalText} from './parse/parse-canonical.ts';
import {entryShape, type ReadEntry} from './parse/records.ts';

/** One line of the log as it stands in the pack, with the hash of its bytes. */
export type ReadLine = {line: string; leaf: Hex64; entry: Parsed<ReadEntry>};

/** The shortest entry is longer than this; a log of shorter lines would only fill the memory. */
const SHORTEST_LINE = 64;

/** The lines of `entries.jsonl`; undefined where they are not UTF-8, or too many for their length to be entries. */
export function parseLog(bytes: Bytes): ReadLine[] | undefined {
  const text = utf8Text(bytes);
  if (text === undefined) return undefined;
  const most = Math.max(LEAST_LOOKED_AT, bytes.length / SHORTEST_LINE);
  const lines = text === '' ? [] : text.split('\n', most + 1);
  return lines.length > most ? undefined : lines.map(readLine);
}

/** Of a short log every line is told, whatever it is. */
const LEAST_LOOKED_AT = 10_000;

/** One line. */
export function readLine(line: string): ReadLine {
  return {line, leaf: leafHash(utf8(line)), entry: parseCanonicalText(line, entryShape)};
}

/** An entry that says which key signs from there on. */
export type KeyNamed = {place: number; type: string; keyId: string};

/** Every key that a log says has signed for it, the first one first. */
export function keysNamed(lines: readonly ReadLine[]): KeyNamed[] {
  return lines.flatMap(({entry}, place) => {
    if (!entry.ok || !/^key\./.test(entry.value.type)) return [];
    const {type, target} = entry.value;
    return [{place, type, keyId: target.id}];
  });
}
