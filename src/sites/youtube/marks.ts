import {parseAddress} from '../../core/facts/parse-address.ts';
import {addressIn, attr, closest, find, findAll, is, parentOf, resolved} from '../reading/dom.ts';
import {WHY} from '../reading/facts.ts';
import {oncePerGo} from '../reading/once.ts';
import type {Fence} from '../reading/own.ts';
import type {ItemReaders} from '../reading/read-item.ts';
import {isShown} from '../reading/visible.ts';
import {wordsOf} from '../text.ts';

// YouTube draws everything with elements of its own. Their names and the ids inside have stood since 2017; class names
// say only in which element something stands. All of it lies in the open, without shadow roots.
export const COMMENT = 'ytd-comment-view-model, ytd-comment-renderer';
/** Posts of a channel, on its own page and in feeds. */
export const POST = 'ytd-backstage-post-renderer, ytd-post-renderer';
/** What stands below the film that is played. */
export const VIDEO = 'ytd-watch-metadata';
export const SHORT = 'ytd-reel-video-renderer';
/** Of a live chat only what people write; joins, gifts and notices of the site are no messages. */
export const CHAT = 'yt-live-chat-text-message-renderer, yt-live-chat-paid-message-renderer';
export const ITEMS = `${COMMENT}, ${POST}, ${VIDEO}, ${SHORT}, ${CHAT}`;

export const isOther: Fence = (element) => is(element, ITEMS);

/** An account as a link to it names it. The words are the handle, or a name of the account's choice. */
export type Account = {handle?: string; accountId?: string; profile?: string; name?: string};

/** What a link to a channel says. Handles stand in addresses percent-encoded. */
export function accountIn(link: Element | undefined): Account {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  if (!link || !url) return {};
  const path = decoded(url.pathname);
  const handle = /^\/(@[^/\s]+)(?:\/shorts)?$/.exec(path)?.[1];
  const accountId = /^\/channel\/(UC[\w-]{20,24})$/.exec(path)?.[1];
  const words = wordsOf(link)?.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
  const name = words && !words.startsWith('@') ? words : undefined;
  if (!handle && !accountId) return name ? {name} : {};
  return {
    ...(handle ? {handle} : {}),
    ...(accountId ? {accountId} : {}),
    profile: url.origin + (handle ? url.pathname.replace(/\/shorts$/, '') : url.pathname),
    ...(name ? {name} : {}),
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The film that the window plays. The site leaves marks of the one before in place while it changes over. */
export function videoOn(page: Document, url: URL): string | undefined {
  const inBar =
    url.pathname === '/watch' ? url.searchParams.get('v') : /^\/(?:shorts|live)\/([\w-]+)$/.exec(url.pathname)?.[1];
  const played = findAll(page, 'ytd-watch-flexy[video-id]:not([hidden])').map((one) => attr(one, 'video-id'));
  return inBar && played.every((id) => id === inBar) ? inBar : undefined;
}

export function videoAddress(id: string, near: Element): string | undefined {
  return resolved(`/watch?v=${id}`, near);
}

/** The thread that a comment stands in. */
export function threadOf(item: Element): Element | undefined {
  return closest(item, 'ytd-comment-thread-renderer');
}

/** The comment at a thread's head: the one that stands in it and not among its replies. */
export const headOf = oncePerGo((thread: Element): Element | undefined => {
  const heads = findAll(thread, COMMENT).filter((one) => threadOf(one) === thread && !repliesBelow(one, thread));
  return heads.length === 1 ? heads[0] : undefined;
});

function repliesBelow(item: Element, thread: Element): boolean {
  const replies = closest(item, 'ytd-comment-replies-renderer');
  return replies !== undefined && threadOf(replies) === thread;
}

/** The comment that another one is hung under, or undefined for one that stands by itself. */
export function commentAbove(item: Element): Element | undefined {
  const thread = threadOf(item);
  if (!thread) return undefined;
  const head = headOf(thread);
  if (head && head !== item) return head;
  // Since 2025 a reply is a thread of its own inside the one that it answers.
  const around = parentOf(thread);
  const outer = head && around && threadOf(around);
  return outer ? headOf(outer) : undefined;
}

/** The post that the page is of, where it is of one. Those of the last page may lie hidden. */
export const postOn = oncePerGo((page: Document): Element | undefined => {
  const posts = findAll(page, POST).filter((one) => !closest(parentOf(one) ?? one, POST) && isShown(one));
  return posts.length === 1 && find(page, 'ytd-comments, ytd-comments-header-renderer, ytd-comment-thread-renderer')
    ? posts[0]
    : undefined;
});

export function hasDigit(words: string | undefined): words is string {
  return words !== undefined && /\p{Nd}/u.test(words);
}

/** How a thing on YouTube is read; who is signed in is read off the page. */
export type YoutubeReaders = Omit<ItemReaders, 'viewer'>;

/** What is read alike of everything on YouTube. */
export const ALIKE = {
  platform: () => ({value: 'youtube', from: 'address'}),
  verified: () => ({missing: WHY.verified}),
  language: () => ({missing: WHY.language}),
  audience: () => ({missing: WHY.audience}),
  writtenTime: () => ({missing: WHY.exact}),
  idTime: () => ({missing: WHY.idTime}),
  clock: 'viewer',
  quotes: () => [],
  inReplyTo: () => [],
} satisfies Partial<ItemReaders>;
