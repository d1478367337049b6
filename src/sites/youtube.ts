import type {SiteFacts} from '../core/facts/facts.ts';
import {attr, closest, everywhere, find, findAll, is, pageOf} from './reading/dom.ts';
import {fact, WHY} from './reading/facts.ts';
import {knownOpeners} from './reading/openers.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {AroundItem, Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';
import {chatReaders} from './youtube/chat.ts';
import {commentReaders, isComment} from './youtube/comment.ts';
import {CHAT, COMMENT, commentAbove, ITEMS, POST, postOn, SHORT, VIDEO, type YoutubeReaders} from './youtube/marks.ts';
import {postReaders} from './youtube/post.ts';
import {videoReaders} from './youtube/video.ts';

const MARKS = {
  player: 'ytd-player, #movie_player',
  // Both bring out replies and nothing else. Older pages have only the first; newer ones leave it hidden.
  replies: '#more-replies button, #more-replies-sub-thread button',
  moreReplies: 'ytd-comment-replies-renderer ytd-continuation-item-renderer button',
  total: 'ytd-comments-header-renderer #count span',
  account: 'ytd-masthead #avatar-btn',
  // The open menu of the account shows its handle.
  handle: 'ytd-active-account-header-renderer #channel-handle',
  chatAccount: 'yt-live-chat-message-input-renderer #author-name',
  logIn: 'ytd-masthead a[href*="accounts.google.com/ServiceLogin"]',
} as const;

/** Films, shorts and posts of YouTube, the comments below them, and live chats in their frame. */
export const youtube: SiteAdapter = {
  id: 'youtube',
  version: '2026-11-30',
  seen: '2026-11',
  matches: ({hostname}) => /(^|\.)youtube(-nocookie)?\.com$/.test(hostname),
  listItems: itemsOn,
  findItem: (target) => closest(target, ITEMS) ?? playedIn(target),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: aroundItem,
};

/** Going from page to page leaves the last ones in place, hidden. */
function itemsOn(page: Document): Element[] {
  return [...everywhere(page, ITEMS)].filter((one) => !closest(one, '[hidden]'));
}

/** What stands below the player tells of the film in it. */
function playedIn(target: Element): Element | undefined {
  const player = closest(target, MARKS.player);
  const shown = player ? findAll(pageOf(player), VIDEO).filter(isShown) : [];
  return shown.length === 1 ? shown[0] : undefined;
}

function readers(item: Element, look: Look): ItemReaders {
  return {...readersFor(item, look), viewer: () => viewerOf(pageOf(item))};
}

function readersFor(item: Element, look: Look): YoutubeReaders {
  if (is(item, COMMENT)) return commentReaders(item, look);
  if (is(item, POST)) return postReaders(item);
  if (is(item, CHAT)) return chatReaders(item, look);
  return videoReaders(item, look);
}

function conversationOn(page: Document): Conversation {
  const all = itemsOn(page);
  const chat = all.filter((one) => is(one, CHAT));
  const comments = new Set(all.filter(isComment));
  const post = postOn(page);
  const main = comments.size > 0 ? all.filter((one) => is(one, `${VIDEO}, ${SHORT}`) || one === post) : [];
  const items = comments.size > 0 ? all.filter((one) => main.includes(one) || comments.has(one)) : all;
  return {
    items: chat.length > 0 ? chat : items,
    total: chat.length > 0 ? null : totalOn(page),
    isCounted: (item) => !main.includes(item),
    openers: knownOpeners(page, `${MARKS.replies}, ${MARKS.moreReplies}`),
    grows: chat.length > 0 ? 'up' : 'down',
  };
}

/** The number in front of the word for comments stands in an element of its own. "1.2K" is no total. */
function totalOn(page: Document): number | null {
  const numbers = findAll(page, MARKS.total)
    .filter(isShown)
    .flatMap((one) => wordsOf(one)?.trim() ?? [])
    .filter((words) => /^(\d{1,3}([.,\u00a0\u202f\u2019]\d{3})+|\d+)$/.test(words));
  return numbers.length === 1 ? Number(numbers[0]?.replace(/\D/g, '')) : null;
}

function aroundItem(item: Element): AroundItem {
  const page = pageOf(item);
  const post = postOn(page);
  const comments = findAll(page, COMMENT);
  if (item === post) return {answered: [], replies: comments};
  if (!isComment(item)) return {answered: [], replies: []};
  const answered = aboveOf(item);
  return {
    answered: post ? [post, ...answered] : answered,
    replies: comments.filter((one) => one !== item && aboveOf(one).includes(item)),
  };
}

function aboveOf(item: Element): Element[] {
  const found: Element[] = [];
  for (let at = commentAbove(item); at && !found.includes(at); at = commentAbove(at)) found.unshift(at);
  return found;
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const named = wordsOf(find(page, MARKS.handle)) ?? wordsOf(find(page, MARKS.chatAccount));
  if (named || find(page, MARKS.account)) return {signedIn: 'yes', account: fact(named, 'text', WHY.viewer)};
  const logIn = findAll(page, MARKS.logIn).some((one) => attr(one, 'hidden') === undefined);
  return logIn ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: www.youtube.com/watch, /@<handle>/posts, /post/<id>, /live_chat.
// Rests on: comments, threads of replies and the line below a film as public source had them in 2026-08 and 2026-11;
// live chat and posts, 2026-09; shorts by their element names only.
