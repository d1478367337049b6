import {utf8} from '../bytes.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import type {Entry, NewEntry} from './entry.ts';
import {leafHash} from './merkle.ts';

/** A log line as it is stored: its number, its canonical text and its leaf hash. */
export type LogLine = {seq: number; line: string; leaf: Hex64};

export const NO_ENTRY = '0'.repeat(64) as Hex64;

/** The line that follows `last` (undefined: the log is empty). Synchronous, so that it fits into one transaction. */
export function appendEntry(last: LogLine | undefined, entry: NewEntry): LogLine {
  const whole: Entry = {...entry, v: 1, seq: last ? last.seq + 1 : 0, prev: last ? last.leaf : NO_ENTRY};
  const line = canonicalJson(whole);
  return {seq: whole.seq, line, leaf: leafHash(utf8(line))};
}
