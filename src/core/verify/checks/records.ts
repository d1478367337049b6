import {sha256Hex} from '../../hash/sha256.ts';
import type {Hex64, Uuid} from '../../ids.ts';
import {NUMBERING, type RecordPlaceInPack, recordAt} from '../../pack/names.ts';
import type {Check, Tally} from '../check.ts';
import {type OpenedPack, readJson} from '../opened-pack.ts';
import {caseShape} from '../parse/case-record.ts';
import {incidentShape, subjectShape} from '../parse/diary.ts';
import {exhibitShape, numberingShape, type ReadEntry} from '../parse/records.ts';
import {redactionShape} from '../parse/redaction.ts';
import type {Shape} from '../parse/shape.ts';
import {readLine} from '../read-log.ts';
import {checkBelongs} from './belongs.ts';
import {compareRevisions} from './revisions.ts';

/** Entries that made a record, by the kind of record. */
const MAKERS: ReadonlyMap<string, RegExp> = new Map([
  ['case', /^case\.(opened|revised)$/],
  ['exhibit', /^exhibit\.sealed$/],
  ['redaction', /^redaction\.made$/],
  ['incident', /^incident\.(written|revised)$/],
  ['subject', /^subject\.(added|revised)$/],
]);

type Head = {id: Uuid; caseId: Uuid; ordinal?: number; number?: number; revision?: number; revises?: Hex64};
/** A record that could be read; `revision` is what its file's name says. */
export type Found = {path: string; kind: string; revision: number; digest: Hex64; head: Head};

/** Check 7: each record is in its one form, of this case, and made by an entry of the log; and the other way round. */
export const checkRecords: Check = {
  name: 'records',
  run: async (pack, tally) => {
    const found = await readRecords(pack, tally);
    compareRevisions(found, tally);
    const entries = entriesShown(pack);
    if (!entries || pack.seal.state !== 'read') tally.cannotRun();
    else {
      const {caseId, scope} = pack.seal.value;
      const makers = makersOf(entries);
      for (const record of found) compareRecord(record, makers, caseId, scope === 'chosen', tally);
      compareEntries(entries, found, tally);
    }
    await compareNumbering(pack, found, tally);
    const exhibits = found.filter(({kind}) => kind === 'exhibit').map(({digest}) => digest);
    await checkBelongs(pack, new Set<string>(exhibits), tally);
  },
};

/** Every entry that the pack shows and that can be read; undefined if it shows no log. */
function entriesShown({log, proofs, seal}: OpenedPack): ReadEntry[] | undefined {
  if (seal.state !== 'read') return undefined;
  const whole = seal.value.scope === 'whole';
  if (whole ? log.state !== 'read' : proofs.state !== 'read') return undefined;
  const lines =
    whole && log.state === 'read'
      ? log.value
      : proofs.state === 'read'
        ? proofs.value.map(({entry}) => readLine(entry))
        : [];
  return lines.flatMap(({entry}) => (entry.ok ? [entry.value] : []));
}

async function readRecords(pack: OpenedPack, tally: Tally): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of pack.files.keys()) {
    const place = recordAt(path);
    if (!place) continue;
    const record = await readRecord(pack, path, place, tally);
    if (!record) continue;
    const {ordinal, number} = record.head;
    const sameFolder = place.kind === 'redaction' ? place.revision === number : place.ordinal === ordinal;
    tally.expect(sameFolder, 'recordNotCanonical', path, 'verify_reason_otherFolder');
    found.push(record);
  }
  return found;
}

async function readRecord(
  pack: OpenedPack,
  path: string,
  {kind, revision}: RecordPlaceInPack,
  tally: Tally,
): Promise<Found | undefined> {
  const read = await readJson(pack.files, path, headShape(kind));
  if (read.state === 'unreadable') tally.expect(false, 'recordNotCanonical', path, read.reason, read.values);
  if (read.state !== 'read') return undefined;
  tally.expect(read.canonical, 'recordNotCanonical', path);
  return {path, kind, revision, digest: sha256Hex(read.bytes), head: read.value};
}

function headShape(kind: RecordPlaceInPack['kind']): Shape<Head> {
  if (kind === 'exhibit') return exhibitShape;
  if (kind === 'redaction') return redactionShape;
  if (kind === 'incident') return incidentShape;
  if (kind === 'subject') return subjectShape;
  // A case record's own id is the case's.
  return (value, place, faults): value is Head => caseShape(value, place, faults);
}

type Makers = ReadonlyMap<string, ReadEntry>;

/** The entry that made each record, by kind and digest. */
function makersOf(entries: readonly ReadEntry[]): Makers {
  const makers = new Map<string, ReadEntry>();
  for (const entry of entries) {
    for (const [kind, types] of MAKERS) {
      if (entry.digest && types.test(entry.type)) makers.set(`${kind} ${entry.digest}`, entry);
    }
  }
  return makers;
}

function compareRecord(record: Found, makers: Makers, caseId: Uuid, chosen: boolean, tally: Tally): void {
  const {path, kind, digest, head} = record;
  const own = kind === 'case' ? head.id : head.caseId;
  tally.expect(own === caseId, 'recordOfOtherCase', path);
  const maker = makers.get(`${kind} ${digest}`);
  if (!tally.expect(maker !== undefined, chosen ? 'proofMissing' : 'recordNotInLog', path)) return;
  const target = maker?.target;
  const named = target?.kind === kind && target.id === head.id;
  tally.expect(named, 'recordNotInLog', path, 'verify_reason_otherTarget');
}

/** Digests of what the log last says was deleted: what was put back is none of them. */
function deletedAtTheEnd(entries: readonly ReadEntry[]): ReadonlySet<string> {
  const deleted = new Set<string>();
  for (const {type, digest} of entries) {
    if (digest && type === 'record.deleted') deleted.add(digest);
    if (digest && type === 'record.putBack') deleted.delete(digest);
  }
  return deleted;
}

/** What the log says was made is there, or the log says that it was deleted, and not that it was put back. */
function compareEntries(entries: readonly ReadEntry[], found: readonly Found[], tally: Tally): void {
  const present = new Set<string>(found.map(({digest}) => digest));
  const deleted = deletedAtTheEnd(entries);
  for (const {type, digest, target, seq} of entries) {
    if (!digest || ![...MAKERS.values()].some((types) => types.test(type))) continue;
    const accounted = present.has(digest) || deleted.has(digest);
    tally.expect(accounted, 'loggedRecordAbsent', `${target.kind} ${target.id}`, 'verify_reason_entryNumber', [seq]);
  }
}

/** The labels name exhibits of this pack, each the number of its record. */
async function compareNumbering(pack: OpenedPack, found: readonly Found[], tally: Tally): Promise<void> {
  const read = await readJson(pack.files, NUMBERING, numberingShape);
  if (read.state === 'absent') tally.note('recordNotCanonical', NUMBERING, 'verify_reason_absent');
  if (read.state === 'unreadable') tally.note('recordNotCanonical', NUMBERING, read.reason, read.values);
  if (read.state !== 'read') return;
  const {packId, numbers} = read.value;
  tally.expect(read.canonical, 'recordNotCanonical', NUMBERING);
  const ofThisPack = pack.seal.state !== 'read' || packId === pack.seal.value.packId;
  tally.expect(ofThisPack, 'recordNotCanonical', NUMBERING, 'verify_reason_otherPack');
  const exhibits = found.filter(({kind}) => kind === 'exhibit');
  const complete =
    Object.keys(numbers).length === exhibits.length && exhibits.every(({head}) => Object.hasOwn(numbers, head.id));
  tally.expect(complete, 'recordNotCanonical', NUMBERING, 'verify_reason_otherExhibits');
}
