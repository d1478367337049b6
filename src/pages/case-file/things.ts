import {type BelongingFinder, belongingFinder} from '../../core/diary/belonging.ts';
import {knownTime, platformOf} from '../../core/diary/seen-account.ts';
import type {Subject} from '../../core/diary/subject.ts';
import type {Uuid} from '../../core/ids.ts';
import {foldForSearch} from '../../core/text.ts';
import type {Instant} from '../../core/time.ts';
import {type IncidentRow, type SubjectRow, subjectRow} from '../../store/diary-rows.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {personFinder} from '../shared/subject-name.ts';
import type {Filters} from './filters.ts';

/** Everything that the list of everything is made from, as it was read. */
export type ReadThings = {
  rows: readonly ExhibitRow[];
  incidents: readonly IncidentRow[];
  subjects: readonly Subject[];
  /** By exhibit. */
  tags: ReadonlyMap<Uuid, readonly string[]>;
  /** By exhibit and by incident: what helpers called it. */
  helperTags?: ReadonlyMap<Uuid, readonly string[]>;
  /** Helpers who put things in an order, the most important first. */
  helperOrders?: readonly HelperOrder[];
  /** The keeper's own words, by exhibit and by incident: found by a search here, and nowhere else. */
  notes: ReadonlyMap<Uuid, string>;
};

export type HelperOrder = {helperId: Uuid; name: string; order: readonly Uuid[]};

/** One line of the list: something that was kept, or an entry of the diary. */
export type Thing = {
  id: Uuid;
  /** The stretch that it can have happened in. */
  from: Instant;
  to: Instant;
  keptAt: Instant;
  tags: readonly string[];
  helperTags: readonly string[];
  /** Ids of those it belongs to. */
  who: readonly Uuid[];
  search: string;
} & ({kind: 'exhibit'; row: ExhibitRow} | {kind: 'incident'; row: IncidentRow});

/** Every thing of the case, in no order. */
export function thingsOf(read: ReadThings): Thing[] {
  const finder = belongingFinder(read.subjects);
  const person = personFinder(read.subjects.map(subjectRow));
  const names = new Map(read.subjects.map((subject) => [subject.id, foldForSearch(namesOf(subject).join('\n'))]));
  return [
    ...read.rows.map((row) => exhibitThing(row, read, finder, names)),
    ...read.incidents.map((row) => incidentThing(row, read, person, names)),
  ];
}

type Names = ReadonlyMap<Uuid, string>;

function exhibitThing(row: ExhibitRow, read: ReadThings, finder: BelongingFinder, names: Names): Thing {
  const {id, sealedAt, trace} = row;
  const tags = read.tags.get(id) ?? [];
  const helperTags = read.helperTags?.get(id) ?? [];
  const who = finder.of(row).map(({subjectId}) => subjectId);
  const at = knownTime(row);
  return {
    ...{kind: 'exhibit', id, row, tags, helperTags, who, keptAt: sealedAt},
    from: trace?.time.from ?? at,
    to: trace?.time.to ?? at,
    search: searched(row.search, [...tags, ...helperTags, read.notes.get(id)], who, names),
  };
}

function incidentThing(
  row: IncidentRow,
  read: ReadThings,
  person: (id: Uuid) => SubjectRow | undefined,
  names: Names,
): Thing {
  const {id, tags, writtenAt, sortFrom, sortTo} = row;
  const helperTags = read.helperTags?.get(id) ?? [];
  const who = [...new Set(row.subjectIds.flatMap((one) => person(one)?.id ?? []))];
  return {
    ...{kind: 'incident', id, row, tags, helperTags, who, keptAt: writtenAt},
    // Where no date was told, it happened when it was written down or before.
    from: sortFrom ?? writtenAt,
    to: sortTo ?? writtenAt,
    search: searched(row.search, [...helperTags, read.notes.get(id)], who, names),
  };
}

/** What a search for a person finds their things by. */
function namesOf({names, accounts, phones}: Subject): string[] {
  return [...names, ...accounts.map(({handle}) => handle), ...phones.map(({value}) => value)];
}

function searched(own: string, more: readonly (string | undefined)[], who: readonly Uuid[], names: Names): string {
  const added = [...more.map((text) => foldForSearch(text ?? '')), ...who.map((id) => names.get(id) ?? '')];
  const texts = added.filter((text) => text !== '');
  // Ten thousand texts are not written anew where there is nothing to add.
  return texts.length === 0 ? own : [own, ...texts].join('\n');
}

/**
 * The things that every filter lets through, in the order that is asked for, the newest first. In the order of a helper
 * those that the helper put nowhere come last, in the usual one.
 */
export function narrowed(things: readonly Thing[], filters: Filters, orders: readonly HelperOrder[] = []): Thing[] {
  const inTime = timeFilter(filters);
  const found = things.filter((thing) => inTime(thing) && isAskedFor(thing, filters));
  const at = filters.order === 'kept' ? ({keptAt}: Thing) => keptAt : ({from}: Thing) => from;
  const place = placesOf(orders.find(({helperId}) => helperId === filters.order));
  return found.sort(
    (a, b) =>
      place(a.id) - place(b.id) ||
      compare(at(b), at(a)) ||
      compare(b.keptAt, a.keptAt) ||
      b.row.ordinal - a.row.ordinal,
  );
}

function placesOf(asked: HelperOrder | undefined): (id: Uuid) => number {
  const places = new Map(asked?.order.map((id, place) => [id, place]));
  return (id) => places.get(id) ?? places.size;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isAskedFor(thing: Thing, {who, place, source, item, did, mark, tag, helper}: Filters): boolean {
  if (who !== undefined && !thing.who.includes(who)) return false;
  if (tag !== undefined && !thing.tags.includes(tag)) return false;
  if (helper !== undefined && !thing.helperTags.includes(helper)) return false;
  if (source !== undefined && sourceOf(thing) !== source) return false;
  if (thing.kind === 'exhibit') {
    if (did !== undefined || mark !== undefined) return false;
    return (
      (place === undefined || platformOf(thing.row) === place) && (item === undefined || thing.row.itemKind === item)
    );
  }
  if (place !== undefined || item !== undefined) return false;
  const {kinds, marks} = thing.row;
  return (did === undefined || kinds.includes(did)) && (mark === undefined || marks.includes(mark));
}

/** How it came to be here. */
export function sourceOf(thing: Thing): NonNullable<Filters['source']> {
  if (thing.kind === 'incident') return 'diary';
  return thing.row.origin === 'imported' ? 'imported' : 'captured';
}

/** Lets through what can have happened on one of the days, on the clock of this computer. */
function timeFilter({from, to}: Filters): (thing: Thing) => boolean {
  const begin = from && localDay(from, 0);
  const end = to && localDay(to, 1);
  return (thing) => (!begin || thing.to >= begin) && (!end || thing.from < end);
}

function localDay(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(2000, 0, 1);
  // Not by the constructor: a year below 100 is taken there for one of the last century.
  start.setFullYear(year, month - 1, date + later);
  return start.toISOString();
}

/** What there is to choose from: only what something of the case has, each once. */
export type Choices = {
  who: Uuid[];
  places: string[];
  items: string[];
  dids: string[];
  marks: string[];
  tags: string[];
  helperTags: string[];
};

/** What the filters can ask for among these things. */
export function choicesOf(things: readonly Thing[]): Choices {
  const sets = {
    who: new Set<Uuid>(),
    places: new Set<string>(),
    items: new Set<string>(),
    dids: new Set<string>(),
    marks: new Set<string>(),
    tags: new Set<string>(),
    helperTags: new Set<string>(),
  };
  for (const thing of things) {
    for (const id of thing.who) sets.who.add(id);
    for (const tag of thing.tags) sets.tags.add(tag);
    for (const tag of thing.helperTags) sets.helperTags.add(tag);
    if (thing.kind === 'exhibit') {
      sets.places.add(platformOf(thing.row));
      sets.items.add(thing.row.itemKind);
    } else {
      for (const kind of thing.row.kinds) sets.dids.add(kind);
      for (const mark of thing.row.marks) sets.marks.add(mark);
    }
  }
  const listed = <T extends string>(set: ReadonlySet<T>): T[] => [...set].filter((one) => one !== '').sort();
  return {
    who: listed(sets.who),
    places: listed(sets.places),
    items: listed(sets.items),
    dids: listed(sets.dids),
    marks: listed(sets.marks),
    tags: listed(sets.tags),
    helperTags: listed(sets.helperTags),
  };
}
