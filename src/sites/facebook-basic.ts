import type {Reference, SiteFacts} from '../core/facts/facts.ts';
import {accountAddress, isHashtag, postAddress} from './facebook/address.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, elementsIn, everywhere, filled, find, is, pageOf, parentOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// The pages without scripts, until Facebook closed them at the end of 2024. A saved copy may still be looked at.
const MARKS = {
  /** JSON that names the post. */
  post: '[data-ft]',
  article: 'article, [role="article"]',
  /** A comment's box has its number as id. */
  comment: 'div[id]',
  name: 'h3 a[href]',
  text: 'p',
  time: 'abbr',
  picture: 'a[href*="/photo"] img',
  action: 'abbr, a[href*="/ufi/"], a[href*="/comment/replies/"], a[href^="/a/"]',
} as const;

/** Posts and comments on Facebook's plain pages. */
export const facebookBasic: SiteAdapter = {
  id: 'facebook',
  version: '2026-11-30',
  seen: '2014 to 2024',
  matches: ({hostname}, page) =>
    /^(?:m|mbasic|touch|iphone|d)\.facebook\.com$/.test(hostname) && [...itemsOn(page)].length > 0,
  listItems: itemsOn,
  findItem: (target) => closestItem(target),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => {
    const items = itemsOn(page);
    const posts = items.filter((one) => postIdOf(one) !== undefined);
    return {
      items,
      total: null,
      isCounted: (item) => posts.length !== 1 || item !== posts[0],
      openers: [],
      grows: 'down',
    };
  },
  around: (item) => nestedAround(item, itemsOn(pageOf(item)), closestItem),
};

function itemsOn(page: Document): Element[] {
  return [...everywhere(page, `${MARKS.post}, ${MARKS.comment}`)].filter(isItem);
}

function closestItem(target: Element): Element | undefined {
  for (let at: Element | undefined = target; at; at = parentOf(at)) if (isItem(at)) return at;
  return undefined;
}

function isItem(element: Element): boolean {
  return postIdOf(element) !== undefined || isComment(element);
}

function isComment(element: Element): boolean {
  if (!/^\d{6,30}$/.test(attr(element, 'id') ?? '') || find(element, MARKS.post)) return false;
  return [...everywhere(element, MARKS.name)].some((link) => accountAddress(addressIn(link, 'href')));
}

/** The number of the post that an element says it is. */
function postIdOf(element: Element): string | undefined {
  const written = filled(element, 'data-ft') ?? '';
  return /"(?:top_level_post_id|mf_story_key)":"?(\d{5,30})/.exec(written)?.[1];
}

function readers(item: Element, look: Look): ItemReaders {
  const comment = isComment(item);
  const isOthers: Fence = (element) => isItem(element) || (!comment && is(element, MARKS.article));
  const author = once(() => authorOf(item, isOthers));
  const account = once(() => accountAddress(addressIn(author(), 'href')));
  const texts = once(() => textsOf(item, comment, isOthers));
  const read = once(() => readTexts(texts()));
  const parted = once(() =>
    partLinks(
      linksOf(texts()),
      ({address: to}) => isHashtag(to),
      ({address: to}) => accountAddress(to) !== undefined,
    ),
  );
  const id = once(() => (comment ? attr(item, 'id') : postIdOf(item)));
  return {
    platform: () => ({value: 'facebook', from: 'address'}),
    itemKind: () => ({value: comment ? 'comment' : 'post', from: 'attribute'}),
    id: () => fact(id(), 'attribute', WHY.id),
    permalink: () => fact(comment ? undefined : linkOf(item, isOthers), 'address', WHY.permalink),
    displayName: () => fact(wordsOf(author()), 'text', WHY.displayName),
    handle: () => ({missing: WHY.handle}),
    profile: () => fact(account()?.address, 'address', WHY.profile),
    accountId: () => fact(account()?.accountId, 'address', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(onlyOne(own(item, MARKS.time, isOthers))), 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => (comment ? answered(item, look) : []),
    quotes: () => [],
    mentions: () =>
      parted().mentions.map(({shown, address}) => ({shown, address: accountAddress(address)?.address ?? address})),
    links: () => parted().links,
    tags: () => parted().tags,
    counts: () => [],
    media: () =>
      own(item, MARKS.picture, isOthers)
        .filter(isContentPicture)
        .map((one) => mediaFact(one)),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => eachOnce(doubtsOf(item, isOthers, read(), 'inside')),
  };
}

/** Whom the first heading names; several people in it are several authors, and none is taken. */
function authorOf(item: Element, isOthers: Fence): Element | undefined {
  const heading = firstOwn(item, 'h3', isOthers);
  const links = heading ? [...everywhere(heading, 'a[href]')] : [];
  return onlyOne(links.filter((link) => accountAddress(addressIn(link, 'href')) && wordsOf(link)));
}

/** A post's words are paragraphs; a comment's stand in the box after the name. */
function textsOf(item: Element, comment: boolean, isOthers: Fence): Element[] {
  if (!comment) return own(item, MARKS.text, isOthers);
  const heading = firstOwn(item, 'h3', isOthers);
  const row = heading && parentOf(heading);
  const boxes = row && heading ? elementsIn(row) : [];
  const next = heading && boxes[boxes.indexOf(heading) + 1];
  return next && !is(next, MARKS.action) && !find(next, MARKS.action) ? [next] : [];
}

/** The only address of a post that the post's own links lead to. */
function linkOf(item: Element, isOthers: Fence): string | undefined {
  const posts = own(item, 'a[href]', isOthers).flatMap((link) => {
    const post = closest(link, MARKS.text) ? undefined : postAddress(addressIn(link, 'href'));
    return post && !post.comment && /\/story\.php|\/groups\//.test(post.address) ? post.address : [];
  });
  return onlyOne([...new Set(posts)]);
}

/** The page of one post has its comments below; which of them answers another, it does not say. */
function answered(item: Element, look: Look): Reference[] {
  const posts = itemsOn(pageOf(item)).filter((one) => postIdOf(one) !== undefined);
  const post = onlyOne(posts);
  if (!post || !/^\/(?:story\.php|groups\/|[^/]+\/posts\/)/.test(look.url.pathname)) return [];
  const isOthers: Fence = (element) => isItem(element) || is(element, MARKS.article);
  return [
    reference({
      permalink: fact(linkOf(post, isOthers), 'address', WHY.permalink),
      author: fact(wordsOf(authorOf(post, isOthers)), 'text', WHY.displayName),
      text: textFact(readTexts(textsOf(post, false, isOthers))),
    }),
  ];
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  if (find(page, 'form#login_form, input[type="password"][name="pass"]')) return SIGNED_OUT;
  if (find(page, 'a[href*="/logout.php"]')) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return VIEWER_UNKNOWN;
}

// Rests on: saved pages of mbasic.facebook.com and m.facebook.com from before they were closed (2014 to 2024).
