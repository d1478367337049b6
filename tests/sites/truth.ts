import type {ItemKind, ShownCount, ShownLink, ShownPlace} from '../../src/core/facts/facts.ts';
import {
  instant,
  listOf,
  objectOf,
  oneOf,
  parseShape,
  rule,
  type Shape,
  text,
} from '../../src/core/verify/parse/shape.ts';

/** What `<page>.json` says: what a drawn page shows, written by hand from the page. A fact left out is not shown. */
export type PageTruth = {
  /** The address it is looked at under, when, and in which zone. */
  url: string;
  now: string;
  zone: string;
  viewer?: {signedIn: 'yes' | 'no'; account?: string};
  /** `viewer` or `account` where the page shows them and no reader of ours reads them. */
  unread?: ('viewer' | 'account')[];
  /** What the order of the page itself tells: that of its `items` (who wrote a follow-up), that of the `parts` of one. */
  orderTells?: ('items' | 'parts')[];
  /** What `listItems` gives, in page order. */
  items: ItemTruth[];
};

export const POINTS = ['text', 'name', 'time', 'picture', 'edge'] as const;
/** The kinds of places in an item that a person may right-click. */
export type Point = (typeof POINTS)[number];

export type PlaceTruth = {kind: ShownPlace['kind']; name?: string; address?: string};
export type ReferenceTruth = {permalink?: string; author?: string; text?: string};
export type PersonTruth = {displayName?: string; handle?: string; profile?: string};
/** An address that begins with `data:` need only be the beginning of what is read. */
export type MediaTruth = {address?: string; alt?: string};

export type ItemTruth = {
  /** The item's element: the first on the page that the selector names. */
  at: string;
  /** Places in the item, by selectors that name the first such in it, else the first such on the page. */
  points?: Partial<Record<Point, string>>;
  /** Facts that the page shows and no reader of ours reads. */
  unread?: FactName[];
  /** Facts of which the page's own marks say something else, so that only a reader who knows the platform gets them right. */
  onlyKnown?: FactName[];
  platform: string;
  itemKind?: ItemKind;
  id?: string;
  permalink?: string;
  displayName?: string;
  handle?: string;
  profile?: string;
  accountId?: string;
  verified?: true;
  text?: string;
  language?: string;
  edited?: true;
  audience?: string;
  /** The time as the page shows it. */
  shown?: string;
  /** Other true forms of that time on the page, which a reader may fall back on: a tooltip, a shorter form. */
  alsoShown?: string[];
  /** Where the page has a machine time with a zone. */
  exact?: string;
  fromId?: string;
  /** The true instant: never read, but within the bounds that are. */
  posted?: string;
  answers?: ReferenceTruth[];
  quotes?: ReferenceTruth[];
  passedOnBy?: PersonTruth;
  standsIn?: PlaceTruth[];
  mentions?: ShownLink[];
  links?: ShownLink[];
  tags?: ShownLink[];
  counts?: ShownCount[];
  media?: MediaTruth[];
  /** Their codes. */
  doubts?: string[];
};

/** Every fact of an item that is judged, in the order of the table. */
export const FACTS = [
  ...([
    'platform',
    'itemKind',
    'id',
    'permalink',
    'displayName',
    'handle',
    'profile',
    'accountId',
    'verified',
  ] as const),
  ...([
    'shown',
    'exact',
    'fromId',
    'posted',
    'edited',
    'text',
    'language',
    'media',
    'links',
    'mentions',
    'tags',
  ] as const),
  ...(['answers', 'quotes', 'passedOnBy', 'standsIn', 'audience', 'counts', 'doubts'] as const),
] as const;
export type FactName = (typeof FACTS)[number];

const isTrue = rule((value): value is true => value === true, 'true');
const KINDS = ['post', 'comment', 'reply', 'message', 'profile', 'review', 'mail', 'page'] as const;
const PLACES = [
  'group',
  'channel',
  'server',
  'page',
  'community',
  'board',
  'thread',
  'chat',
  'video',
  'folder',
] as const;

const link = only<ShownLink>({shown: text, address: text});
const person = only<PersonTruth>({displayName: text, handle: text, profile: text}, 'displayName', 'handle', 'profile');
const reference = only<ReferenceTruth>({permalink: text, author: text, text}, 'permalink', 'author', 'text');
const place = only<PlaceTruth>({kind: oneOf(...PLACES, 'other'), name: text, address: text}, 'name', 'address');
const points = only<Partial<Record<Point, string>>>(
  {text, name: text, time: text, picture: text, edge: text},
  ...POINTS,
);

const item = only<ItemTruth>(
  {
    ...{
      at: text,
      points,
      unread: listOf(oneOf(...FACTS)),
      onlyKnown: listOf(oneOf(...FACTS)),
      platform: text,
      itemKind: oneOf(...KINDS),
      id: text,
    },
    ...{permalink: text, displayName: text, handle: text, profile: text, accountId: text, verified: isTrue, text},
    ...{language: text, edited: isTrue, audience: text, shown: text, alsoShown: listOf(text), exact: instant},
    ...{fromId: instant, posted: instant, answers: listOf(reference), quotes: listOf(reference), passedOnBy: person},
    ...{standsIn: listOf(place), mentions: listOf(link), links: listOf(link), tags: listOf(link)},
    counts: listOf(only<ShownCount>({name: text, shown: text})),
    media: listOf(only<MediaTruth>({address: text, alt: text}, 'address', 'alt')),
    doubts: listOf(text),
  },
  ...([
    'points',
    'unread',
    'onlyKnown',
    'itemKind',
    'id',
    'permalink',
    'displayName',
    'handle',
    'profile',
    'accountId',
  ] as const),
  ...(['verified', 'text', 'language', 'edited', 'audience', 'shown', 'alsoShown', 'exact', 'fromId'] as const),
  ...(['posted', 'answers', 'quotes', 'passedOnBy', 'standsIn', 'mentions', 'links', 'tags', 'counts'] as const),
  ...(['media', 'doubts'] as const),
);

const page = only<PageTruth>(
  {
    ...{url: text, now: instant, zone: text, unread: listOf(oneOf('viewer', 'account')), items: listOf(item)},
    viewer: only<NonNullable<PageTruth['viewer']>>({signedIn: oneOf('yes', 'no'), account: text}, 'account'),
    orderTells: listOf(oneOf('items', 'parts')),
  },
  ...(['viewer', 'unread', 'orderTells'] as const),
);

/** The truth beside a drawn page; throws with every fault where it is not of the form above. */
export function parseTruth(name: string, json: string): PageTruth {
  const parsed = parseShape(page, JSON.parse(json));
  if (!parsed.ok) throw new Error(`tests/fixtures/pages/${name}.json: ${parsed.faults.join('; ')}`);
  return parsed.value;
}

/** An object with no other members: a fact whose name is misspelt would be judged as one that is not shown. */
function only<T extends object>(...of: Parameters<typeof objectOf<T>>): Shape<T> {
  const shape = objectOf<T>(...of);
  return (value, place, faults): value is T => {
    const unknown = typeof value === 'object' && value ? Object.keys(value).filter((key) => !(key in of[0])) : [];
    faults.push(...unknown.map((key) => `${place}.${key}: no such fact`));
    return shape(value, place, faults) && unknown.length === 0;
  };
}
