import type {Fact, ItemKind, PassedOn, PostedAt, ShownLink, ShownPlace, SiteFacts} from '../../core/facts/facts.ts';
import {machineTime} from '../../core/facts/machine-time.ts';
import {meaningOf} from '../../core/facts/shown-time.ts';
import type {Instant} from '../../core/time.ts';
import {instantOf, millisecondsOf} from '../../core/time.ts';
import type {Look} from '../site-adapter.ts';
import {pageOf, pageSays} from './dom.ts';

/** How each thing about an item is read. A site reader hands these over; none runs before it is called, any may fail. */
export type ItemReaders = {
  platform(): Fact<string>;
  itemKind(): Fact<ItemKind>;
  id(): Fact<string>;
  permalink(): Fact<string>;
  displayName(): Fact<string>;
  handle(): Fact<string>;
  profile(): Fact<string>;
  accountId(): Fact<string>;
  verified(): Fact<boolean>;
  text(): Fact<string>;
  language(): Fact<string>;
  edited(): Fact<boolean>;
  audience(): Fact<string>;
  /** The time as the page shows it. */
  shownTime(): Fact<string>;
  /** The machine-readable time as written: `2026-03-01T10:00:00Z`. */
  writtenTime(): Fact<string>;
  /** The time in the item's id. */
  idTime(): Fact<Instant>;
  /** Whose clock a shown time without a zone is of; `unknown` where the site may show its own. */
  clock: 'viewer' | 'unknown';
  inReplyTo(): SiteFacts['inReplyTo'];
  quotes(): SiteFacts['quotes'];
  /** Undefined where nobody did. */
  passedOnBy?(): PassedOn | undefined;
  standsIn?(): ShownPlace[];
  tags?(): ShownLink[];
  mentions(): SiteFacts['mentions'];
  links(): SiteFacts['links'];
  counts(): SiteFacts['counts'];
  media(): SiteFacts['media'];
  viewer(): SiteFacts['viewer'];
  doubts(): SiteFacts['doubts'];
};

/** Reads everything about an item. Never throws: whatever fails is a missing fact that says why. */
export function readAll(item: Element, readers: ItemReaders, look: Look): SiteFacts {
  const one = <T>(read: () => Fact<T>): Fact<T> => attempt(read, (why) => ({missing: why}));
  const failed: string[] = [];
  const nothingOf = (name: string) => {
    failed.push(name);
    return undefined;
  };
  const many = <T>(name: string, read: () => T[]): T[] => attempt<T[] | undefined>(read, () => nothingOf(name)) ?? [];
  const facts: SiteFacts = {
    item: {
      platform: one(readers.platform),
      itemKind: one(readers.itemKind),
      id: one(readers.id),
      permalink: one(readers.permalink),
      author: {
        displayName: one(readers.displayName),
        handle: one(readers.handle),
        profile: one(readers.profile),
        accountId: one(readers.accountId),
        verified: one(readers.verified),
      },
      text: one(readers.text),
      language: one(readers.language),
      edited: one(readers.edited),
      audience: one(readers.audience),
    },
    postedAt: postedAt(
      item,
      one(readers.shownTime),
      one(readers.writtenTime),
      one(readers.idTime),
      readers.clock,
      look,
    ),
    inReplyTo: many('what it answers', readers.inReplyTo),
    quotes: many('what it quotes', readers.quotes),
    ...passedOn(
      attempt(
        () => readers.passedOnBy?.(),
        () => nothingOf('who passed it on'),
      ),
    ),
    ...(readers.standsIn ? {standsIn: many('where it stands', readers.standsIn)} : {}),
    ...(readers.tags ? {tags: many('tags', readers.tags)} : {}),
    mentions: many('mentions', readers.mentions),
    links: many('links', readers.links),
    counts: many('counts', readers.counts),
    media: many('pictures', readers.media),
    viewer: attempt(readers.viewer, (why) => ({signedIn: 'unknown', account: {missing: why}})),
    doubts: many('doubts', readers.doubts),
  };
  const doubts = failed.map((name) => ({code: 'readingFailed', sentence: `Reading ${name} of the item failed.`}));
  return {...facts, doubts: [...facts.doubts, ...doubts]};
}

function passedOn(by: PassedOn | undefined): {passedOnBy?: PassedOn} {
  return by ? {passedOnBy: by} : {};
}

function attempt<T>(read: () => T, instead: (why: string) => T): T {
  try {
    return read();
  } catch (error) {
    return instead(`Reading it failed: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}

function postedAt(
  item: Element,
  shown: Fact<string>,
  written: Fact<string>,
  fromId: Fact<Instant>,
  clock: ItemReaders['clock'],
  look: Look,
): PostedAt {
  const machine = 'value' in written ? machineTime(written.value, look.at) : undefined;
  if (machine && 'exact' in machine && 'value' in written) {
    const {exact, ...bounds} = machine;
    return {shown, exact: {value: exact, from: written.from}, fromId, ...bounds};
  }
  const exact: Fact<Instant> = {missing: machine && 'why' in machine ? machine.why : whyMissing(written)};
  if (machine && 'earliest' in machine) return {shown, exact, fromId, ...boundsOf(machine)};
  const meaning =
    'value' in shown
      ? attempt(
          () => meaningOf(shown.value, {...look, since: loadedAt(item, look), clock}),
          () => NOTHING,
        )
      : NOTHING;
  return {shown, exact, fromId, ...meaning};
}

const NOTHING = {earliest: null, latest: null, precision: 'unknown'} as const;

function boundsOf({earliest, latest, precision}: Pick<PostedAt, 'earliest' | 'latest' | 'precision'>) {
  return {earliest, latest, precision};
}

function whyMissing(written: Fact<string>): string {
  return 'missing' in written ? written.missing : 'The page gives no exact time.';
}

/** "2h" may have stood there since the page was loaded. */
function loadedAt(item: Element, look: Look): Instant {
  const began = pageSays.window(pageOf(item))?.performance.timeOrigin ?? Number.NaN;
  return began < millisecondsOf(look.at) ? (instantOf(Math.floor(began)) ?? look.at) : look.at;
}
