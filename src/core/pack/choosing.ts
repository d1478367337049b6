import type {Uuid} from '../ids.ts';
import type {ExhibitTrace} from '../picture/exhibit-trace.ts';
import type {Instant} from '../time.ts';
import type {Recipient} from './pack-input.ts';

/** Something that can be ticked for a pack: a kept thing, an entry of the diary, a person. */
export type Candidate = {
  kind: 'exhibit' | 'incident' | 'subject';
  id: Uuid;
  ordinal: number;
  /** When it was, as far as that is known; null where no time was told. */
  from: Instant | null;
  to: Instant | null;
  /** People it is about. */
  subjectIds: readonly Uuid[];
  /** Kept things and people that it names. */
  names: readonly Uuid[];
};

/**
 * When a kept thing was, for narrowing by days: all that its time can mean, as it stands on the time line; of a row from
 * before there was a trace, when it was posted, else when it was saved.
 */
export function whenKept({
  trace,
  postedExact,
  sealedAt,
}: {
  trace?: Pick<ExhibitTrace, 'time'>;
  postedExact: Instant | null;
  sealedAt: Instant;
}): {from: Instant; to: Instant} {
  const at = postedExact ?? sealedAt;
  return trace ? {from: trace.time.from, to: trace.time.to} : {from: at, to: at};
}

/** Narrows what is shown. Days as `yyyy-mm-dd`, "" for none; `subject` "" for anybody. */
export type Narrowing = {from: string; to: string; subject: Uuid | ''; kind: Candidate['kind'] | ''};

/**
 * Whether a candidate lies in the stretch of days, in UTC, with a day of grace to either side, since a day begins at
 * another instant in every zone: rather one too many shown than one hidden. What has no time is shown only where no days
 * are asked for; people have none and are never hidden by days.
 */
export function matches(one: Candidate, {from, to, subject, kind}: Narrowing): boolean {
  if (kind !== '' && one.kind !== kind) return false;
  if (subject !== '' && one.id !== subject && !one.subjectIds.includes(subject)) return false;
  if (one.kind === 'subject' || (from === '' && to === '')) return true;
  if (one.from === null || one.to === null) return false;
  return (
    (from === '' || one.to.slice(0, 10) >= dayBeside(from, -1)) &&
    (to === '' || one.from.slice(0, 10) <= dayBeside(to, 1))
  );
}

function dayBeside(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return Number.isNaN(at) ? day : new Date(at).toISOString().slice(0, 10);
}

/** What the ticked ones name and what is not ticked itself: its id would stand in the pack, and nothing of it. */
export function namedOnly(candidates: readonly Candidate[], ticked: ReadonlySet<string>): Uuid[] {
  const there = new Set<string>(candidates.map(({id}) => id));
  const named = candidates.filter(({id}) => ticked.has(id)).flatMap(({names}) => names);
  return [...new Set(named)].filter((id) => there.has(id) && !ticked.has(id));
}

/** The ticked ones with all that they name, and all that those name. */
export function withNamed(candidates: readonly Candidate[], ticked: ReadonlySet<string>): Set<string> {
  const all = new Set(ticked);
  for (let more = namedOnly(candidates, all); more.length > 0; more = namedOnly(candidates, all)) {
    for (const id of more) all.add(id);
  }
  return all;
}

/** What is put in at first for somebody: those who look into the whole matter get the record, others what was on a page. */
export function usualFor(kind: Recipient['kind']): {diary: boolean; withCase: boolean} {
  switch (kind) {
    case 'police':
    case 'solicitor':
    case 'court':
    case 'helper':
      return {diary: true, withCase: true};
    case 'platform':
    case 'employer':
    case 'other':
    case '':
      return {diary: false, withCase: false};
  }
}

/** Whether it is somebody who is usually given only a part. */
export function isForPart(kind: Recipient['kind']): boolean {
  return kind !== '' && kind !== 'other' && !usualFor(kind).diary;
}
