import {belongingFinder} from '../diary/belonging.ts';
import type {Incident} from '../diary/incident.ts';
import {accountKeys, type RowWithAccount} from '../diary/seen-account.ts';
import type {Subject} from '../diary/subject.ts';
import {spanOf} from '../diary/told-time.ts';
import {standsFor} from '../diary/write-subject.ts';
import {valueIn} from '../facts/facts.ts';
import type {Uuid} from '../ids.ts';
import type {PackExhibit, PackInput} from '../pack/pack-input.ts';
import {type Instant, millisecondsOf} from '../time.ts';
import {type ExhibitTrace, type TracedTime, traceOf} from './exhibit-trace.ts';
import {knownZone} from './wall-clock.ts';

/** How the time of a happening is known; what the keeper told is `told`, `toldAbout` or `toldBetween`. */
export type HowKnown = TracedTime['known'] | 'told' | 'toldAbout' | 'toldBetween';

/** The first and the last moment that it can have happened at. Of what the keeper told both are whole minutes. */
export type HappeningTime = {from: Instant; to: Instant; known: HowKnown};

/** One thing that happened, as one of the records tells of it. */
export type Happening = {
  kind: 'captured' | 'imported' | 'incident';
  id: Uuid;
  ordinal: number;
  /** Pieces of a label, in the words of the page or of the keeper: to be shown with care. */
  label: {name: string; handle: string; words: string; itemKind: string};
  /** null where no date was told. */
  time: HappeningTime | null;
  /** Those that the keeper puts it down to, as they stand now. */
  subjectIds: Uuid[];
  /** The platform's id; else the name of the site it was on. */
  platform: string;
  /** Which account showed it; "" where the page gave none. */
  account: string;
  /** Kinds of behaviour, from the product's list. */
  kinds: string[];
  /** Set by the keeper: `threat`, `escalation`. */
  marks: string[];
  /** The incidents that an exhibit belongs to. */
  partOf: Uuid[];
  /** The same text for the same item of a page; "" where it cannot be told. */
  item: string;
};

/** What of an exhibit is needed, whether from the lists or from a pack. */
export type SeenExhibit = ExhibitTrace & {
  id: Uuid;
  ordinal: number;
  itemKind: string;
  name: string;
  handle: string;
  words: string;
};

/** What happenings are made of: the newest revision of each record. `zone` is the keeper's. */
export type HappeningSource = {
  exhibits: readonly SeenExhibit[];
  incidents: readonly Incident[];
  subjects: readonly Subject[];
  zone: string;
};

/** The newest revisions of what is in a pack. */
export function sourceOfPack(
  input: Pick<PackInput, 'exhibits' | 'incidents' | 'subjects' | 'caseRecords' | 'sealedAt'>,
): HappeningSource {
  return {
    exhibits: input.exhibits.map(seenExhibit),
    incidents: newest(input.incidents.map(({record}) => record)),
    subjects: newest(input.subjects.map(({record}) => record)),
    zone: zoneOfPack(input),
  };
}

/** The keeper's own zone: that of the case, else that of the device on which the pack is made; UTC where none is known. */
export function zoneOfPack({caseRecords, sealedAt}: Pick<PackInput, 'caseRecords' | 'sealedAt'>): string {
  return knownZone(caseRecords.at(-1)?.record.zone ?? '', sealedAt.zone);
}

/** The newest revision of each record, in the order in which their first ones stand. */
export function newest<T extends {id: Uuid; revision: number}>(revisions: readonly T[]): T[] {
  const byId = new Map<Uuid, T>();
  for (const one of revisions) if ((byId.get(one.id)?.revision ?? 0) < one.revision) byId.set(one.id, one);
  return [...byId.values()];
}

/** What of an exhibit is needed, drawn from its sealed records. */
export function seenExhibit({id, ordinal, exhibit, facts, reading}: PackExhibit): SeenExhibit {
  const item = facts?.item;
  return {
    ...traceOf(exhibit, facts, reading),
    ...{id, ordinal},
    itemKind: (item && valueIn(item.itemKind)) ?? '',
    name:
      (item && valueIn(item.author.displayName)) ??
      (exhibit.origin === 'imported' ? exhibit.imported.originalName : ''),
    handle: (item && valueIn(item.author.handle)) ?? '',
    words: (item && valueIn(item.text)) ?? (exhibit.origin === 'imported' ? exhibit.imported.saysWhat : ''),
  };
}

/** Everything that happened, earliest first; what has no date comes last, by its number. */
export function happeningsOf(source: HappeningSource): Happening[] {
  const subjects = new Map(source.subjects.map((one) => [one.id, one]));
  const partOf = incidentsOf(source.incidents);
  const belonging = belongingFinder(source.subjects);
  const now = (ids: readonly Uuid[]) => [...new Set(ids.map((id) => standsFor(id, subjects)))];
  const exhibits = source.exhibits.map((one) => {
    const subjectIds = belonging.of({...one, ...asRow(one)}).map(({subjectId}) => subjectId);
    return exhibitHappening(one, now(subjectIds), partOf.get(one.id) ?? []);
  });
  const incidents = source.incidents.map((one) => {
    const did = one.involved.filter(({part}) => part === 'did').map(({subjectId}) => subjectId);
    return incidentHappening(one, now(did), source.zone);
  });
  return [...exhibits, ...incidents].sort(inTime);
}

/** An exhibit as those who look for accounts read it; the name of its site stands in the place of its platform already. */
export function asRow({platform, name, handle, accountId, time}: SeenExhibit): RowWithAccount {
  return {platform, name, handle, accountId, address: '', sealedAt: time.to, postedExact: time.from};
}

function exhibitHappening(one: SeenExhibit, subjectIds: Uuid[], partOf: Uuid[]): Happening {
  const {id, ordinal, platform, name, handle, words, itemKind, item, time} = one;
  return {
    kind: one.origin,
    ...{id, ordinal, platform, subjectIds, partOf, item, time},
    label: {name, handle, words, itemKind},
    account: accountKeys(one)[0] ?? '',
    kinds: [],
    marks: [],
  };
}

function incidentHappening(one: Incident, subjectIds: Uuid[], zone: string): Happening {
  return {
    kind: 'incident',
    ...{id: one.id, ordinal: one.ordinal, kinds: one.kinds, marks: one.marks, subjectIds},
    label: {name: '', handle: '', words: one.words, itemKind: ''},
    time: toldTimeOf(one, zone),
    ...{platform: '', account: '', partOf: [], item: ''},
  };
}

const TOLD = {exact: 'told', about: 'toldAbout', between: 'toldBetween'} as const;

function toldTimeOf({happened}: Incident, zone: string): HappeningTime | null {
  if (happened.precision === 'unknown') return null;
  // Told without a zone, it was told on the keeper's own clock.
  const span = spanOf(happened.zone === '' ? {...happened, zone} : happened);
  return span ? {...span, known: TOLD[happened.precision]} : null;
}

function incidentsOf(incidents: readonly Incident[]): Map<Uuid, Uuid[]> {
  const found = new Map<Uuid, Uuid[]>();
  for (const {id, exhibitIds} of incidents)
    for (const exhibitId of new Set(exhibitIds)) {
      const before = found.get(exhibitId);
      if (before) before.push(id);
      else found.set(exhibitId, [id]);
    }
  return found;
}

function inTime(a: Happening, b: Happening): number {
  if (a.time && b.time) return millisecondsOf(a.time.from) - millisecondsOf(b.time.from) || a.ordinal - b.ordinal;
  return Number(b.time !== null) - Number(a.time !== null) || a.ordinal - b.ordinal;
}
