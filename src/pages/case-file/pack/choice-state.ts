import type {Uuid} from '../../../core/ids.ts';
import {type Narrowing, namedOnly, usualFor, withNamed} from '../../../core/pack/choosing.ts';
import type {Recipient} from '../../../core/pack/pack-input.ts';
import type {PackChoice} from '../../../store/pack-source.ts';
import type {PackContents} from './contents.ts';

/** What the person has chosen so far. Kept above the panels, so that it lasts while they look at something else. */
export type Choosing = {
  /** Undefined before the first thing is kept. */
  caseId: Uuid | undefined;
  /** Under which address it was begun: other ticks in the list begin another one. */
  begunWith: string;
  scope: 'whole' | 'chosen';
  ticked: ReadonlySet<string>;
  /** Of kept things that go in as a copy with parts hidden: which copy, by the thing's id. */
  copies: Readonly<Record<string, Uuid>>;
  /** Earlier packs that what goes in is to be shown to have been in. */
  belongsTo: ReadonlySet<Uuid>;
  withCase: boolean;
  madeFor: Recipient;
  /** It was everything until somebody was chosen who is not usually given everything. */
  wasWhole: boolean;
  narrowing: Narrowing;
  /** With a file for forensic programs. */
  forTools: boolean;
  /** Typed here where the case has none yet. */
  initials: string;
  /** How it is given, and the key as it was typed. */
  lock: {way: 'plain' | 'passphrase' | 'key'; typed: string};
};

/** Ticks that were brought along by the address. */
export type Brought = {ids?: readonly Uuid[] | undefined; incidents?: readonly Uuid[]; copies?: readonly Uuid[]};

export function begunWith({ids = [], incidents = [], copies = []}: Brought): string {
  return [...ids, '/', ...incidents, '/', ...copies].join();
}

/** The choice as it begins: everything, or what was ticked elsewhere with what the ticked entries name. */
export function firstChoice(brought: Brought, {things, caseRevisions, copies}: PackContents): Choosing {
  const there = new Set<string>(things.map(({id}) => id));
  const asCopies = copies.filter(({id}) => brought.copies?.includes(id));
  const all = [...(brought.ids ?? []), ...(brought.incidents ?? []), ...asCopies.map(({exhibitId}) => exhibitId)];
  const ticked = new Set(all.filter((id) => there.has(id)));
  return {
    caseId: caseRevisions[0]?.record.id,
    begunWith: begunWith(brought),
    scope: ticked.size > 0 ? 'chosen' : 'whole',
    ticked: withNamed(things, ticked),
    copies: Object.fromEntries(asCopies.map(({exhibitId, id}) => [exhibitId, id])),
    belongsTo: new Set(),
    withCase: false,
    madeFor: {kind: '', name: ''},
    wasWhole: false,
    narrowing: {from: '', to: '', subject: '', kind: ''},
    forTools: false,
    initials: '',
    lock: {way: 'plain', typed: ''},
  };
}

/** Whether what was chosen before still stands: of the same case, and nothing else was ticked elsewhere since. */
export function stillStands(before: Choosing | undefined, brought: Brought, first: Choosing): before is Choosing {
  const nothingBrought = !brought.ids && !brought.incidents && !brought.copies;
  return before?.caseId === first.caseId && (nothingBrought || before?.begunWith === first.begunWith);
}

/** The same choice for somebody else: what is usual for them is put in. What was ticked among kept things stays. */
export function forWhom(before: Choosing, kind: Recipient['kind'], {things}: PackContents): Choosing {
  const usual = usualFor(kind);
  const after: Choosing = {...before, madeFor: {...before.madeFor, kind}};
  if (kind === '' || kind === 'other') return after;
  if (usual.diary)
    return {...after, withCase: usual.withCase, ...(before.wasWhole ? {scope: 'whole', wasWhole: false} : {})};
  const kept = things.filter(({id, kind: of}) => of === 'exhibit' && goesIn(before, id));
  return {
    ...after,
    scope: 'chosen',
    wasWhole: before.scope === 'whole' || before.wasWhole,
    ticked: new Set(kept.map(({id}) => id)),
    withCase: usual.withCase,
  };
}

/** Takes one thing out; of everything, all the rest stays ticked. */
export function without(before: Choosing, id: string, {things}: PackContents): Choosing {
  const all = before.scope === 'whole' ? things.map((one) => one.id as string) : [...before.ticked];
  return {
    ...before,
    scope: 'chosen',
    wasWhole: false,
    withCase: before.scope === 'whole' ? true : before.withCase,
    ticked: new Set(all.filter((one) => one !== id)),
  };
}

/** How many of each kind go in, and how many stay out. */
export type Counts = Record<'exhibit' | 'incident' | 'subject', {inside: number; outside: number}>;

export function countsOf(choosing: Choosing, {things}: PackContents): Counts {
  const counts: Counts = {
    exhibit: {inside: 0, outside: 0},
    incident: {inside: 0, outside: 0},
    subject: {inside: 0, outside: 0},
  };
  for (const {id, kind} of things) counts[kind][goesIn(choosing, id) ? 'inside' : 'outside'] += 1;
  return counts;
}

export function goesIn({scope, ticked}: Choosing, id: string): boolean {
  return scope === 'whole' || ticked.has(id);
}

export function caseGoesIn({scope, withCase}: Choosing): boolean {
  return scope === 'whole' || withCase;
}

/** Kept things, entries and people that what goes in names, and that stay out themselves. */
export function leftOutNames(choosing: Choosing, {things, caseNames}: PackContents): Uuid[] {
  if (choosing.scope === 'whole') return [];
  const there = new Set<string>(things.map(({id}) => id));
  const byCase = choosing.withCase ? caseNames.filter((id) => there.has(id) && !choosing.ticked.has(id)) : [];
  return [...new Set([...namedOnly(things, choosing.ticked), ...byCase])];
}

/** The choice as the database is asked for it. */
export function storeChoice(choosing: Choosing, {things}: PackContents): PackChoice {
  const {scope, ticked, withCase, belongsTo} = choosing;
  if (scope === 'whole') return {scope};
  const of = (kind: 'exhibit' | 'incident' | 'subject') =>
    things.filter((one) => one.kind === kind && ticked.has(one.id)).map(({id}) => id);
  return {
    scope,
    exhibitIds: of('exhibit').filter((id) => !choosing.copies[id]),
    redactionIds: of('exhibit').flatMap((id) => choosing.copies[id] ?? []),
    incidentIds: of('incident'),
    subjectIds: of('subject'),
    withCase,
    ...(belongsTo.size > 0 ? {belongsTo: [...belongsTo]} : {}),
  };
}
