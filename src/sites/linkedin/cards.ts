import type {Fact, ItemKind, Reference, SiteFacts} from '../../core/facts/facts.ts';
import {timeOfLinkedInId} from '../../core/facts/id-time.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {attr, closest, everywhere, filled, is, parentOf} from '../reading/dom.ts';
import {doubtsOf, eachOnce, textMore} from '../reading/doubts.ts';
import {fact, reference, WHY} from '../reading/facts.ts';
import {linksOf, partLinks} from '../reading/links.ts';
import {once} from '../reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from '../reading/own.ts';
import {type ItemReaders, readAll} from '../reading/read-item.ts';
import type {Look} from '../site-adapter.ts';
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
  return readers(item, {kind: 'post', urn: () => urnOfPost(item), name}, viewer);
}

function commentReaders(item: Element, viewer: () => SiteFacts['viewer']): ItemReaders {
  const urn = once(() => urnIn(attr(item, 'componentkey')));
  const told = once(() =>
    authorLinks(item).flatMap((link) => [...everywhere(link, '[aria-label]')].flatMap((one) => nameBy(one, PROFILE))),
  );
  const name = () => onlyOne([...new Set(told())]);
  return {
    ...readers(item, {kind: 'comment', urn, name}, viewer),
    // Replies look like comments here: only that it stands under a post is sure.
    itemKind: () => ({missing: WHY.kind}),
    inReplyTo: () => [answered(item, urn())],
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

/** The number of a post, by the comments that hang under it: each names the post that it is on. */
function urnOfPost(item: Element): Urn | undefined {
  const posts = [...everywhere(item, MARKS.comment)].flatMap((one) => {
    const urn = urnIn(attr(one, 'componentkey'));
    return urn ? [{post: urn.post, postId: urn.postId}] : [];
  });
  return new Set(posts.map(({post}) => post)).size === 1 ? posts[0] : undefined;
}

/** Links to accounts before the text: where all lead to one account, it is the author's. */
function authorLinks(item: Element): Element[] {
  const isOther = fenceOf(item);
  const all = own(item, `${MARKS.account}, ${MARKS.text}`, isOther);
  const text = all.findIndex((one) => is(one, MARKS.text));
  return text < 0 ? [] : all.slice(0, text);
}

function nameBy(element: Element, words: RegExp): string[] {
  const name = words.exec(filled(element, 'aria-label') ?? '')?.[1]?.trim();
  return name ? [name] : [];
}

function nameOfPost(item: Element): string | undefined {
  const names = own(item, MARKS.menu, fenceOf(item)).flatMap((one) => nameBy(one, MENU));
  return onlyOne([...new Set(names)]);
}

/** A post that passes another one on has two texts, and nothing says which is whose. */
function textsOf(item: Element): Element[] {
  const all = own(item, MARKS.text, fenceOf(item));
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
