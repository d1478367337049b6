import type {Fact, Item, PageFacts, PageReading, SiteFacts} from '../core/facts/facts.ts';
import {valueIn} from '../core/facts/facts.ts';
import {hiddenCharacters} from '../core/facts/hidden-characters.ts';
import {noFacts} from '../core/facts/no-facts.ts';
import {plainAddress} from '../core/facts/plain-address.ts';
import {generic, readMarkedOnly} from './generic.ts';
import {adapterFor} from './index.ts';
import {addressIn, filled, find, isInPage, pageOf, pageSays, resolved} from './reading/dom.ts';
import {fact} from './reading/facts.ts';
import {inOneGo} from './reading/once.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';

/** What only the top window (or the browser) knows of where the document stands. */
export type TopWindow = {
  /** What the address bar held. */
  address: string;
  /** The document stands in a frame. */
  inFrame: boolean;
};

/** A reading, and by which reader. */
export type ReadItem = {reading: PageReading; adapter: {id: string; version: string}};

const WHOLE_SCREEN = 'The whole screen was saved; no single post was pointed at.';
const NO_VIEWER = 'Reading which account was signed in failed.';
const GONE = 'The item was no longer in the page when it was read.';

/** The item around what was pointed at, as the site's reader sees it, else by the marks that any page has. */
export function findItemAt(target: Element, url: URL, page: Document): Element | undefined {
  return inOneGo(() => {
    const adapter = adapterFor(url, page);
    return attempt(() => adapter.findItem(target)) ?? attempt(() => generic.findItem(target));
  });
}

/** Every item of a page in page order: as the site's reader sees them, else by the marks that any page has. */
export function itemsOn(url: URL, page: Document): Element[] {
  return inOneGo(() => {
    const items = attempt(() => adapterFor(url, page).listItems(page)) ?? [];
    return items.length > 0 ? items : (attempt(() => generic.listItems(page)) ?? []);
  });
}

/** Reads the page and the item in it. Never throws: what cannot be read is a missing fact that says why. */
export function readItem(item: Element | undefined, look: Look, top: TopWindow, page?: Document): ReadItem {
  return inOneGo(() => readInOneGo(item, look, top, page));
}

function readInOneGo(item: Element | undefined, look: Look, top: TopWindow, page?: Document): ReadItem {
  const where = item ? pageOf(item) : (page ?? document);
  const site = adapterFor(look.url, where);
  const pageFacts = readPage(where, look, top);
  const viewer = () => attempt(() => site.readViewer(where)) ?? {signedIn: 'unknown', account: {missing: NO_VIEWER}};
  if (!item) return answer(pageFacts, {...noFacts(WHOLE_SCREEN, 'page'), viewer: viewer()}, site);
  if (!isInPage(item)) return answer(pageFacts, noFacts(GONE), site);
  const isKnown = attempt(() => site.findItem(item)) === item;
  const isOther = !isKnown && site !== generic;
  const read = () => (isOther ? readMarkedOnly(item, look) : site.readFacts(item, look));
  const facts = attempt(read) ?? noFacts('Reading the item failed.');
  if (!isOther) return answer(pageFacts, facts, site);
  return answer(pageFacts, {...asOtherLayout(facts, site.id), viewer: viewer()}, generic);
}

/** The platform is known by its address or its page, though not the way it lays out an item. */
function asOtherLayout(facts: SiteFacts, platform: string): SiteFacts {
  const item: Item = {...facts.item, platform: {value: platform, from: 'address'}};
  return {...facts, item, doubts: [...facts.doubts, LAYOUT]};
}

const LAYOUT = {
  code: 'layoutUnknown',
  sentence: 'The layout of this platform was not recognised, so the item was read by the marks that any page has.',
};

/** What the page says of itself. */
export function readPage(page: Document, look: Look, top: TopWindow): PageFacts {
  const address = top.address || look.url.href;
  return {
    address: {value: address, from: 'address'},
    addressPlain: {value: plainAddress(address), from: 'address'},
    canonical: guarded(() => fact(canonicalOf(page), 'meta', 'The page claims no address of its own.')),
    title: guarded(() => fact(pageSays.title(page), 'meta', 'The page has no title.')),
    language: guarded(() => fact(languageOf(page), 'attribute', 'The page does not state its language.')),
    opener: guarded(() => fact(pageSays.referrer(page), 'meta', 'The page does not say from where it was opened.')),
    frame: top.inFrame ? 'inside' : 'top',
    ...(top.inFrame ? {frameAddress: {value: look.url.href, from: 'address'}} : {}),
  };
}

function canonicalOf(page: Document): string | undefined {
  const link = addressIn(find(page, 'link[rel~="canonical" i][href]'), 'href');
  const written = filled(find(page, 'meta[property="og:url"][content]'), 'content');
  return link ?? (written && resolved(written, page));
}

function languageOf(page: Document): string | undefined {
  return filled(pageSays.root(page) ?? undefined, 'lang');
}

function answer(page: PageFacts, facts: SiteFacts, {id, version}: SiteAdapter): ReadItem {
  const {text, author} = facts.item;
  const hidden = hiddenCharacters({
    text: valueIn(text),
    displayName: valueIn(author.displayName),
    handle: valueIn(author.handle),
  });
  return {reading: {page, ...facts, hidden}, adapter: {id, version}};
}

function guarded(read: () => Fact<string>): Fact<string> {
  return attempt(read) ?? {missing: 'Reading it failed.'};
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // The reason is of no use to whoever reads the record; that it is missing is said by the caller.
    return undefined;
  }
}
