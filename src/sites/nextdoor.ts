import type {ShownCount} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {
  addressIn,
  around,
  attr,
  closest,
  everywhere,
  find,
  findAll,
  holds,
  is,
  pageOf,
  parentOf,
  tag,
} from './reading/dom.ts';
import {doubtsOf, eachOnce, textMore} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {isSafeToPress, knownOpeners, openersIn} from './reading/openers.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Test ids, and what the links to people say of where they stand (`is=…`). Class names are made anew with every build, but
// for a few that are older than that.
const MARKS = {
  card: '[data-testid="feed-item-card"]',
  // Feeds have these, in builds without cards.
  plain: ':is(.post, .js-media-post):not(:is(.post, .js-media-post, [data-testid="feed-item-card"]) *)',
  comment: '[data-testid="comment-detail"]',
  // Bears the comment's number, and holds its answers too.
  commentBox: '[id^="comment_"]',
  author: 'a[href*="is=detail_author"], a[href*="is=feed_author"]',
  commenter: 'a[href*="is=detail_commenter"], a[href*="is=feed_commenter"]',
  time: '[data-testid="post-timestamp"]',
  commentTime: '[data-testid="post-timestamp"], .comment-detail-scopeline-timestamp',
  body: '[data-testid="post-body"], [data-testid="comment-detail-body"]',
  postBody: '[data-testid="post-body"]',
  text: '[data-testid="post-body"] [data-testid="styled-text"]',
  commentText: '[data-testid="comment-detail-body"] [data-testid="styled-text"]',
  more: '[data-testid="see-more-text"], [data-post-see-more]',
  picture:
    '[data-testid="post-body"] img, [data-testid="comment-detail-body"] img, [data-testid="resized-image"], img.resized-image',
  own: 'a[href*="/p/"]',
  reactions: '[data-testid="reaction-button-text"]',
  answers: '[data-testid="post-reply-button"]',
  opener: '[data-testid="seeMoreButton"]',
} as const;

const ITEMS = `${MARKS.card}, ${MARKS.plain}, ${MARKS.comment}`;
/** A number, and no word that stands where there is none. */
const NUMBER = /^\d[\d.,\s]*\p{L}{0,3}$/u;
const OF_SEVERAL = 'More than one account stands where the author is named.';

/** Posts and comments of Nextdoor, which shows nothing to who is not signed in. */
export const nextdoor: SiteAdapter = {
  id: 'nextdoor',
  version: '2026-11-30',
  seen: '2025-11 to 2026-07',
  matches: ({hostname}) => /^((www|[a-z]{2})\.)?nextdoor\.(com|[a-z]{2}|co\.uk|com\.[a-z]{2})$/.test(hostname),
  listItems: (page) => [...everywhere(page, ITEMS)].filter(isItem),
  findItem: itemAround,
  readViewer: () => VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => ({
    items: nextdoor.listItems(page),
    total: null,
    isCounted: (item) => is(item, MARKS.comment),
    openers: [...new Set([...openersIn(page, isItem), ...knownOpeners(page, MARKS.opener).filter(isSafeToPress)])],
    grows: 'down',
  }),
  around: (item) => nestedAround(item, nextdoor.listItems(pageOf(item)), nextdoor.findItem),
};

/** What only bears an old class name is a post if it holds the words of one. */
function isItem(element: Element): boolean {
  if (!is(element, ITEMS)) return false;
  if (is(element, MARKS.card) || is(element, MARKS.comment)) return true;
  return !find(element, MARKS.card) && findAll(element, MARKS.postBody).length === 1;
}

function itemAround(target: Element): Element | undefined {
  for (const at of around(target)) if (isItem(at)) return at;
  return undefined;
}

function fenceOf(item: Element): Fence {
  return (element) => element !== item && isItem(element);
}

function readers(item: Element): ItemReaders {
  const isOther = fenceOf(item);
  const isComment = is(item, MARKS.comment);
  const texts = once(() => textsOf(item));
  const read = once(() => readTexts(texts(), (one) => is(one, MARKS.more)));
  const author = once(() => authorOf(item));
  const profile = once(() => profileIn(author()));
  const key = once(() => (isComment ? undefined : keyOf(item)));
  const links = once(() =>
    partLinks(
      linksOf(texts()),
      () => false,
      ({address}) => profileOf(address) !== undefined,
    ),
  );
  const name = () => fact(wordsOf(author())?.trim(), 'text', peopleIn(item).size > 1 ? OF_SEVERAL : WHY.displayName);
  return {
    ...nothingRead('nextdoor', () => VIEWER_UNKNOWN),
    itemKind: () =>
      isComment
        ? {missing: 'The page does not say whether it answers another comment.'}
        : {value: 'post', from: 'attribute'},
    id: () => (isComment ? fact(numberOf(item), 'attribute', WHY.id) : fact(key()?.id, 'address', WHY.id)),
    permalink: () => fact(key()?.address, 'address', WHY.permalink),
    displayName: name,
    profile: () => fact(profile()?.address, 'attribute', WHY.profile),
    accountId: () => fact(profile()?.id, 'attribute', WHY.accountId),
    text: () => textFact(read()),
    shownTime: () => fact(timeOf(item), 'text', WHY.shown),
    inReplyTo: () => (isComment ? [answered(item)] : []),
    mentions: () => links().mentions,
    links: () => links().links,
    counts: () => [
      ...countIn('reactions', own(item, MARKS.reactions, isOther)),
      ...(isComment ? [] : countIn('comments', own(item, MARKS.answers, isOther))),
    ],
    media: () =>
      own(item, MARKS.picture, isOther)
        .filter((one) => tag(one) === 'img' && isContentPicture(one))
        .map((one) => mediaFact(one)),
    doubts: () => {
      const found = doubtsOf(item, isOther, read(), 'inside');
      return eachOnce(own(item, MARKS.more, isOther).some(isShown) ? [...found, textMore()] : found);
    },
  };
}

function textsOf(item: Element): Element[] {
  return own(item, is(item, MARKS.comment) ? MARKS.commentText : MARKS.text, fenceOf(item)).slice(0, 1);
}

function authorLinks(item: Element): Element[] {
  const links = own(item, is(item, MARKS.comment) ? MARKS.commenter : MARKS.author, fenceOf(item));
  return links.filter((one) => !closest(one, MARKS.body));
}

/** A post that is passed on inside another names its author the same way. */
function peopleIn(item: Element): ReadonlySet<string> {
  return new Set(authorLinks(item).map((one) => profileIn(one)?.address ?? ''));
}

/** Faces are links to the author too, without words. */
function authorOf(item: Element): Element | undefined {
  return peopleIn(item).size > 1 ? undefined : authorLinks(item).find((one) => wordsOf(one)?.trim());
}

/** Where several stand, one is of a post that is shown inside. */
function timeOf(item: Element): string | undefined {
  const mark = is(item, MARKS.comment) ? MARKS.commentTime : MARKS.time;
  const found = own(item, mark, fenceOf(item)).filter((one) => !closest(one, MARKS.body));
  const outer = found.filter((one) => !found.some((other) => other !== one && holds(other, one)));
  return wordsOf(onlyOne(outer))?.trim();
}

/** A comment's number stands on a box around it, which may hold its answers as well. */
function numberOf(comment: Element): string | undefined {
  const box = closest(comment, MARKS.commentBox);
  const number = box && /^comment_(\d+)$/.exec(attr(box, 'id') ?? '')?.[1];
  const all = box ? [box, ...everywhere(box, MARKS.comment)].filter((one) => is(one, MARKS.comment)) : [];
  return onlyOne(all.filter((one) => closest(one, MARKS.commentBox) === box)) ? number : undefined;
}

function countIn(name: string, found: readonly Element[]): ShownCount[] {
  const shown = wordsOf(onlyOne(found))?.trim() ?? '';
  return NUMBER.test(shown) ? [{name, shown}] : [];
}

/** The post's own address, where the page links to it: all links to posts in it must name the same one. */
function keyOf(item: Element): {id: string; address: string} | undefined {
  const found = own(item, MARKS.own, fenceOf(item)).flatMap((link) => {
    const url = closest(link, MARKS.body) ? undefined : parseAddress(addressIn(link, 'href') ?? '');
    const id = url && /^\/p\/([\w-]+)\/?$/.exec(url.pathname)?.[1];
    return url && id ? [{id, address: `${url.origin}/p/${id}`}] : [];
  });
  return onlyOne([...new Set(found.map(({id}) => id))]) === undefined ? undefined : found[0];
}

type Profile = {address: string; id?: string};

function profileIn(link: Element | undefined): Profile | undefined {
  return profileOf(addressIn(link, 'href') ?? '');
}

/** Of people the address holds the number of the account; of businesses and offices, a name. */
function profileOf(address: string): Profile | undefined {
  const url = parseAddress(address);
  const [, kind, id] = /^\/(profile|pages|agency)\/([^/]+)/.exec(url?.pathname ?? '') ?? [];
  if (!url || !/(^|\.)nextdoor\./.test(url.hostname) || !id) return undefined;
  return {address: `${url.origin}${url.pathname}`, ...(kind === 'profile' ? {id} : {})};
}

/** A comment stands under its post; which comment it answers is not told. */
function answered(item: Element) {
  const parent = parentOf(item);
  const post = parent && itemAround(parent);
  if (!post || is(post, MARKS.comment)) return reference({});
  return reference({
    permalink: fact(keyOf(post)?.address, 'address', WHY.permalink),
    author: fact(wordsOf(authorOf(post))?.trim(), 'text', WHY.displayName),
    text: textFact(readTexts(textsOf(post), (one) => is(one, MARKS.more))),
  });
}

// Tried on drawings of: /news_feed/, /p/<code>.
// Rests on: other programs' marks: of pages saved in November 2025 (bodies, people) and looked at in February to April
// (feeds, comments, counts), May (numbers of comments) and July 2026 (times). The neighbourhood beside a name is where
// that person lives, also in comments: it is not told where a post stands, who can see it, or that it was changed.
