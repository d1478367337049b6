import type {Fact, ItemKind, Reference, SiteFacts} from '../../core/facts/facts.ts';
import {timeOfLinkedInId} from '../../core/facts/id-time.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {attr, closest, everywhere, filled, holds, is, parentOf} from '../reading/dom.ts';
import {doubtsOf, eachOnce, repost, textMore} from '../reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from '../reading/facts.ts';
import {linksOf, partLinks} from '../reading/links.ts';
import {isContentPicture, mediaFact} from '../reading/media.ts';
import {once} from '../reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from '../reading/own.ts';
import {type ItemReaders, readAll} from '../reading/read-item.ts';
import {VIEWER_UNKNOWN} from '../reading/viewer.ts';
import type {Look} from '../site-adapter.ts';
import {figuresBelow, linesOfOthers, numberAround, passedOnIn, picturesBelow, timeAbove} from './card-lines.ts';
import {NO_TIME} from './time-words.ts';
import {addressOf, isAccountLink, isTagLink, profileIn, type Urn, urnIn, urnName} from './urns.ts';

// The build of 2026: class names are made anew with every release, and a post says nothing of its own number. What
// stays are component keys, test ids, addresses, and what is told to screen readers (in the page's language).
const MARKS = {
  post: '[role="listitem"][componentkey*="FeedType_"], [role="listitem"][componentkey^="update-card-focus"]',
  comment: '[componentkey^="replaceableComment_urn:li:comment:"]',
  text: '[data-testid="expandable-text-box"]',
  more: '[data-testid="expandable-text-button"]',
  account: 'a[href*="/in/"], a[href*="/company/"], a[href*="/school/"], a[href*="/showcase/"]',
  menu: 'button[aria-label]',
  // What a post passes on is a link to it.
  otherPost: 'a[href*="/feed/update/"]',
} as const;

export const CARDS = `${MARKS.post}, ${MARKS.comment}`;

const NO_NUMBER = 'This build of LinkedIn does not name the number of the item.';
/** Names are told to screen readers only; in English they can be told from the words around them. */
const MENU = /^Open control menu for post by (.+)$/;
const PROFILE = /^View (.+)[’']s profile$/;

/** A key stands on several boxes, one in the other: the outermost is the item. */
export function findCard(box: Element): Element | undefined {
  const key = attr(box, 'componentkey') ?? '';
  let item = box;
  for (let at = parentOf(box); at; at = parentOf(at)) {
    if (attr(at, 'componentkey') === key && is(at, CARDS)) item = at;
  }
  return item;
}

export function isCommentCard(item: Element): boolean {
  return is(item, MARKS.comment);
}

export function readCard(item: Element, look: Look, viewer: () => SiteFacts['viewer']): SiteFacts {
  return readAll(item, isCommentCard(item) ? commentReaders(item, viewer) : postReaders(item, viewer), look);
}

/** Other items in an item. The item's own boxes bear its own key. */
function fenceOf(item: Element): Fence {
  const key = attr(item, 'componentkey');
  return (element) => is(element, CARDS) && attr(element, 'componentkey') !== key;
}

type Known = {kind: ItemKind; urn: () => Urn | undefined; name: () => string | undefined};

function postReaders(item: Element, viewer: () => SiteFacts['viewer']): ItemReaders {
  const name = once(() =>
    onlyOne([...new Set(own(item, MARKS.menu, fenceOf(item)).flatMap((one) => nameBy(one, MENU)))]),
  );
  const all = readers(item, {kind: 'post', urn: () => urnOfPost(item), name}, viewer);
  const text = textsOf(item)[0];
  return text ? {...all, ...aroundText(item, text, all)} : all;
}

/** What stands above and below the text of a post. */
function aroundText(item: Element, text: Element, {doubts}: ItemReaders): Partial<ItemReaders> {
  const isOther = fenceOf(item);
  const quotes = quotedIn(item);
  // Whose time the only one is, is not said where two posts stand in the card.
  const time = once(() => (quotes.length === 0 ? timeAbove(item, text, isOther) : NO_TIME));
  const passedOnBy = once(() => passedOnIn(linesOfOthers(item, text, isOther, MARKS.account), MARKS.account));
  return {
    edited: () => markedTrue(time().edited, WHY.edited),
    shownTime: () => fact(time().shown, 'text', WHY.shown),
    passedOnBy: () => passedOnBy(),
    quotes: () => quotes,
    counts: () => figuresBelow(item, text, isOther),
    media: () =>
      quotes.length > 0
        ? []
        : picturesBelow(item, text, isOther)
            .filter(isContentPicture)
            .map((one) => mediaFact(one)),
    doubts: () => {
      const by = passedOnBy()?.displayName;
      return eachOnce(by && 'value' in by ? [...doubts(), repost(by.value)] : doubts());
    },
  };
}

/** A post within the post: its text stands in a link to it. */
function quotedIn(item: Element): Reference[] {
  return own(item, MARKS.text, fenceOf(item)).flatMap((text) => {
    const link = linkTo(item, text);
    const urn = urnIn(filled(link, 'href'));
    if (!link) return [];
    return reference({
      permalink: fact(urn && addressOf(urn), 'attribute', WHY.permalink),
      text: textFact(readTexts([text], (element) => is(element, MARKS.more))),
    });
  });
}

function linkTo(item: Element, text: Element): Element | undefined {
  const link = closest(text, MARKS.otherPost);
  return link && link !== item && holds(item, link) ? link : undefined;
}

function commentReaders(item: Element, viewer: () => SiteFacts['viewer']): ItemReaders {
  const urn = once(() => urnIn(attr(item, 'componentkey')));
  const told = once(() =>
    authorLinks(item).flatMap((link) => [...everywhere(link, '[aria-label]')].flatMap((one) => nameBy(one, PROFILE))),
  );
  const name = () => onlyOne([...new Set(told())]);
  return {
    ...readers(item, {kind: 'comment', urn, name}, viewer),
    // Replies look like comments here. One that lies in a comment answers it; of others only the post is sure.
    itemKind: () => (commentAround(item) ? {value: 'reply', from: 'attribute'} : {missing: WHY.kind}),
    inReplyTo: () => [answeredComment(item) ?? answered(item, urn())],
  };
}

function readers(item: Element, {kind, urn, name}: Known, viewer: () => SiteFacts['viewer']): ItemReaders {
  const isOther = fenceOf(item);
  const texts = once(() => textsOf(item));
  const read = once(() => readTexts(texts(), (element) => is(element, MARKS.more)));
  const links = once(() => partLinks(linksOf(texts()), isTagLink, isAccountLink));
  const urnFact = (say: (urn: Urn) => string): Fact<string> => {
    const known = urn();
    return fact(known && say(known), 'attribute', NO_NUMBER);
  };
  return {
    platform: () => ({value: 'linkedin', from: 'address'}),
    itemKind: () => ({value: kind, from: 'attribute'}),
    id: () => urnFact(urnName),
    permalink: () => urnFact(addressOf),
    displayName: () => fact(name(), 'attribute', WHY.displayName),
    handle: () => ({missing: WHY.handle}),
    profile: () =>
      fact(onlyOne([...new Set(authorLinks(item).flatMap((one) => profileIn(one) ?? []))]), 'attribute', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => ({missing: WHY.shown}),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => timeOfLinkedInId(urn()?.comment ?? urn()?.postId ?? ''),
    clock: 'viewer',
    inReplyTo: () => [],
    quotes: () => [],
    mentions: () => links().mentions,
    tags: () => links().tags,
    links: () => links().links,
    counts: () => [],
    media: () => [],
    viewer,
    doubts: () => {
      const found = doubtsOf(item, isOther, read(), 'inside');
      return eachOnce(firstOwn(item, MARKS.more, isOther) ? [...found, textMore()] : found);
    },
  };
}

function commentAround(item: Element): Element | undefined {
  const parent = parentOf(item);
  const around = parent && closest(parent, CARDS);
  return around && isCommentCard(around) ? findCard(around) : undefined;
}

function answeredComment(item: Element): Reference | undefined {
  const comment = commentAround(item);
  if (!comment) return undefined;
  const {permalink, displayName, text} = commentReaders(comment, () => VIEWER_UNKNOWN);
  return reference({permalink: permalink(), author: displayName(), text: text()});
}

/** The number of a post, by the comments that hang under it: each names the post that it is on; else by its text. */
function urnOfPost(item: Element): Urn | undefined {
  const text = textsOf(item)[0];
  const posts = [...everywhere(item, MARKS.comment)].flatMap((one) => {
    const urn = urnIn(attr(one, 'componentkey'));
    return urn ? [{post: urn.post, postId: urn.postId}] : [];
  });
  const kinds = new Set(posts.map(({post}) => post)).size;
  if (kinds === 0) return text && numberAround(item, text);
  return kinds === 1 ? posts[0] : undefined;
}

/**
 * Links to accounts before the text, without those whom a line of words names: where all lead to one account, it is the
 * author's.
 */
function authorLinks(item: Element): Element[] {
  const isOther = fenceOf(item);
  const all = own(item, `${MARKS.account}, ${MARKS.text}`, isOther);
  const at = all.findIndex((one) => is(one, MARKS.text));
  const text = all[at];
  if (!text) return [];
  const others = linesOfOthers(item, text, isOther, MARKS.account);
  const named = others.flatMap((line) => [...everywhere(line, MARKS.account)].flatMap((one) => profileIn(one) ?? []));
  return all.slice(0, at).filter((one) => !named.includes(profileIn(one) ?? ''));
}

function nameBy(element: Element, words: RegExp): string[] {
  const name = words.exec(filled(element, 'aria-label') ?? '')?.[1]?.trim();
  return name ? [name] : [];
}

function nameOfPost(item: Element): string | undefined {
  const names = own(item, MARKS.menu, fenceOf(item)).flatMap((one) => nameBy(one, MENU));
  return onlyOne([...new Set(names)]);
}

/** The text that stands in no link to another post. Of two, nothing says which is whose. */
function textsOf(item: Element): Element[] {
  const all = own(item, MARKS.text, fenceOf(item)).filter((one) => !linkTo(item, one));
  return all.length === 1 ? all : [];
}

/** The post that a comment stands under. */
function answered(item: Element, urn: Urn | undefined): Reference {
  const post = closest(item, MARKS.post);
  return reference({
    permalink: fact(urn && addressOf({post: urn.post, postId: urn.postId}), 'attribute', NO_NUMBER),
    author: fact(post && nameOfPost(post), 'attribute', WHY.displayName),
    text: post ? textFact(readTexts(textsOf(post), (element) => is(element, MARKS.more))) : {missing: WHY.text},
  });
}
