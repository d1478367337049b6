import type {Uuid} from '../ids.ts';
import type {Instant} from '../time.ts';

/** One thing the page said, with where it was read; or why it is missing. Never a guess, never an empty string for "none". */
export type Fact<T> = {value: T; from: FactSource} | {missing: string};
export type FactSource = 'attribute' | 'text' | 'address' | 'meta' | 'keeper';

export type Author = {
  displayName: Fact<string>;
  /** As the platform writes it, with its sigil: `@rita`, `u/rita`, `@rita@home.example`. */
  handle: Fact<string>;
  /** Absolute address of the profile. */
  profile: Fact<string>;
  /** The platform's stable number or name for the account, where the page holds one. */
  accountId: Fact<string>;
  verified: Fact<boolean>;
};

export type ItemKind = 'post' | 'comment' | 'reply' | 'message' | 'profile' | 'review' | 'mail' | 'page';

export type Item = {
  platform: Fact<string>;
  itemKind: Fact<ItemKind>;
  id: Fact<string>;
  /** The item's own permanent address, absolute, without tracking parameters. */
  permalink: Fact<string>;
  author: Author;
  /** Verbatim: not trimmed of direction marks or zero-width characters; line breaks as shown; picture emoji by their alt text. */
  text: Fact<string>;
  /** BCP 47 tag as the page states it. */
  language: Fact<string>;
  edited: Fact<boolean>;
  audience: Fact<string>;
};

/** When the page says the item was posted. `earliest` and `latest` bound what `shown` can mean. */
export type PostedAt = {
  shown: Fact<string>;
  /** Only from a machine-readable time with a zone. */
  exact: Fact<Instant>;
  /** The time that the item's id encodes (X, Mastodon): a fact of its own, never in place of the time shown. */
  fromId: Fact<Instant>;
  earliest: Instant | null;
  latest: Instant | null;
  precision: 'second' | 'minute' | 'hour' | 'day' | 'unknown';
};

export type Reference = {permalink: Fact<string>; author: Fact<string>; text: Fact<string>};

/** What an item stands in: a group of people, the channel of a server, the film that is commented on. */
export type ShownPlace = {
  kind:
    | 'group'
    | 'channel'
    | 'server'
    | 'page'
    | 'community'
    | 'board'
    | 'thread'
    | 'chat'
    | 'video'
    | 'folder'
    | 'other';
  name: Fact<string>;
  address: Fact<string>;
};
/** Who brought an item of somebody else before other eyes: not its author. */
export type PassedOn = Pick<Author, 'displayName' | 'handle' | 'profile'>;

export type ShownLink = {shown: string; address: string};
export type ShownCount = {name: string; shown: string};
/** `partPath` names the file of the exhibit that holds it, or null; `missing` says why there is none. */
export type MediaFact = {partPath: string | null; address: string; alt: string; missing?: string};
/** A character that the eye does not see or takes for another: `index` in UTF-16 units, `codePoint` as `U+202E`. */
export type HiddenCharacter = {
  field: 'text' | 'displayName' | 'handle';
  index: number;
  codePoint: string;
  name: string;
};
/** Something about the item that the reader of the record should know: `textCut`, `blurred`, `repliesHidden` … */
export type Doubt = {code: string; sentence: string};

/** What a site reader says of one item. */
export type SiteFacts = {
  item: Item;
  postedAt: PostedAt;
  inReplyTo: Reference[];
  quotes: Reference[];
  /** Only where the reader of the site knows how the site shows it. */
  passedOnBy?: PassedOn;
  /** Outermost first. Only where the reader of the site knows how the site shows it. */
  standsIn?: ShownPlace[];
  mentions: ShownLink[];
  /** Words that the platform gathers items by: `#demo`. Only where the reader of the site tells them from other links. */
  tags?: ShownLink[];
  links: ShownLink[];
  counts: ShownCount[];
  media: MediaFact[];
  viewer: {signedIn: 'yes' | 'no' | 'unknown'; account: Fact<string>};
  doubts: Doubt[];
};

export type PageFacts = {
  /** Exactly what the address bar held, every parameter and the fragment. */
  address: Fact<string>;
  /** The same without tracking parameters. */
  addressPlain: Fact<string>;
  /** What the page itself claims as its address. Never used in place of `address`. */
  canonical: Fact<string>;
  title: Fact<string>;
  language: Fact<string>;
  opener: Fact<string>;
  frame: 'top' | 'inside';
  /** Only for `inside`: the frame's own address; `address` is then the top page's. */
  frameAddress?: Fact<string>;
} & Partial<PageState>;

/** How the document that was read stood when its picture was taken. Packs of before that was looked at have none of it. */
export type PageState = {
  /** HTTP status that the document came with. */
  status: Fact<number>;
  /** The frames that show in it. */
  frames: Bounded<FrameFact>;
  /** What did not arrive, or arrived as something that cannot be shown. */
  failed: Bounded<FailedLoad>;
};

/** A list that a hostile page cannot make endless: `leftOut` counts what would have followed. */
export type Bounded<T> = {items: T[]; leftOut: number};

/** `readable`: the browser lets its content be read; a frame of another site shows, but cannot be read from outside. */
export type FrameFact = {address: string; readable: boolean};

/**
 * `refused`: the server answered with an error, named by `status`; `broken`: it cannot be shown; `waiting`: it stands on
 * the screen and had not arrived.
 */
export type FailedLoad = {
  kind: 'picture' | 'film' | 'style' | 'script' | 'frame' | 'request';
  address: string;
  why: 'refused' | 'broken' | 'waiting';
  status?: number;
};

/** Everything read off the page in one look. */
export type PageReading = {page: PageFacts} & SiteFacts & {hidden: HiddenCharacter[]};

/** `facts.json` of an exhibit: the reading, tied to the exhibit. Canonical JSON; its hash is its digest. */
export type FactsRecord = {v: 1; kind: 'facts'; exhibitId: Uuid; salt: string} & PageReading;

export function known<T>(fact: Fact<T>): fact is {value: T; from: FactSource} {
  return 'value' in fact;
}

export function valueIn<T>(fact: Fact<T>): T | undefined {
  return known(fact) ? fact.value : undefined;
}
