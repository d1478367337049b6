import type {Fact, Reference, ShownCount, ShownLink, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {instantOf} from '../core/time.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {
  addressIn,
  attr,
  closest,
  everywhere,
  filled,
  find,
  holds,
  is,
  pageOf,
  parentOf,
  resolved,
} from './reading/dom.ts';
import {doubtsOf, eachOnce, sponsored, textMore} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {Conversation, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Test ids of the pages since 2024, and the `wall_…` names of those before, which some pages still have.
const MARKS = {
  post: '[data-testid="post"][data-post-id], .post[data-post-id], .post[id^="post"]',
  comment:
    '[data-testid="wall_comments_comment_root"], [data-testid="wall_comments_comment_in_thread"], .reply[data-post-id], .reply[id^="post"]',
  inThread: '[data-testid="wall_comments_comment_in_thread"]',
  // A post that another one passes on: in it, one level deeper.
  quote: '[data-post-nesting-lvl]:not([data-post-nesting-lvl="0"]), .copy_quote',
  name: '[data-testid="post-header-title"], .PostHeaderTitle__authorName, .post_author a.author, [data-testid="comment-owner"], .reply_author a.author',
  profile:
    'a[data-testid="post-header-title"], a.PostHeaderTitle__authorLink, .post_author a.author, a[data-testid="comment-avatar"], .reply_author a.author',
  number: 'a.author[data-from-id], a.PostHeaderTitle__authorLink[data-from-id]',
  date: 'a[data-testid="post_date_block_preview"], a.PostHeaderSubtitle__link, .post_date a.post_link, a[data-testid="wall_comment_date"], .reply_date a.wd_lnk',
  stamp: '.rel_date[time]',
  text: '[data-testid="showmoretext-in-expanded"], [data-testid="showmoretext-in"], .wall_post_text, [data-testid="comment-text"], .wall_reply_text',
  more: '.wall_post_more, .wall_reply_more, [data-testid="showmoretext-after"]',
  media: '[data-testid^="primary-attachment"] img, a[href^="/photo"] img, .page_post_sized_thumbs img, video',
  paidFor: '[data-ad-block-uid], ._ads_promoted_post',
  me: '#l_pr a[href], [data-testid="leftmenu-profile"] a[href], #top_profile_link[href]',
  logIn: '#quick_login, .quick_login_button, [data-testid="header-login"]',
} as const;

const COUNTS: Readonly<Record<string, string>> = {
  likes: '[data-testid="post_footer_action_like"], [data-testid="comment-like"], .PostButtonReactions__title',
  comments: '[data-testid="post_footer_action_comment"]',
  shares: '[data-testid="post_footer_action_share"]',
};

const ITEMS = `${MARKS.post}, ${MARKS.comment}`;
const WALL_PATH = /^\/wall(-?\d+_\d+)$/;

/** Posts and comments of VK: feeds, walls and pages of one post, in its newer pages and the ones before. */
export const vk: SiteAdapter = {
  id: 'vk',
  version: '2026-11-30',
  seen: '2026-09',
  matches: ({hostname}) => /^((www|m|new)\.)?vk\.(com|ru)$/.test(hostname),
  listItems: (page) => [...everywhere(page, ITEMS)].filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: conversationOn,
  around: (item) => nestedAround(item, vk.listItems(pageOf(item)), itemAround),
};

/** A post that another one passes on is no item of its own. */
function itemAround(target: Element): Element | undefined {
  const item = closest(target, ITEMS);
  const quote = item && closest(item, MARKS.quote);
  return quote ? itemAround(parentOf(quote) ?? quote) : item;
}

function conversationOn(page: Document): Conversation {
  const items = vk.listItems(page).filter((one) => !is(one, MARKS.paidFor));
  const post = onlyOne(items.filter((one) => !is(one, MARKS.comment)));
  return {
    items,
    total: null,
    isCounted: (item) => item !== post,
    openers: openersIn(page, (one) => is(one, ITEMS)),
    grows: 'down',
  };
}

function fenceOf(item: Element): Fence {
  return (element) => element !== item && is(element, `${ITEMS}, ${MARKS.quote}, [data-post-id]:not(a)`);
}

function readers(item: Element): ItemReaders {
  const isOther = fenceOf(item);
  const isComment = is(item, MARKS.comment);
  const first = (selector: string) => firstOwn(item, selector, isOther);
  const texts = once(() => textsOf(item));
  const read = once(() => readTexts(texts(), (element) => is(element, MARKS.more)));
  const links = once(() => partLinks(linksOf(texts()), isTag, isAccount));
  const where = once(() => addressOf(item));
  const date = once(() => first(MARKS.date));
  return {
    ...nothingRead('vk', () => viewerOf(pageOf(item))),
    itemKind: () => ({value: isComment ? (commentAbove(item) ? 'reply' : 'comment') : 'post', from: 'attribute'}),
    id: () => fact(where()?.id, 'attribute', WHY.id),
    permalink: () => fact(where()?.address, 'attribute', WHY.permalink),
    displayName: () => fact(nameOf(item), 'text', WHY.displayName),
    profile: () => fact(profileIn(first(MARKS.profile)), 'attribute', WHY.profile),
    accountId: () => fact(filled(first(MARKS.number), 'data-from-id'), 'attribute', WHY.accountId),
    text: () => textFact(read()),
    shownTime: () => fact(timeWords(wordsOf(date())?.trim()), 'text', WHY.shown),
    writtenTime: () => stampIn(first(MARKS.stamp)),
    inReplyTo: () => (isComment ? [answered(item)] : []),
    quotes: () => quotesIn(item),
    mentions: () => links().mentions,
    tags: () => links().tags,
    links: () => links().links,
    counts: () => countsOf(item, isOther),
    media: () =>
      own(item, MARKS.media, isOther)
        .filter((one) => !is(one, 'img') || isContentPicture(one))
        .map((one) => mediaFact(one)),
    doubts: () => {
      const found = doubtsOf(item, isOther, read(), 'inside');
      if (own(item, MARKS.more, isOther).some((one) => isShown(one))) found.push(textMore());
      if (is(item, MARKS.paidFor)) found.push(sponsored());
      return eachOnce(found);
    },
  };
}

/** The text, the whole of it where the page holds the short one beside it. */
function textsOf(item: Element): Element[] {
  const all = own(item, MARKS.text, fenceOf(item));
  const innermost = all.filter((one) => !all.some((other) => other !== one && holds(one, other)));
  return innermost.filter((one) => isShown(one)).slice(0, 1);
}

function nameOf(item: Element): string | undefined {
  return wordsOf(firstOwn(item, MARKS.name, fenceOf(item)))?.trim();
}

/** A post by its number on the wall; a comment by the link around its date. */
function addressOf(item: Element): {id: string; address: string} | undefined {
  const link = firstOwn(item, MARKS.date, fenceOf(item));
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const wall = url && WALL_PATH.exec(url.pathname)?.[1];
  if (!is(item, MARKS.comment)) {
    const id = /^-?\d+_\d+$/.exec(filled(item, 'data-post-id') ?? attr(item, 'id')?.replace(/^post/, '') ?? '')?.[0];
    const address = id && resolved(`/wall${id}`, item);
    return id && address ? {id: `wall${id}`, address} : undefined;
  }
  const reply = url?.searchParams.get('reply');
  const thread = url?.searchParams.get('thread');
  if (!url || !wall || !reply || !/^\d+$/.test(reply)) return undefined;
  const rest = thread && /^\d+$/.test(thread) ? `&thread=${thread}` : '';
  return {id: `wall${wall}?reply=${reply}`, address: `${url.origin}${url.pathname}?reply=${reply}${rest}`};
}

function profileIn(link: Element | undefined): string | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  return url && /^\/[\w.]+$/.test(url.pathname) ? `${url.origin}${url.pathname}` : undefined;
}

/** Advertisements say there that they are some; other words than of a time are not known to be one. */
function timeWords(words: string | undefined): string | undefined {
  return words && /\p{Nd}|назад|только что|\bago\b|just now/iu.test(words) ? words : undefined;
}

/** Seconds since 1970, as the older pages keep them beside the words. */
function stampIn(element: Element | undefined): Fact<string> {
  const seconds = /^\d{9,11}$/.exec(filled(element, 'time') ?? '')?.[0];
  return fact(seconds && instantOf(Number(seconds) * 1000), 'attribute', WHY.exact);
}

function commentAbove(item: Element): Element | undefined {
  const parent = parentOf(item);
  const above = parent && closest(parent, MARKS.comment);
  return above ?? (is(item, MARKS.inThread) ? item : undefined);
}

/** What a comment answers: the one it hangs in, or the post. A reply that hangs in nothing answers one that is not told. */
function answered(item: Element): Reference {
  const parent = parentOf(item);
  const above = parent && closest(parent, MARKS.comment);
  const post = above || is(item, MARKS.inThread) ? undefined : closest(item, MARKS.post);
  const target = above ?? post;
  if (!target) return reference({});
  // In a thread all replies hang in its first comment, whichever they answer.
  if (above) return reference({});
  return reference({
    permalink: fact(addressOf(target)?.address, 'attribute', WHY.permalink),
    author: fact(nameOf(target), 'text', WHY.displayName),
    text: textFact(readTexts(textsOf(target), (element) => is(element, MARKS.more))),
  });
}

function quotesIn(item: Element): Reference[] {
  const boxes = own(item, MARKS.quote, (element) => is(element, MARKS.comment));
  return boxes
    .filter((one) => !boxes.some((other) => other !== one && holds(other, one)))
    .map((quote) => {
      const [name] = everywhere(quote, `${MARKS.name}, .copy_author`);
      const id = /^-?\d+_\d+$/.exec(attr(quote, 'data-post-id') ?? '')?.[0];
      return {
        permalink: fact(id && resolved(`/wall${id}`, quote), 'attribute', WHY.permalink),
        author: fact(wordsOf(name)?.trim(), 'text', WHY.displayName),
        text: textFact(readTexts([...everywhere(quote, MARKS.text)].slice(0, 1))),
      };
    });
}

function countsOf(item: Element, fence: Fence): ShownCount[] {
  return Object.entries(COUNTS).flatMap(([name, selector]) => {
    const shown = wordsOf(firstOwn(item, selector, fence))?.trim();
    return shown && /\p{Nd}/u.test(shown) ? [{name, shown}] : [];
  });
}

function isVk(url: URL | undefined): url is URL {
  return url !== undefined && /(^|\.)vk\.(com|ru)$/.test(url.hostname);
}

function isTag({shown, address}: ShownLink): boolean {
  return /^#/.test(shown) && isVk(parseAddress(address));
}

/** `[id1|Name]` in a text becomes a link to the account. */
function isAccount({address}: ShownLink): boolean {
  const url = parseAddress(address);
  return isVk(url) && /^\/(id|club|public)\d+$/.test(url.pathname);
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const link = find(page, MARKS.me);
  if (link) return {signedIn: 'yes', account: fact(profileIn(link), 'attribute', WHY.viewer)};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: vk.com/feed, vk.com/<community>, vk.ru/wall<id>.
// Rests on: test ids of other extensions' and collectors' sources, seen 2026-03 to 2026-09; the older names since 2012.
