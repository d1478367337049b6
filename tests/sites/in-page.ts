// Runs beside a drawn page as the extension's script does: reads it, points at it, changes it, and judges each reading.
import {type Reference, valueIn} from '../../src/core/facts/facts.ts';
import {instantOf} from '../../src/core/time.ts';
import {generic} from '../../src/sites/generic.ts';
import {adapterFor} from '../../src/sites/index.ts';
import {findItemAt, itemsOn, readItem, readPage} from '../../src/sites/read-page.ts';
import {everywhere, findAll, holds, is, parentOf} from '../../src/sites/reading/dom.ts';
import type {Look} from '../../src/sites/site-adapter.ts';
import {translated} from './interface-words.ts';
import {drops, everyElement, freeze, type Mutation, mutate} from './mutations.ts';
import type {ItemTruth, PageTruth, Point} from './truth.ts';
import {judged, type Leeway, STRICT, type Verdict} from './verdict.ts';

/** A reader, its date, and from when its knowledge of the site is. */
export type ReaderUsed = {id: string; version: string; seen: string};

/** What became of the page as it was drawn. */
export type Drawn = {
  /** How many items were listed, and what of the list is not as in the truth. */
  listed: number;
  faults: string[];
  /** Of each item of the truth, its facts. */
  verdicts: Verdict[][];
  /** Which readers read them, and of when their knowledge is. */
  readers: ReaderUsed[];
};

/** What is wrong after a change of the page: `item 2 x/…: handle …`. */
export type Mutated = {mutation: Mutation; wrong: {item: number; verdict: Verdict}[]};

/** What the reader for any page says of an item, without the reader of the site. */
export type Alone = {item: number; verdict: Verdict};

/** All that is asked of a drawn page. */
export type Asked = {drawn: Drawn; alone: Alone[]; mutated: Mutated[]};

declare global {
  var holdfastAsked: (truth: PageTruth, isMutated: boolean) => Asked;
}

// The changes come last: they leave the looks of the page written down in it.
globalThis.holdfastAsked = (truth, isMutated) => ({
  drawn: readAsDrawn(truth),
  alone: readAlone(truth),
  mutated: isMutated ? readMutated(truth) : [],
});

function readAsDrawn(truth: PageTruth): Drawn {
  const url = new URL(location.href);
  const listed = itemsOn(url, document);
  const faults = listed.slice(truth.items.length).map((item) => `listed, but not in the truth: ${drawnAs(item)}`);
  const verdicts = truth.items.map((item, i) => {
    const element = elementAt(item);
    if (element !== listed[i])
      faults.push(`item ${i}: "${item.at}" is ${drawnAs(element)}, listed is ${drawnAs(listed[i])}`);
    faults.push(...pointFaults(item, i, element, url));
    return element ? verdictsOf(element, item, truth, STRICT) : [];
  });
  const site = adapterFor(url, document);
  const readers = listed.map((element) => {
    const {adapter} = readItem(element, lookAt(truth.now), {address: url.href, inFrame: false});
    return {...adapter, seen: adapter.id === site.id ? site.seen : ''};
  });
  const used = [...new Map(readers.map((one) => [`${one.id} ${one.seen}`, one])).values()];
  return {listed: listed.length, faults, verdicts, readers: used};
}

function readMutated(truth: PageTruth): Mutated[] {
  const url = new URL(location.href);
  const found = truth.items.flatMap((item, index) => {
    const element = elementAt(item);
    return element ? [{item, index, element, parts: partsOf(item, element)}] : [];
  });
  const elements = everyElement(document.documentElement);
  const mutations: Mutation[] = [
    ...[{kind: 'classes'} as const, {kind: 'words'} as const, {kind: 'wrappers'} as const],
    ...(['items', 'parts'] as const)
      .filter((of) => !truth.orderTells?.includes(of))
      .map((of): Mutation => ({kind: 'order', of})),
    ...drops(elements),
  ];
  freeze(everyElement(document.body));
  return mutations.map((mutation) => {
    const undo = mutate(
      mutation,
      elements,
      found.map(({element, parts}) => ({item: element, parts})),
    );
    const wrong = found.flatMap(({item, index, element}) => {
      const at = findItemAt(element, url, document);
      const verdicts = at ? verdictsOf(at, item, truth, leewayOf(mutation)) : [];
      return verdicts.filter(({state}) => state === 'wrong').map((verdict) => ({item: index, verdict}));
    });
    undo();
    return {mutation, wrong};
  });
}

/** The facts that the reader for any page must get right or leave out. */
const ALONE = /^(displayName|handle|profile|exact|posted|text|permalink)$/;

function readAlone(truth: PageTruth): Alone[] {
  const items = truth.items.map(elementAt);
  const places = truth.items.flatMap((item, i) => {
    const element = items[i];
    return element ? [element, ...Object.values(item.points ?? {}).flatMap((one) => placeOf(one, element) ?? [])] : [];
  });
  const found = [...new Set(places.flatMap((place) => generic.findItem(place) ?? []))];
  return found.flatMap((element) => {
    const index = itemOf(element, items, truth);
    const item = truth.items[index];
    if (!item) return [];
    const look = lookAt(truth.now);
    const facts = generic.readFacts(element, look);
    const reading = {page: readPage(document, look, {address: look.url.href, inFrame: false}), ...facts, hidden: []};
    const verdicts = judged(reading, item, truth.viewer, {...STRICT, isLoose: true});
    return verdicts
      .filter(({fact}) => ALONE.test(fact) && !item.onlyKnown?.some((known) => known === fact))
      .map((verdict) => ({item: index, verdict: sameForAnyPage(verdict, item, reading.quotes)}));
  });
}

/** Which item of the truth an element is: itself, the one around it whose name and words it holds, or the first in it. */
function itemOf(element: Element, items: readonly (Element | undefined)[], truth: PageTruth): number {
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    const index = items.indexOf(at);
    if (at === element && index >= 0) return index;
    const {text, name} = truth.items[index]?.points ?? {};
    const parts = [text, name].flatMap((one) => (one && at && placeOf(one, at)) || []);
    if (index >= 0) return parts.length > 0 && parts.every((part) => holds(element, part)) ? index : -1;
  }
  return items.findIndex((item) => item && holds(element, item));
}

/** The name of an account is its author as well as a display name is, and a place in the page is its address. */
function sameForAnyPage(verdict: Verdict, {displayName, handle}: ItemTruth, quotes: readonly Reference[]): Verdict {
  const {fact, state, read, truth} = verdict;
  if (state !== 'wrong' || typeof read !== 'string') return verdict;
  const bare = (name: string) => name.replace(/^(@|\/?u\/)/, '').toLowerCase();
  const names = [displayName ?? [], handle ?? []].flat().map(bare);
  const isName = names.some((name) => bare(read) === name || bare(read).split('@')[0] === name.split('@')[0]);
  if ((fact === 'displayName' || fact === 'handle') && isName) return {...verdict, state: 'right'};
  // A quote is told beside the words, not among them.
  const rest = quotes.reduce(
    (all, {text}) => all.replace(squeezed(valueIn(text) ?? ''), ''),
    squeezed(String(truth ?? '')),
  );
  if (fact === 'text' && squeezed(rest) === squeezed(read)) return {...verdict, state: 'right'};
  const isPlace = fact === 'permalink' && typeof truth === 'string' && isSamePlace(new URL(read), new URL(truth));
  return isPlace ? {...verdict, state: 'right'} : verdict;
}

/** Pages name a place in many ways; the fragment of a post, or the path that ends in its number, is the same in all. */
function isSamePlace(read: URL, truth: URL): boolean {
  if (read.host !== truth.host) return false;
  return read.hash !== '' && truth.hash !== ''
    ? read.hash === truth.hash
    : `${read.pathname}/`.startsWith(`${truth.pathname.replace(/\/$/, '')}/`) && read.hash === '';
}

function verdictsOf(element: Element, item: ItemTruth, {viewer, now}: PageTruth, how: Leeway): Verdict[] {
  const look = lookAt(now);
  const {reading} = readItem(element, look, {address: look.url.href, inFrame: false});
  return judged(reading, item, viewer, how);
}

function lookAt(now: string): Look {
  const at = instantOf(Date.parse(now));
  if (!at) throw new Error('the clock stands outside the years 0 to 9999');
  const {timeZone: zone} = Intl.DateTimeFormat().resolvedOptions();
  const language = document.documentElement.getAttribute('lang') || navigator.language;
  return {url: new URL(location.href), at, zone, language};
}

function elementAt({at}: ItemTruth): Element | undefined {
  for (const element of everywhere(document, at)) return element;
  return undefined;
}

/** A place in an item: the item itself, the first such in it, or the first such on the page. */
function placeOf(selector: string, item: Element): Element | undefined {
  if (is(item, selector)) return item;
  const [inside] = everywhere(item, selector);
  return inside ?? findAll(document, selector)[0];
}

function partsOf({points}: ItemTruth, item: Element): Element[] {
  const names: Point[] = ['text', 'name', 'time', 'picture'];
  return names.flatMap((name) => {
    const place = points?.[name] && placeOf(points[name], item);
    return place && place !== item ? [place] : [];
  });
}

/** Whatever is pointed at in an item must lead to it. */
function pointFaults({points = {}}: ItemTruth, index: number, item: Element | undefined, url: URL): string[] {
  return Object.entries(points).flatMap(([name, selector]) => {
    const place = item && placeOf(selector, item);
    if (!place) return [`item ${index}, ${name}: nothing is "${selector}"`];
    const found = findItemAt(place, url, document);
    return found === item ? [] : [`item ${index}, ${name}: pointed at "${selector}", found ${drawnAs(found)}`];
  });
}

/** An element's start tag, for a message. */
function drawnAs(element: Element | undefined): string {
  const shallow = element?.cloneNode(false);
  return shallow instanceof Element ? (shallow.outerHTML.split('</')[0]?.slice(0, 160) ?? '') : 'nothing';
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
const sorted = (text: string) => text.split(/\s+/).filter(Boolean).sort().join(' ');

/** What a change of the page may change in its facts without making them wrong. */
function leewayOf({kind}: Mutation): Leeway {
  switch (kind) {
    case 'wrappers':
      return {isLoose: true, same: (read, right) => squeezed(read) === squeezed(right)};
    case 'order':
      return {isLoose: true, same: (read, right) => sorted(read) === sorted(right)};
    case 'words':
      return {isLoose: true, same: (read, right) => read === right || inOther(read, right)};
    case 'classes':
    case 'drop':
      return {isLoose: true, same: (read, right) => read === right};
  }
}

/** A text of several lines is translated line by line. */
function inOther(read: string, right: string): boolean {
  return right.split('\n').map(translated).join('\n') === read;
}
