import type {Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {timeOfTikTokId} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {meaningOf} from '../core/facts/shown-time.ts';
import {readTexts, textFact} from './reading/body.ts';
import {attr, everywhere, find, holds, is, pageOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {picturedText} from './reading/pictured.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {AroundItem, Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';
import {
  COMMENT_NAME,
  COMMENT_TEXT,
  commentsOn,
  commentWith,
  filmsOn,
  filmWith,
  handleIn,
  isReply,
  leavesIn,
  threadHead,
} from './tiktok/marks.ts';
import {servedOn} from './tiktok/served.ts';

const MARKS = {
  filmText: '[data-e2e="browse-video-desc"], [data-e2e="video-desc"]',
  // Name, a dot, and the day, each in an element of its own.
  nameLine: '[data-e2e="browser-nickname"]',
  filmAuthor:
    'a[data-e2e="video-author-avatar"], a[data-e2e="video-author-uniqueid"], a:has([data-e2e="browse-username"])',
  filmAuthorInside: '[data-e2e="browse-username"] a, [data-e2e="video-author-uniqueid"] a',
  // The player carries the number of its film.
  player: '[id^="xgwrapper-"]',
  commentTime: '[data-e2e="comment-time-1"], [data-e2e="comment-time-2"]',
  commentLikes: '[data-e2e="comment-like-count"], [aria-pressed]',
  commentPicture: '[data-e2e="comment-thumbnail"] img, img[data-e2e="comment-thumbnail"]',
  ownProfile: 'a[data-e2e="nav-profile"], a[data-e2e="profile-icon"]',
  logIn: '[data-e2e="top-login-button"], [data-e2e="nav-login-button"]',
} as const;

const COUNTS: Readonly<Record<string, string>> = {
  likes: '[data-e2e="like-count"], [data-e2e="browse-like-count"]',
  comments: '[data-e2e="comment-count"], [data-e2e="browse-comment-count"]',
  shares: '[data-e2e="share-count"]',
};

const FILM_PATH = /^\/(@[\w.]{1,30})\/(video|photo)\/(\d{15,20})\/?$/;
/** Days as TikTok writes them in every language, the month before the day. */
const DAY = /^(?:\d{4}-)?\d{1,2}-\d{1,2}$/;
const NO_LINK = 'A comment has no address of its own.';

/** Films and pictures of TikTok with the comments below them. */
export const tiktok: SiteAdapter = {
  id: 'tiktok',
  version: '2026-11-30',
  seen: '2025 to 2026-10',
  matches: ({hostname}) => /(^|\.)tiktok\.com$/.test(hostname),
  listItems: itemsOn,
  findItem: (target) => commentWith(target) ?? filmWith(target),
  readViewer: viewerOf,
  readFacts: (item, look) =>
    readAll(item, isComment(item) ? commentReaders(item, look) : filmReaders(item, look), look),
  conversation: conversationOn,
  around: aroundItem,
};

function itemsOn(page: Document): Element[] {
  const found = new Set([...filmsOn(page), ...commentsOn(page)]);
  return [...everywhere(page, '*')].filter((one) => found.has(one));
}

function isComment(item: Element): boolean {
  return find(item, COMMENT_TEXT) !== undefined;
}

/** In a film of a feed, comments may stand beside it. */
function fenceOf(item: Element): Fence {
  const others = commentsOn(pageOf(item)).filter((one) => one !== item && holds(item, one));
  return (element) => others.includes(element);
}

function alike(item: Element) {
  return {
    platform: () => ({value: 'tiktok', from: 'address'}),
    verified: () => ({missing: WHY.verified}),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    clock: 'viewer',
    quotes: () => [],
    viewer: () => viewerOf(pageOf(item)),
  } satisfies Partial<ItemReaders>;
}

function filmReaders(item: Element, look: Look): ItemReaders {
  const fence = fenceOf(item);
  const texts = once(() => own(item, MARKS.filmText, fence).slice(0, 1));
  const handle = once(() => authorOfFilm(item, fence));
  const link = once(() => filmLink(item, handle(), look.url, fence));
  const line = once(() => nameLine(item, look, fence));
  const served = once(() => {
    const found = servedOn(pageOf(item));
    return found && found.id === link()?.id ? found : undefined;
  });
  return {
    ...alike(item),
    itemKind: () => ({value: 'post', from: 'attribute'}),
    id: () => fact(link()?.id, link()?.from ?? 'address', WHY.id),
    permalink: () => fact(link()?.address, link()?.from ?? 'address', WHY.permalink),
    displayName: () => fact(line().name, 'text', WHY.displayName),
    handle: () => fact(handle(), 'address', WHY.handle),
    profile: () => fact(handle() && resolved(`/${handle()}`, item), 'address', WHY.profile),
    accountId: () => fact(served()?.handle === handle() ? served()?.accountId : undefined, 'meta', WHY.accountId),
    text: () => picturedText(texts(), readTexts(texts())),
    shownTime: () => fact(line().time, 'text', WHY.shown),
    writtenTime: () => fact(served()?.postedAt, 'meta', WHY.exact),
    idTime: () => timeOfTikTokId(link()?.id ?? ''),
    inReplyTo: () => [],
    standsIn: () => [],
    ...linksIn(texts),
    counts: () => Object.entries(COUNTS).flatMap(([name, selector]) => countIn(own(item, selector, fence), name)),
    media: () => [],
    doubts: () => eachOnce(doubtsOf(item, fence, readTexts(texts()), 'inside')),
  };
}

function commentReaders(item: Element, look: Look): ItemReaders {
  const texts = once(() => [...everywhere(item, COMMENT_TEXT)].slice(0, 1));
  const author = once(() => authorOfComment(item));
  const handle = once(() => handleIn(author()));
  return {
    ...alike(item),
    itemKind: () => ({value: isReply(item) ? 'reply' : 'comment', from: 'attribute'}),
    id: () => ({missing: WHY.id}),
    permalink: () => ({missing: NO_LINK}),
    displayName: () => fact(wordsOf(author()), 'text', WHY.displayName),
    handle: () => fact(handle(), 'address', WHY.handle),
    profile: () => fact(handle() && resolved(`/${handle()}`, item), 'address', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    text: () => picturedText(texts(), readTexts(texts())),
    shownTime: () => fact(timeOfComment(item, look), 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    inReplyTo: () => (isReply(item) ? [headReference(threadHead(item))] : []),
    standsIn: () => filmOfPage(look.url),
    ...linksIn(texts),
    counts: () => countIn([...everywhere(item, MARKS.commentLikes)], 'likes'),
    media: () => [...everywhere(item, MARKS.commentPicture)].map((one) => mediaFact(one)),
    doubts: () => eachOnce(doubtsOf(item, () => false, readTexts(texts()), 'inside')),
  };
}

function linksIn(texts: () => readonly Element[]) {
  const isTag = ({address}: {address: string}) => /^\/tag\//.test(parseAddress(address)?.pathname ?? '');
  return {
    mentions: () => linksOf(texts()).mentions,
    links: () => linksOf(texts()).links.filter((one) => !isTag(one)),
    tags: () => linksOf(texts()).links.filter(isTag),
  };
}

/** All of the links that name the author must name the same. */
function authorOfFilm(item: Element, fence: Fence): string | undefined {
  const links = own(item, `${MARKS.filmAuthor}, ${MARKS.filmAuthorInside}`, fence);
  return onlyOne([...new Set(links.flatMap((link) => handleIn(link) ?? []))]);
}

type FilmLink = {id: string; address: string; from: 'address' | 'attribute'};

/** The number that the player of this film carries, or the page's address where that is of the same account. */
function filmLink(item: Element, handle: string | undefined, url: URL, fence: Fence): FilmLink | undefined {
  const players = own(item, MARKS.player, fence).flatMap(
    (one) => /^xgwrapper-\d+-(\d{15,20})$/.exec(attr(one, 'id') ?? '')?.[1] ?? [],
  );
  const played = onlyOne([...new Set(players)]);
  const bar = FILM_PATH.exec(url.pathname);
  const isBar = bar !== null && bar[1] === handle && filmsOn(pageOf(item)).length === 1;
  if (played && isBar && bar[3] !== played) return undefined;
  if (isBar) return {id: bar[3] ?? '', address: `${url.origin}/${handle}/${bar[2]}/${bar[3]}`, from: 'address'};
  const address = played && handle && resolved(`/${handle}/video/${played}`, item);
  return played && address ? {id: played, address, from: 'attribute'} : undefined;
}

/** The name stands first and the day last; a line of which that is not plain says nothing. */
function nameLine(item: Element, look: Look, fence: Fence): {name?: string; time?: string} {
  const lines = own(item, MARKS.nameLine, fence);
  const parts = leavesIn(onlyOne(lines) ?? item)
    .filter((one) => lines[0] !== undefined && holds(lines[0], one))
    .flatMap((one) => wordsOf(one)?.trim() ?? [])
    .filter((words) => !/^[·•]$/.test(words));
  const [name, time] = parts;
  if (parts.length !== 2 || !name || !time || isTime(name, look) || !isTime(time, look)) return {};
  return {name, time};
}

function isTime(words: string, look: Look): boolean {
  return DAY.test(words) || meaningOf(words, look).earliest !== null;
}

function authorOfComment(item: Element): Element | undefined {
  const boxes = [...everywhere(item, COMMENT_NAME)];
  const links = boxes.flatMap((box) => (is(box, 'a[href]') ? [box] : [...everywhere(box, 'a[href]')]));
  return onlyOne(links.filter((link) => handleIn(link) && wordsOf(link)));
}

/** Since 2024 the time stands unmarked in the line below the text: what can only be a time there is it. */
function timeOfComment(item: Element, look: Look): string | undefined {
  const marked = onlyOne([...everywhere(item, MARKS.commentTime)]);
  if (marked) return wordsOf(marked);
  const others = [...everywhere(item, `${COMMENT_TEXT}, ${COMMENT_NAME}, ${MARKS.commentLikes}`)];
  const free = leavesIn(item).filter((one) => !others.some((other) => holds(other, one)));
  return onlyOne(free.flatMap((one) => wordsOf(one)?.trim() ?? []).filter((words) => isTime(words, look)));
}

function headReference(head: Element | undefined): Reference {
  if (!head) return reference({});
  const texts = [...everywhere(head, COMMENT_TEXT)].slice(0, 1);
  return reference({
    author: fact(handleIn(authorOfComment(head)), 'address', WHY.handle),
    text: textFact(readTexts(texts)),
  });
}

function filmOfPage(url: URL): ShownPlace[] {
  const path = FILM_PATH.exec(url.pathname);
  if (!path) return [];
  const address = `${url.origin}${path[0].replace(/\/$/, '')}`;
  return [
    {kind: 'video', name: {missing: 'Films of TikTok have no title.'}, address: {value: address, from: 'address'}},
  ];
}

function countIn(found: readonly Element[], name: string): ShownCount[] {
  const inner = found.filter((one) => !found.some((other) => other !== one && holds(one, other)));
  const shown = onlyOne(inner.flatMap((one) => wordsOf(one)?.trim() ?? []).filter((words) => /\p{Nd}/u.test(words)));
  return shown ? [{name, shown}] : [];
}

function conversationOn(page: Document): Conversation {
  const comments = commentsOn(page);
  const films = filmsOn(page);
  const items = comments.length > 0 && films.length > 1 ? comments : itemsOn(page);
  return {items, total: null, isCounted: isComment, openers: [], grows: 'down'};
}

function aroundItem(item: Element): AroundItem {
  const page = pageOf(item);
  const film = onlyOne(filmsOn(page));
  const comments = commentsOn(page);
  if (!isComment(item)) return {answered: [], replies: item === film ? comments : []};
  const head = isReply(item) ? threadHead(item) : undefined;
  return {
    answered: [film, head].flatMap((one) => one ?? []),
    replies: isReply(item) ? [] : comments.filter((one) => isReply(one) && threadHead(one) === item),
  };
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const handle = handleIn(find(page, MARKS.ownProfile));
  if (handle) return {signedIn: 'yes', account: {value: handle, from: 'address'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: www.tiktok.com/@<handle>/video/<id>, www.tiktok.com/foryou.
// Rests on: films, 2026 pages and public source of 2026-08; comments, public source of 2025 to 2026-10.
