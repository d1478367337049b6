import {parseAddress} from '../core/facts/parse-address.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, closest, everywhere, is, pageOf, parentOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Test ids, and what the links to people say of where they stand (`is=…`). Class names are made anew with every build.
const MARKS = {
  post: '[data-testid="feed-item-card"]',
  comment: '[data-testid="comment-detail"]',
  author: '[data-testid="author-test"] a[href*="is=detail_author"]',
  commenter: 'a[href*="is=detail_commenter"]',
  text: '[data-testid="post-body"] [data-testid="styled-text"]',
  commentText: '[data-testid="comment-detail-body"] [data-testid="styled-text"]',
  own: 'a[href*="/p/"]',
} as const;

const ITEMS = `${MARKS.post}, ${MARKS.comment}`;

/** Posts and comments of Nextdoor, which shows nothing to who is not signed in. */
export const nextdoor: SiteAdapter = {
  id: 'nextdoor',
  version: '2026-11-30',
  seen: '2026-04',
  matches: ({hostname}) => /^((www|[a-z]{2})\.)?nextdoor\.(com|[a-z]{2}|co\.uk|com\.[a-z]{2})$/.test(hostname),
  listItems: (page) => [...everywhere(page, ITEMS)],
  findItem: (target) => closest(target, ITEMS),
  readViewer: () => VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => ({
    items: nextdoor.listItems(page),
    total: null,
    isCounted: (item) => is(item, MARKS.comment),
    openers: openersIn(page, (one) => is(one, ITEMS)),
    grows: 'down',
  }),
  around: (item) => nestedAround(item, nextdoor.listItems(pageOf(item)), nextdoor.findItem),
};

function fenceOf(item: Element): Fence {
  return (element) => element !== item && is(element, ITEMS);
}

function readers(item: Element): ItemReaders {
  const isOther = fenceOf(item);
  const isComment = is(item, MARKS.comment);
  const texts = once(() => textsOf(item));
  const read = once(() => readTexts(texts()));
  const author = once(() => authorOf(item));
  const key = once(() => (isComment ? undefined : keyOf(item)));
  return {
    ...nothingRead('nextdoor', () => VIEWER_UNKNOWN),
    itemKind: () =>
      isComment
        ? {missing: 'The page does not say whether it answers another comment.'}
        : {value: 'post', from: 'attribute'},
    id: () => fact(key()?.id, 'address', WHY.id),
    permalink: () => fact(key()?.address, 'address', WHY.permalink),
    displayName: () => fact(wordsOf(author())?.trim(), 'text', WHY.displayName),
    profile: () => fact(profileIn(author()), 'attribute', WHY.profile),
    text: () => textFact(read()),
    inReplyTo: () => (isComment ? [answered(item)] : []),
    mentions: () => linksOf(texts()).mentions,
    links: () => linksOf(texts()).links,
    media: () =>
      own(item, '[data-testid="post-body"] img, [data-testid="comment-detail-body"] img', isOther)
        .filter(isContentPicture)
        .map((one) => mediaFact(one)),
    doubts: () => eachOnce(doubtsOf(item, isOther, read(), 'inside')),
  };
}

function textsOf(item: Element): Element[] {
  return own(item, is(item, MARKS.comment) ? MARKS.commentText : MARKS.text, fenceOf(item)).slice(0, 1);
}

/** Faces are links to the author too, without words. */
function authorOf(item: Element): Element | undefined {
  const links = own(item, is(item, MARKS.comment) ? MARKS.commenter : MARKS.author, fenceOf(item));
  return links.find((one) => wordsOf(one)?.trim());
}

/** The post's own address, where the page links to it: all links to posts in it must name the same one. */
function keyOf(item: Element): {id: string; address: string} | undefined {
  const found = own(item, MARKS.own, fenceOf(item)).flatMap((link) => {
    const url = textsOf(item).some((text) => closest(link, '[data-testid="styled-text"]') === text)
      ? undefined
      : parseAddress(addressIn(link, 'href') ?? '');
    const id = url && /^\/p\/([\w-]+)\/?$/.exec(url.pathname)?.[1];
    return url && id ? [{id, address: `${url.origin}/p/${id}`}] : [];
  });
  return onlyOne([...new Set(found.map(({id}) => id))]) === undefined ? undefined : found[0];
}

function profileIn(link: Element | undefined): string | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  return url && /^\/(profile|pages|agency)\/[^/]+/.test(url.pathname) ? `${url.origin}${url.pathname}` : undefined;
}

/** A comment stands under its post; which comment it answers is not told. */
function answered(item: Element) {
  const parent = parentOf(item);
  const post = parent && closest(parent, MARKS.post);
  if (!post || (parent && closest(parent, MARKS.comment))) return reference({});
  return reference({
    permalink: fact(keyOf(post)?.address, 'address', WHY.permalink),
    author: fact(
      wordsOf(firstOwn(post, MARKS.author, fenceOf(post)) && authorOf(post))?.trim(),
      'text',
      WHY.displayName,
    ),
    text: textFact(readTexts(textsOf(post))),
  });
}

// Tried on drawings of: /news_feed/, /p/<code>.
// Rests on: two other programs' marks, seen 2026-04: thin. Times, groups and audiences are not known.
