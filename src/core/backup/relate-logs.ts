import {utf8} from '../bytes.ts';
import type {LogLine} from '../custody/append-entry.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';

/**
 * How the log in a backup stands to the log of the same case here. `from` is the first line in which they differ.
 * - `new`: there is none here
 * - `here`: all of it is here; the one here may have gone on
 * - `ahead`: the one here is a beginning of it
 * - `aheadOfCopies`: the same, but for lines here that only say that copies were made and restored
 * - `parted`: both have gone on, each its own way
 */
export type LogRelation = {kind: 'new' | 'here' | 'ahead' | 'aheadOfCopies' | 'parted'; from: number};

type Line = Pick<LogLine, 'leaf' | 'line'>;

/** Compares two logs of one case, line by line. */
export function relateLogs(here: readonly Line[], incoming: readonly Line[]): LogRelation {
  if (here.length === 0) return {kind: 'new', from: 0};
  const from = firstDifference(here, incoming);
  if (from === incoming.length) return {kind: 'here', from};
  if (from === here.length) return {kind: 'ahead', from};
  return {kind: here.slice(from).every(isOfCopies) ? 'aheadOfCopies' : 'parted', from};
}

/** The first line that one of two logs has and the other has not, or has otherwise. */
export function firstDifference(a: readonly Line[], b: readonly Line[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) if (a[i]?.leaf !== b[i]?.leaf) return i;
  return length;
}

/** Such a line tells of no record and of no pack, so nobody was given anything that rests on it. */
function isOfCopies({line}: Line): boolean {
  return /"type":"(backup\.(made|restored)|key\.used)"/.test(line);
}

/**
 * An id that follows from what it stands for, so that whoever restores the same backup twice makes no twins. It has the
 * form of version 4, as all ids have.
 */
export function derivedUuid(...of: readonly string[]): Uuid {
  const digits = sha256Hex(utf8(of.join('\n')));
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
  ];
  return [...parts, digits.slice(20, 32)].join('-') as Uuid;
}

/** What a log says of the records it names: those it knows, and those of them that were deleted and not put back. */
export type Known = {records: ReadonlySet<string>; deleted: ReadonlySet<string>};

/** Reads out of a log which records it knows. Lines that cannot be read name none. */
export function knownIn(log: readonly Pick<LogLine, 'line'>[]): Known {
  const records = new Set<string>();
  const deleted = new Set<string>();
  for (const {line} of log) {
    // Most of a line is the same in all; the two members are all that is needed of it.
    const digest = /"digest":"([0-9a-f]{64})"/.exec(line)?.[1] as Hex64 | undefined;
    const type = /"type":"([a-z]+\.[A-Za-z]+)"/.exec(line)?.[1];
    if (!digest || !type) continue;
    records.add(digest);
    if (type === 'record.deleted') deleted.add(digest);
    else deleted.delete(digest);
  }
  return {records, deleted};
}
