import type {Doubt, Fact, ItemKind, MediaFact, Reference, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {plainAddress} from '../core/facts/plain-address.ts';
import {authorMark, displayName, handleMarks, handleOf, profileOf} from './generic/author.ts';
import {genericAround, genericConversation} from './generic/conversation.ts';
import {fenceOf} from './generic/fence.ts';
import {itemAround, itemsIn} from './generic/items.ts';
import {describedAs, kindOfType} from './generic/json-ld.ts';
import {CITED_ANSWER, ID_ATTRIBUTES, MARKS} from './generic/marks.ts';
import {articleTime} from './generic/open-graph.ts';
import {answeredBy, countsOf, quotedBy} from './generic/references.ts';
import {shownTime, timeMark, writtenTime} from './generic/time.ts';
import {leaveOut, readWords, standsApart, textBoxes} from './generic/words.ts';
import {textFact} from './reading/body.ts';
import {saysEdited} from './reading/control-words.ts';
import {addressIn, attr, classes, closest, filled, holds, is, pageOf, parentOf, rawText} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, firstKnown, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, isOwn, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';

/** Any page: by JSON-LD, microdata, microformats, ARIA, times, links and the way items stand in rows. */
export const generic: SiteAdapter = {
  id: 'generic',
  version: '2026-11-30',
  seen: '',
  matches: () => true,
  listItems: itemsIn,
  findItem: itemAround,
  readViewer: unknownViewer,
  readFacts: (item, look) => readAll(item, readers(item, look, false), look),
  conversation: genericConversation,
  around: (item) => genericAround(item, pageOf(item)),
};

/**
 * The same for a platform that has a reader of its own, whose layout that reader did not know: only what the page
 * marks expressly is taken, since a line of the platform's own could pass for words of the post.
 */
export function readMarkedOnly(item: Element, look: Look): SiteFacts {
  return readAll(item, readers(item, look, true), look);
}

/** Pages at large show it in no one way: a link to sign out may stand in anybody's words. */
function unknownViewer(): SiteFacts['viewer'] {
  return VIEWER_UNKNOWN;
}

function readers(item: Element, look: Look, markedOnly: boolean): ItemReaders {
  const fence = fenceOf(item);
  const author = once(() => authorMark(item, fence, markedOnly));
  const time = once(() => timeMark(item, fence, look, markedOnly));
  const boxes = once(() => textBoxes(item, fence).filter((box) => !markedOnly || box !== item));
  const heads = once(() => whoAndWhen(item, fence, author(), time()));
  const skip = once(() => leaveOut(item, fence, heads()));
  const read = once(() => readWords(boxes(), skip()));
  const link = once(() => permalinkIn(item, fence, time(), look.url));
  const said = once(() =>
    describedAs(
      item,
      read().text,
      [link()].flatMap((one) => one ?? []),
    ),
  );
  // Without a name that can be set aside, it may stand among the words; and so may labels, where they are not apart.
  const isUnmarked = once(
    () => boxes()[0] === item && read().text !== '' && (!hasBox(author()) || !standsApart(item, heads(), skip())),
  );
  const isMine = (element: Element) => isOwn(item, element, fence) && !isSkipped(item, element, skip());
  return {
    platform: () => fact(look.url.hostname, 'address', 'The page has no address on the web.'),
    itemKind: () => kindOf(item, said()?.kind),
    id: () => (markedOnly ? {missing: WHY.id} : idOf(item, link())),
    permalink: () =>
      firstKnown(
        () => fact(link(), 'attribute', WHY.permalink),
        () =>
          fact(
            said()?.addresses.find((one) => one.startsWith('http')),
            'meta',
            WHY.permalink,
          ),
      ),
    displayName: () => known(displayName(author()), author() ? undefined : said()?.name),
    handle: () => handleOf(item, fence, author()),
    profile: () => known(profileOf(author()), said()?.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () =>
      textFact(
        read(),
        boxes().length > 0 ? WHY.text : 'The words of the item could not be told from those of the page.',
      ),
    language: () => fact(languageOf(item, boxes()), 'attribute', WHY.language),
    edited: () => markedTrue(own(item, '.edited, small, span, em, time, a', fence).some(isEditMark), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => shownTime(time()),
    writtenTime: () =>
      known(writtenTime(time()), time() ? undefined : (said()?.date ?? articleTime(item, pageOf(item), look.url))),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'unknown',
    inReplyTo: () => answeredBy(item, fence, (outer) => outerReference(outer, look, markedOnly)),
    quotes: () => quotedBy(item, fence),
    mentions: () => linksOf(boxes(), isMine).mentions,
    links: () => linksOf(boxes(), isMine).links,
    counts: () => (markedOnly ? [] : countsOf(item, fence)),
    media: () => (markedOnly ? [] : mediaIn(item, fence, author())),
    viewer: unknownViewer,
    doubts: () => eachOnce([...doubtsOf(item, fence, read(), 'anywhere'), ...(isUnmarked() ? [UNMARKED] : [])]),
  };
}

type Mark = ReturnType<typeof authorMark>;

const UNMARKED: Doubt = {
  code: 'textUnmarked',
  sentence: 'The page does not mark which words are the item’s own. Names, times or labels may stand among them.',
};

function hasBox(author: Mark): boolean {
  return author !== undefined && 'box' in author;
}

/** Where the page's marks say nothing, what it says in its head of the same item. */
function known(shown: Fact<string>, said: string | undefined): Fact<string> {
  return 'value' in shown || !said ? shown : fact(said, 'meta', shown.missing);
}

/** Names, times and links to the item itself: words about the post, not of it. */
function whoAndWhen(item: Element, fence: Fence, author: Mark, time: ReturnType<typeof timeMark>): Element[] {
  const marks = [...handleMarks(item, fence), ...linksToSelf(item, fence), ...own(item, 'a.permalink', fence)];
  if (author && 'box' in author) marks.push(author.box);
  if (time && 'element' in time) marks.push(time.element);
  return marks;
}

/** Links that lead to the element itself within the page. */
function linksToSelf(item: Element, fence: Fence): Element[] {
  const id = filled(item, 'id');
  return id ? own(item, 'a[href*="#"]', fence).filter((link) => (attr(link, 'href') ?? '').endsWith(`#${id}`)) : [];
}

function isSkipped(item: Element, element: Element, skip: (element: Element) => boolean): boolean {
  for (let at: Element | undefined = element; at && at !== item; at = parentOf(at)) if (skip(at)) return true;
  return false;
}

function kindOf(item: Element, said: ItemKind | undefined): Fact<ItemKind> {
  const type = filled(item, 'itemtype') ?? filled(item, 'typeof')?.split(/\s+/).find(kindOfType);
  const byType = type === undefined ? undefined : kindOfType(type);
  if (byType) return {value: byType, from: 'attribute'};
  if (said) return {value: said, from: 'meta'};
  const names = classes(item).map((name) => name.toLowerCase());
  if (names.some((name) => /^(p-comment|u-comment|comment)$/.test(name))) return {value: 'comment', from: 'attribute'};
  for (const kind of ['reply', 'review', 'message', 'post'] as const) {
    if (names.includes(kind)) return {value: kind, from: 'attribute'};
  }
  if (names.includes('h-entry')) return {value: 'post', from: 'attribute'};
  const parent = parentOf(item);
  const isInArticle = is(item, 'article') && parent && closest(parent, 'article');
  return isInArticle ? {value: 'comment', from: 'attribute'} : {missing: WHY.kind};
}

/** The id that the item's own marks name, or that its permalink leads to. */
function idOf(item: Element, permalink: string | undefined): Fact<string> {
  for (const name of ID_ATTRIBUTES) if (filled(item, name)) return fact(attr(item, name), 'attribute', WHY.id);
  const id = filled(item, 'id');
  return id && permalink?.endsWith(`#${id}`) ? {value: id, from: 'attribute'} : {missing: WHY.id};
}

function permalinkIn(item: Element, fence: Fence, time: ReturnType<typeof timeMark>, url: URL): string | undefined {
  const around = time && 'element' in time ? closest(time.element, 'a[href]') : undefined;
  const links = [
    ...own(item, MARKS.permalink, fence).filter(
      (link) => !closest(link, `.h-card, .mention, .hashtag, ${MARKS.anyName}, ${MARKS.text.join(', ')}`),
    ),
    ...(around && holds(item, around) && saysOnly(around, time) && isFirstThere(item, around, fence) ? [around] : []),
    ...linksToSelf(item, fence),
  ];
  for (const link of links) {
    const address = addressIn(link, 'href');
    const parsed = address === undefined ? undefined : parseAddress(address);
    const isHere = parsed?.host === url.host || is(item, CITED_ANSWER);
    if (address && parsed && isHere && isNoPlace(address, url)) return plainAddress(address);
  }
  return undefined;
}

/** Where a name or a face before it leads to the same place, that place is a profile. */
function isFirstThere(item: Element, link: Element, fence: Fence): boolean {
  const place = (one: Element) => (attr(one, 'href') ?? '').replace(/\?.*$/, '');
  return own(item, 'a[href]', fence).find((one) => place(one) === place(link)) === link;
}

/** A link around a whole line leads to who wrote it as often as to the item. */
function saysOnly(link: Element, time: ReturnType<typeof timeMark>): boolean {
  return !!time && 'element' in time && rawText(link).trim() === rawText(time.element).trim();
}

/** Not the address of the page itself, which a link to its top also is. */
function isNoPlace(address: string, url: URL): boolean {
  return !/#(top)?$/.test(address) && address !== `${url.href}#`;
}

function languageOf(item: Element, boxes: readonly Element[]): string | undefined {
  for (let at = boxes[0]; at; at = parentOf(at)) {
    if (filled(at, 'lang')) return filled(at, 'lang');
    if (at === item) return undefined;
  }
  return undefined;
}

function isEditMark(element: Element): boolean {
  const raw = rawText(element);
  return raw.length <= 60 && saysEdited(raw.trim());
}

function outerReference(outer: Element, look: Look, markedOnly: boolean): Reference {
  // A box of a platform that lays out its own way may as well hold what it quotes.
  if (markedOnly) return reference({});
  const of = readers(outer, look, markedOnly);
  const isUnmarked = of.doubts().some(({code}) => code === UNMARKED.code);
  const text = isUnmarked ? {missing: 'Its words could not be told from those around them.'} : of.text();
  return {permalink: of.permalink(), author: firstKnown(of.displayName, of.handle), text};
}

function mediaIn(item: Element, fence: Fence, author: Mark): MediaFact[] {
  const box = author && 'box' in author ? author.box : undefined;
  const found = own(item, 'img, video, audio', fence).filter(
    (one) => !(box && holds(box, one)) && !closest(one, MARKS.avatar),
  );
  return found.filter((one) => !is(one, 'img') || isContentPicture(one)).map((one) => mediaFact(one));
}
