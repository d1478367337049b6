import {addressIn, around, elementsIn, everywhere, filled, find, findAll, holds, is, parentOf} from '../reading/dom.ts';
import {oncePerGo} from '../reading/once.ts';
import {type Fence, isOwn} from '../reading/own.ts';
import {wordsOf} from '../text.ts';
import {accountAddress, postAddress} from './address.ts';

// Facebook has no element that is a post. What it writes for its own advertising (`data-ad-rendering-role`) and for
// screen readers (roles) has stood for years; class names (`x1…`) change with every build.
export const MARKS = {
  /** Around the name at the head of a post; inside a shared post, headings alone. */
  name: '[data-ad-rendering-role="profile_name"]',
  like: '[data-ad-rendering-role="like_button"]',
  otherButtons: '[data-ad-rendering-role="comment_button"], [data-ad-rendering-role="share_button"]',
  heading: 'h2, h3, h4, h5, h6',
  /** A button that only advertisements have: "Shop now". */
  call: '[data-ad-rendering-role^="cta"]',
  message: '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]',
  article: '[role="article"]',
  /** Older builds, and groups: posts of a feed are numbered. */
  numbered: '[aria-posinset]',
  whole: 'html, body, [role="main"], [role="feed"]',
  button: '[role="button"], button, div[tabindex="0"]',
  /** Each piece of a person's own words. */
  run: 'div[dir="auto"]',
} as const;

const NAMES = `${MARKS.name}, ${MARKS.heading}`;

/** Every post and comment in page order. */
export function itemsOn(page: Document): Element[] {
  const posts = new Set(postsOn(page));
  const articles = new Set(findAll(page, MARKS.article).filter(isComment));
  return findAll(page, '*').filter((one) => posts.has(one) || articles.has(one));
}

/** The innermost post or comment around an element. */
export function itemAround(target: Element): Element | undefined {
  for (const one of around(target)) {
    if (isComment(one)) return one;
    if (isPost(one)) return belowBar(one).some((below) => holds(below, target)) ? undefined : one;
  }
  return undefined;
}

/** The posts of a page. */
export const postsOn = oncePerGo((page: Document): readonly Element[] => {
  const boxes = findAll(page, MARKS.like).flatMap((like) => boxOf(like) ?? []);
  const posts = new Set([...boxes, ...findAll(page, `${MARKS.numbered}, ${MARKS.article}`)]);
  return [...posts].filter(isPost);
});

/**
 * A post is what stands nearest around a like button and holds a name. A shared post has a name, but the like button
 * near it is that of the post that shares it; what holds several is the list and not a post.
 */
const isPost = oncePerGo((box: Element): boolean => {
  const likes = findAll(box, MARKS.like);
  const [like] = likes;
  if (like && likes.length === 1 && boxOf(like) === box) return !isWhole(box);
  return isOlderPost(box) && !likes.some((one) => boxOf(one));
});

/** The smallest box around a like button that holds a name. */
function boxOf(like: Element): Element | undefined {
  return firstAround(like, (one) => find(one, MARKS.name) !== undefined);
}

function isOlderPost(box: Element): boolean {
  if (!is(box, `${MARKS.numbered}, ${MARKS.article}`) || isComment(box) || isWhole(box) || !hasHead(box)) return false;
  for (const one of around(box)) {
    const [like, ...others] = one === box ? [] : findAll(one, MARKS.like);
    if (like && others.length === 0 && boxOf(like) === one) return isWhole(one);
  }
  return true;
}

/** What stands below a post's row of buttons is written by others, also where it is not recognised as comments. */
function belowBar(post: Element): Element[] {
  const like = find(post, MARKS.like);
  const bar = like && firstAround(like, (one) => find(one, MARKS.otherButtons) !== undefined);
  if (!like || !bar) return [];
  const below: Element[] = [];
  let child = holds(post, bar) && bar !== post ? bar : like;
  for (let at = parentOf(child); at; at = parentOf(at)) {
    const inside = elementsIn(at);
    below.push(...inside.slice(inside.indexOf(child) + 1));
    if (at === post) break;
    child = at;
  }
  return below;
}

/** A comment is an article whose own link names a comment, or one that is told aloud as somebody's. */
export const isComment = oncePerGo((element: Element): boolean => {
  if (!is(element, MARKS.article)) return false;
  const links = ownIn(element, 'a[href]', fenceAtArticles(element));
  if (links.some((link) => postAddress(addressIn(link, 'href'))?.comment)) return true;
  const isPost = find(element, `${NAMES}, ${MARKS.like}, ${MARKS.message}`) !== undefined;
  return !isPost && filled(element, 'aria-label') !== undefined && links.some(isNameLink);
});

export function fenceAtArticles(item: Element): Fence {
  return (element) => element !== item && is(element, MARKS.article);
}

/** A link to an account that bears words: the one around a face has none. */
export function isNameLink(link: Element): boolean {
  return accountAddress(addressIn(link, 'href')) !== undefined && wordsOf(link) !== undefined;
}

function firstAround(element: Element, fits: (one: Element) => boolean): Element | undefined {
  for (const one of around(element)) if (fits(one)) return one;
  return undefined;
}

function isWhole(element: Element): boolean {
  return is(element, MARKS.whole) || find(element, '[role="main"], [role="feed"]') !== undefined;
}

/** Whether it has a heading of its own that leads to somebody, as the head of a post does. */
function hasHead(box: Element): boolean {
  return ownIn(box, NAMES, fenceAtArticles(box)).some((name) => find(name, 'a[href]') !== undefined);
}

/** What a post consists of. Where the page does not say which of two heads is the post's, all of it is undefined. */
export type PostParts = {
  /** The name at its head, and the smallest box around that which also holds its time. */
  name: Element | undefined;
  head: Element | undefined;
  /** The link whose words are the time. */
  time: Element | undefined;
  message: Element | undefined;
  /** Posts that it shares, each as a box. */
  shared: Element[];
  /** Where anything begins that is not the post's own. */
  isOthers: Fence;
};

/** Takes a post apart; `root` is a post or the box of a shared one. */
export const partsOf = oncePerGo((root: Element): PostParts => {
  const below = belowBar(root);
  const isComments: Fence = (element) =>
    element !== root && (below.includes(element) || (is(element, MARKS.article) && isComment(element)));
  const names = outermost(
    ownIn(root, NAMES, isComments).filter((name) => find(name, 'a, [role="link"]') || is(name, MARKS.name)),
  );
  const [name, ...others] = names;
  const messages = outermost(ownIn(root, MARKS.message, isComments));
  const isSure = name !== undefined && others.every((other) => depth(name, root) < depth(other, root));
  if (!isSure) return {...NONE, isOthers: isComments};
  const message = messages.find((one) => precedes(name, one, root) && others.every((o) => precedes(one, o, root)));
  const shared = outermost(others.map((other) => boxAway(other, root, [name, ...(message ? [message] : [])])));
  const isOthers: Fence = (element) => isComments(element) || shared.includes(element);
  const head = headAround(name, root, [...others, ...messages], isOthers);
  return {
    name,
    head,
    time: head && timeLink(head, name),
    message: sureMessage(message, messages, others),
    shared,
    isOthers,
  };
});

const NONE = {name: undefined, head: undefined, time: undefined, message: undefined, shared: []};

/** Of two texts without a second name, nothing says that the first is not a shared post's. */
function sureMessage(message: Element | undefined, messages: Element[], others: Element[]): Element | undefined {
  return messages.length > 1 && others.length === 0 ? undefined : message;
}

/** The largest box around an element, below the root, that holds none of some others. */
function boxAway(element: Element, root: Element, from: readonly Element[]): Element {
  let box = element;
  for (let at = parentOf(element); at && at !== root; at = parentOf(at)) {
    const here = at;
    if (from.some((one) => holds(here, one))) break;
    box = at;
  }
  return box;
}

/** The smallest box around a name with a link that can be its time, as long as nothing but the head is in it. */
function headAround(name: Element, root: Element, foreign: readonly Element[], isOthers: Fence): Element | undefined {
  for (let at = parentOf(name); at; at = parentOf(at)) {
    const here = at;
    if (foreign.some((one) => holds(here, one)) || find(at, MARKS.like) || isOthers(at)) return undefined;
    if (timeLinks(at, name).length > 0) return at;
    if (at === root) return undefined;
  }
  return undefined;
}

function timeLink(head: Element, name: Element): Element | undefined {
  const links = timeLinks(head, name);
  const addresses = new Set(links.map((link) => postAddress(addressIn(link, 'href'))?.address ?? ''));
  return addresses.size === 1 ? links[0] : undefined;
}

/** Links beside a name that lead to a post, or that get their address only when they are pointed at. */
function timeLinks(box: Element, name: Element): Element[] {
  const links = [...everywhere(box, 'a[href]')].filter(
    (link) => !holds(name, link) && !find(link, 'img, video, picture'),
  );
  const leading = links.filter((link) => postAddress(addressIn(link, 'href')) && hasFace(link));
  return leading.length > 0 ? leading : links.filter((link) => isUnfilled(link) && hasFace(link));
}

/** Until the pointer is over it, the link of a time leads nowhere. */
function isUnfilled(link: Element): boolean {
  return /^(#|\?__cft__)/.test(filled(link, 'href') ?? '');
}

function hasFace(link: Element): boolean {
  return wordsOf(link) !== undefined || find(link, 'use') !== undefined;
}

function outermost(elements: readonly Element[]): Element[] {
  return [...new Set(elements)].filter((one) => !elements.some((other) => other !== one && holds(other, one)));
}

function depth(element: Element, root: Element): number {
  let steps = 0;
  for (let at: Element | undefined = element; at && at !== root; at = parentOf(at)) steps++;
  return steps;
}

/** Whether one stands before another in page order. */
function precedes(one: Element, other: Element, root: Element): boolean {
  const all = findAll(root, '*');
  return all.indexOf(one) < all.indexOf(other);
}

/** As `own`, without the look into shadow roots, of which Facebook has none: a page may hold thousands of comments. */
export function ownIn(item: Element, selector: string, fence: Fence): Element[] {
  return findAll(item, selector).filter((element) => isOwn(item, element, fence));
}
