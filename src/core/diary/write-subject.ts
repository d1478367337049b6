import {wellFormed} from '../capture/well-formed.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import type {Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';
import {type RecordPlace, type Sealed, sealRecord} from './sealed-record.ts';
import type {Description, Subject} from './subject.ts';

/** Which other subjects this one is, was made from, or was taken out of. */
export type Kinship = Pick<Subject, 'mergedInto' | 'mergedFrom' | 'splitFrom'>;

/** The first revision; `splitFrom` names the one it was taken out of. */
export function firstSubject(
  description: Description,
  place: RecordPlace,
  addedAt: Moment,
  kinship: Pick<Kinship, 'splitFrom'> = {},
): Sealed<Subject> {
  const {value} = wellFormed(description);
  return sealRecord<Subject>({...value, ...kinship, ...place, v: 1, kind: 'subject', revision: 1, addedAt});
}

/** The revision that follows `before`, with a salt of its own. */
export function nextSubject(
  before: Sealed<Subject>,
  description: Description,
  salt: string,
  changedAt: Moment,
  kinship: Kinship = kinshipOf(before.record),
): Sealed<Subject> {
  const {id, caseId, ordinal, revision, addedAt} = before.record;
  return sealRecord<Subject>({
    ...wellFormed(description).value,
    ...kinship,
    ...{v: 1, kind: 'subject', id, caseId, ordinal, salt, addedAt, changedAt},
    revision: revision + 1,
    revises: before.digest,
  });
}

/** What a revision tells, without what makes it a record. */
export function descriptionOf(subject: Subject): Description {
  const {v, kind, id, caseId, ordinal, salt, revision, revises, addedAt, changedAt, ...rest} = subject;
  const {mergedInto, mergedFrom, splitFrom, ...description} = rest;
  return description;
}

/** What ties a revision to other subjects; a member that is not there stays out. */
export function kinshipOf({mergedInto, mergedFrom, splitFrom}: Kinship): Kinship {
  return {
    ...(mergedInto ? {mergedInto} : {}),
    ...(mergedFrom ? {mergedFrom} : {}),
    ...(splitFrom ? {splitFrom} : {}),
  };
}

/** Two that are one: every name, link and word of both, what both say only once. */
export function joined(kept: Description, other: Description): Description {
  return {
    names: union(kept.names, other.names),
    relation: lines(kept.relation, other.relation),
    description: lines(kept.description, other.description),
    accounts: union(kept.accounts, other.accounts),
    phones: union(kept.phones, other.phones),
    vehicles: union(kept.vehicles, other.vehicles),
    addresses: union(kept.addresses, other.addresses),
    exhibits: union(kept.exhibits, other.exhibits),
    tags: union(kept.tags, other.tags),
    unknown: kept.unknown && other.unknown,
  };
}

/** What stays of `whole` when `taken` goes to somebody else. The keeper's descriptions stay: they cannot be cut in two. */
export function without(whole: Description, taken: Description): Description {
  return {
    ...whole,
    names: rest(whole.names, taken.names),
    accounts: rest(whole.accounts, taken.accounts),
    phones: rest(whole.phones, taken.phones),
    vehicles: rest(whole.vehicles, taken.vehicles),
    addresses: rest(whole.addresses, taken.addresses),
    exhibits: rest(whole.exhibits, taken.exhibits),
  };
}

/** What stays of `whole` when the merge of `other` into it is taken back; `own` is what it was before. */
export function parted(whole: Description, other: Description, own: Description): Description {
  const {relation, description, unknown} = joined(own, other);
  const added = without(other, own);
  return {
    ...without(whole, added),
    tags: rest(whole.tags, rest(other.tags, own.tags)),
    // What was written anew since stays as it is.
    relation: whole.relation === relation ? own.relation : whole.relation,
    description: whole.description === description ? own.description : whole.description,
    unknown: whole.unknown === unknown ? own.unknown : whole.unknown,
  };
}

/** The subject that an id stands for now: merged ones lead to the one they were taken to be. */
export function standsFor(id: Uuid, subjects: ReadonlyMap<Uuid, Pick<Subject, 'mergedInto'>>): Uuid {
  const seen = new Set<Uuid>();
  let at = id;
  for (let next = subjects.get(at)?.mergedInto; next && !seen.has(next); next = subjects.get(at)?.mergedInto) {
    seen.add(at);
    at = next;
  }
  return at;
}

function union<T>(first: readonly T[], second: readonly T[]): T[] {
  return [...first, ...rest(second, first)];
}

function rest<T>(all: readonly T[], gone: readonly T[]): T[] {
  const texts = new Set(gone.map((one) => canonicalJson(one)));
  return all.filter((one) => !texts.has(canonicalJson(one)));
}

function lines(first: string, second: string): string {
  return [...new Set([first, second])].filter((text) => text !== '').join('\n');
}
