import type {Doubt, Fact, MediaFact, PageReading, PassedOn, Reference, ShownPlace} from '../../src/core/facts/facts.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import type {FactName, ItemTruth, MediaTruth, PageTruth, PersonTruth, PlaceTruth, ReferenceTruth} from './truth.ts';

/** What became of one fact. `none`: the page does not show it, and nothing was read. */
export type Verdict = {
  fact: FactName | 'viewer' | 'account';
  state: 'right' | 'missing' | 'wrong' | 'none';
  read?: unknown;
  truth?: unknown;
};

/** How strictly a reading is compared. */
export type Leeway = {
  /** Whether two texts are the same; a change of the page may move line breaks, words, or the interface's language. */
  same(read: string, right: string): boolean;
  /**
   * The page was changed, or is read by a reader that does not know it: which lists are complete, in which order, and
   * which doubts are told is then not judged, and what the record itself calls doubtful claims nothing.
   */
  isLoose: boolean;
};

export const STRICT: Leeway = {same: (read, right) => read === right, isLoose: false};

/** Every fact of an item: right, missing or wrong. */
export function judged(reading: PageReading, truth: ItemTruth, viewer: PageTruth['viewer'], how: Leeway): Verdict[] {
  const {item, postedAt} = reading;
  const {author} = item;
  const one = (fact: keyof ItemTruth & FactName, read: Fact<unknown>) => judgedOne(fact, read, truth[fact], how);
  // A record that says that the page's own words may stand among the item's claims no more than that.
  const isUnsure = how.isLoose && reading.doubts.some(({code}) => code === 'textUnmarked');
  return [
    ...(how.isLoose ? [] : [one('platform', item.platform)]),
    ...[one('itemKind', item.itemKind), one('id', item.id), one('permalink', item.permalink)],
    ...[one('displayName', author.displayName), one('handle', author.handle), one('profile', author.profile)],
    ...[one('accountId', author.accountId), one('verified', author.verified)],
    ...[
      one('exact', postedAt.exact),
      one('fromId', postedAt.fromId),
      shown(reading, truth, how),
      posted(reading, truth),
    ],
    ...[one('edited', item.edited), one('language', item.language), one('audience', item.audience)],
    ...(isUnsure ? [] : [one('text', item.text), ...marksInText(reading, truth, how)]),
    listed('answers', said(reading.inReplyTo, how), truth.answers, references(how), how),
    listed('quotes', said(reading.quotes, how), truth.quotes, references(how), how),
    listed(
      'passedOnBy',
      reading.passedOnBy ? [reading.passedOnBy] : [],
      truth.passedOnBy && [truth.passedOnBy],
      person(how),
      how,
    ),
    listed('standsIn', reading.standsIn ?? [], truth.standsIn, place(how), how),
    listed('counts', reading.counts, truth.counts, fields(how, 'name', 'shown'), how),
    ...(how.isLoose ? [] : [listed('doubts', reading.doubts, truth.doubts, doubt, how)]),
    ...viewerFacts(reading, viewer, how),
  ];
}

function judgedOne(fact: Verdict['fact'], read: Fact<unknown>, truth: unknown, {same}: Leeway): Verdict {
  const value = valueIn(read);
  if (value === undefined) return {fact, state: truth === undefined ? 'none' : 'missing', truth};
  const isRight = typeof value === 'string' && typeof truth === 'string' ? same(value, truth) : value === truth;
  return {fact, state: isRight ? 'right' : 'wrong', read: value, truth};
}

/** Where a tooltip or a machine time is gone, another true form of the same time may be shown. */
function shown({postedAt}: PageReading, truth: ItemTruth, how: Leeway): Verdict {
  const strict = judgedOne('shown', postedAt.shown, truth.shown, how);
  if (strict.state !== 'wrong' || !how.isLoose) return strict;
  const read = valueIn(postedAt.shown) ?? '';
  const forms = [truth.shown ?? [], truth.alsoShown ?? []].flat();
  return forms.some((form) => how.same(read, form) || form.includes(read)) ? {...strict, state: 'right'} : strict;
}

/** The true instant must lie within the bounds; bounds of an item that shows no time are invented. */
function posted({postedAt: {earliest, latest}}: PageReading, {posted: truth}: ItemTruth): Verdict {
  if (earliest === null || latest === null) return {fact: 'posted', state: truth ? 'missing' : 'none', truth};
  const isRight = truth !== undefined && earliest <= truth && truth <= latest;
  return {fact: 'posted', state: isRight ? 'right' : 'wrong', read: `${earliest} to ${latest}`, truth};
}

function marksInText(reading: PageReading, truth: ItemTruth, how: Leeway): Verdict[] {
  const link = fields(how, 'shown', 'address');
  return [
    listed('mentions', reading.mentions, truth.mentions, link, how),
    listed('links', reading.links, truth.links, link, how),
    listed('tags', reading.tags ?? [], truth.tags, link, how),
    listed('media', reading.media, truth.media, media(how), how),
  ];
}

function viewerFacts({viewer: {signedIn, account}}: PageReading, viewer: PageTruth['viewer'], how: Leeway): Verdict[] {
  const read: Fact<string> = signedIn === 'unknown' ? {missing: ''} : {value: signedIn, from: 'text'};
  return [judgedOne('viewer', read, viewer?.signedIn, how), judgedOne('account', account, viewer?.account, how)];
}

/** How much of a member of a list is read as it is; undefined where some of it is wrong. */
type Match = 'all' | 'part' | undefined;
type Matching<Read, Truth> = (read: Read, truth: Truth) => Match;

/** Lists whose order tells something. */
const ORDERED: ReadonlySet<FactName> = new Set(['answers', 'quotes', 'standsIn', 'media']);

/** No member may be wrong; the list is right if it is all of it. */
function listed<Read, Truth>(
  fact: FactName,
  read: readonly Read[],
  right: readonly Truth[] | undefined,
  matching: Matching<Read, Truth>,
  {isLoose}: Leeway,
): Verdict {
  const truth = right ?? [];
  if (read.length === 0) return {fact, state: truth.length === 0 ? 'none' : 'missing', truth};
  const found = paired(read, truth, matching);
  const isInOrder =
    isLoose || !ORDERED.has(fact) || found.every((one, i) => i === 0 || one.index > (found[i - 1]?.index ?? -1));
  if (found.some(({match}) => match === undefined) || !isInOrder) return {fact, state: 'wrong', read, truth};
  const isWhole = found.length === truth.length && found.every(({match}) => match === 'all');
  return {fact, state: isWhole ? 'right' : 'missing', read, truth};
}

/** Each member read with the one of the truth that it fits best; none is used twice. */
function paired<Read, Truth>(read: readonly Read[], truth: readonly Truth[], matching: Matching<Read, Truth>) {
  const free = new Set(truth.entries());
  return read.map((one) => {
    const fits = [...free].map((entry) => ({entry, index: entry[0], match: matching(one, entry[1])}));
    const best = fits.find(({match}) => match === 'all') ?? fits.find(({match}) => match === 'part');
    if (best) free.delete(best.entry);
    return best ?? {index: -1, match: undefined};
  });
}

function fields<Name extends string>(
  {same}: Leeway,
  ...names: Name[]
): Matching<Record<Name, string>, Record<Name, string>> {
  return (read, truth) => (names.every((name) => same(read[name], truth[name])) ? 'all' : undefined);
}

function facts(pairs: readonly [Fact<string>, string | undefined][], {same}: Leeway): Match {
  const isWrong = ([read, right]: readonly [Fact<string>, string | undefined]) =>
    'value' in read && (right === undefined || !same(read.value, right));
  if (pairs.some(isWrong)) return undefined;
  return pairs.every(([read, right]) => right === undefined || 'value' in read) ? 'all' : 'part';
}

/** A post of which nothing is told says nothing wrong. */
function said(references: readonly Reference[], {isLoose}: Leeway): readonly Reference[] {
  return isLoose ? references.filter((one) => Object.values(one).some((fact) => 'value' in fact)) : references;
}

function references(how: Leeway): Matching<Reference, ReferenceTruth> {
  return ({permalink, author, text}, truth) =>
    facts(
      [
        [permalink, truth.permalink],
        [author, truth.author],
        [text, truth.text],
      ],
      how,
    );
}

function person(how: Leeway): Matching<PassedOn, PersonTruth> {
  return ({displayName, handle, profile}, truth) =>
    facts(
      [
        [displayName, truth.displayName],
        [handle, truth.handle],
        [profile, truth.profile],
      ],
      how,
    );
}

function place(how: Leeway): Matching<ShownPlace, PlaceTruth> {
  return ({kind, name, address}, truth) =>
    kind === truth.kind
      ? facts(
          [
            [name, truth.name],
            [address, truth.address],
          ],
          how,
        )
      : undefined;
}

function doubt({code}: Doubt, truth: string): Match {
  return code === truth ? 'all' : undefined;
}

/** A picture is the one with its words; which of its addresses is read may change with the page. */
function media({same, isLoose}: Leeway): Matching<MediaFact, MediaTruth> {
  return ({address, alt}, truth) => {
    const right = truth.address ?? '';
    const isThere = isLoose || address === right || (right.startsWith('data:') && address.startsWith(right));
    return isThere && same(alt, truth.alt ?? '') ? 'all' : undefined;
  };
}
