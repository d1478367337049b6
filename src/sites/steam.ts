import type {Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {instantOf} from '../core/time.ts';
import {type QuoteMarks, quotesIn} from './forum/quotes.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, everywhere, filled, find, findAll, is, pageOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, markedTrue, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {AroundItem, Conversation, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Steam's pages are made on the server; their class names and ids are what its own scripts hang on, the same since 2013.
const MARKS = {
  comment: '.commentthread_comment[id^="comment_"]',
  // The first post of a discussion.
  opening: '.forum_op',
  review: '.apphub_Card[data-modal-content-url*="/recommended/"]',
  commentAuthor: 'a.commentthread_author_link',
  openingAuthor: 'a.forum_op_author',
  reviewAuthor: '.apphub_CardContentAuthorName a[href]',
  commentTime: '.commentthread_comment_timestamp[data-timestamp]',
  openingTime: '.date[data-timestamp]',
  reviewTime: '.date_posted',
  commentText: '.commentthread_comment_text',
  reviewText: '.apphub_CardTextContent',
  // Whether it recommends, in the words of the page.
  rating: '.vote_header .title',
  // A name that the person who looks has given to a friend; it stands in the author's own.
  nickname: '.nickname_block, .nickname_name, .forum_author_action_pulldown',
  edited: '.forum_audit [data-timestamp]',
  number: '.forum_comment_permlink a[href*="#c"]',
  gone: '.commentthread_deleted_comment',
  hub: '.apphub_AppName',
  profileName: '.profile_header .actual_persona_name, .profile_small_header_name a.whiteLink',
  account: '#account_pulldown',
  logIn: '#global_action_menu a.global_action_link[href*="/login"]',
} as const;

const ITEMS = `${MARKS.comment}, ${MARKS.opening}, ${MARKS.review}`;
const QUOTE: QuoteMarks = {
  box: 'blockquote.bb_blockquote',
  head: '.bb_quoteauthor',
  body: '',
  author: '.bb_quoteauthor b',
  link: '.bb_quoteauthor a[href*="#c"]',
};

/** What Steam adds to the number of an account in its long form. */
const FIRST_ACCOUNT = 76_561_197_960_265_728n;
const GONE = {code: 'gone', sentence: 'The page marks the comment as deleted.'};

/** Comments on profiles and elsewhere, discussions and reviews of the Steam community. */
export const steam: SiteAdapter = {
  id: 'steam',
  version: '2026-11-30',
  seen: '2024 to 2026-09',
  matches: ({hostname}) => hostname === 'steamcommunity.com',
  listItems: (page) => [...everywhere(page, ITEMS)],
  findItem: (target) => closest(target, ITEMS),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look.url), look),
  conversation: conversationOn,
  around: aroundItem,
};

const isOther: Fence = (element) => is(element, `${ITEMS}, ${QUOTE.box}`);

function readers(item: Element, url: URL): ItemReaders {
  const author = once(() => onlyOne(own(item, authorMarks(item), isOther)));
  const texts = once(() => textsOf(item));
  const read = once(() => readTexts(texts(), isNoWord));
  const time = once(() => firstOwn(item, timeMarks(item), isOther));
  const isGone = once(() => is(item, MARKS.gone));
  const outside = (link: Element) => !closest(link, QUOTE.box);
  return {
    platform: () => ({value: 'steam', from: 'address'}),
    itemKind: () => ({value: kindOf(item), from: 'attribute'}),
    id: () => fact(idOf(item), 'attribute', WHY.id),
    permalink: () => fact(addressOf(item, url), 'attribute', WHY.permalink),
    displayName: () => fact(wordsOf(author(), (one) => is(one, MARKS.nickname))?.trim(), 'text', WHY.displayName),
    handle: () => fact(pathOf(author())?.custom, 'address', 'The account has no address of its own choice.'),
    profile: () => fact(pathOf(author())?.address, 'address', WHY.profile),
    accountId: () => fact(accountOf(author()), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => (isGone() ? {missing: GONE.sentence} : textFact(read())),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(firstOwn(item, MARKS.edited, isOther), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(shownIn(item, time()), 'text', WHY.shown),
    writtenTime: () => fact(writtenIn(time()), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'unknown',
    inReplyTo: () => [],
    quotes: () => quotes(texts()),
    standsIn: () => placesOf(item, url),
    mentions: () => linksOf(texts(), outside).mentions,
    links: () => linksOf(texts(), outside).links,
    counts: () => ratingOf(item),
    media: () => mediaOf(texts()),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => {
      const found = doubtsOf(item, isOther, read(), 'inside');
      return eachOnce(isGone() ? [...found, GONE] : found);
    },
  };
}

function kindOf(item: Element): 'post' | 'comment' | 'review' {
  if (is(item, MARKS.review)) return 'review';
  return is(item, MARKS.opening) ? 'post' : 'comment';
}

function authorMarks(item: Element): string {
  return {post: MARKS.openingAuthor, comment: MARKS.commentAuthor, review: MARKS.reviewAuthor}[kindOf(item)];
}

function timeMarks(item: Element): string {
  return {post: MARKS.openingTime, comment: MARKS.commentTime, review: MARKS.reviewTime}[kindOf(item)];
}

function textsOf(item: Element): Element[] {
  if (is(item, MARKS.opening))
    return [...own(item, '.topic', isOther).slice(0, 1), ...own(item, '.content', isOther).slice(0, 1)];
  return own(item, is(item, MARKS.review) ? MARKS.reviewText : MARKS.commentText, isOther).slice(0, 1);
}

/** In the text stand, beside its words, the day of a review and what was taken from others. */
function isNoWord(element: Element): boolean {
  return is(element, `${MARKS.reviewTime}, ${QUOTE.box}`);
}

function idOf(item: Element): string | undefined {
  if (is(item, MARKS.review)) return undefined;
  return /^(?:comment|forum_op)_(\d+)$/.exec(attr(item, 'id') ?? '')?.[1];
}

/** Only comments of discussions have an address; the number before them leads to it. */
function addressOf(item: Element, url: URL): string | undefined {
  if (is(item, MARKS.review)) {
    const address = parseAddress(addressIn(item, 'data-modal-content-url') ?? '');
    return address && address.origin + address.pathname;
  }
  const topic = topicIn(url);
  if (is(item, MARKS.opening)) return topic && idOf(item) === /(\d+)\/$/.exec(topic)?.[1] ? topic : undefined;
  const number = filled(firstOwn(item, MARKS.number, isOther), 'href');
  return topic && number?.endsWith(`#c${idOf(item)}`) ? `${topic}#c${idOf(item)}` : undefined;
}

/** `/app/440/discussions/0/123456789/` and the like: the address of a discussion, without the page of it. */
function topicIn(url: URL): string | undefined {
  const path =
    /^\/(?:app|groups|discussions|workshop)\/(?:[^/]+\/)*?(?:discussions|forum|eventcomments|\d+)\/(?:\d+\/)?\d{8,20}(?=\/|$)/.exec(
      url.pathname,
    )?.[0];
  return path && `${url.origin}${path}/`;
}

function pathOf(link: Element | undefined): {address: string; custom?: string; number?: string} | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const path = /^\/(id|profiles)\/([\w-]{2,64})\/?$/.exec(url?.pathname ?? '');
  if (!url || !path) return undefined;
  const address = `${url.origin}/${path[1]}/${path[2]}`;
  return path[1] === 'id' ? {address, custom: path[2] ?? ''} : {address, number: path[2] ?? ''};
}

/** The number in the address and the one beside it are the same account in two forms, or neither is told. */
function accountOf(author: Element | undefined): string | undefined {
  const short = filled(author, 'data-miniprofile');
  const long = short && /^\d{1,10}$/.test(short) ? String(FIRST_ACCOUNT + BigInt(short)) : undefined;
  const named = pathOf(author)?.number;
  return !long || !named || long === named ? (named ?? long) : undefined;
}

/** Before the day of a review stands a word of the page's language and a colon. */
function shownIn(item: Element, time: Element | undefined): string | undefined {
  const words = wordsOf(time)?.replace(/[\s\u00a0]+$/, '');
  if (!is(item, MARKS.review)) return words;
  return /^[^\d:：]{2,40}[:：]\s*(.+)$/s.exec(words ?? '')?.[1];
}

function writtenIn(time: Element | undefined): string | undefined {
  const seconds = filled(time, 'data-timestamp');
  return seconds && /^\d{9,10}$/.test(seconds) ? instantOf(Number(seconds) * 1000) : undefined;
}

function quotes(texts: readonly Element[]): Reference[] {
  return quotesIn(texts, QUOTE);
}

function ratingOf(item: Element): ShownCount[] {
  const shown = is(item, MARKS.review) ? wordsOf(onlyOne(own(item, MARKS.rating, isOther)))?.trim() : undefined;
  return shown ? [{name: 'rating', shown}] : [];
}

function placesOf(item: Element, url: URL): ShownPlace[] {
  const page = pageOf(item);
  const app = /^\/app\/(\d+)(?=\/|$)/.exec(url.pathname)?.[0];
  const hub: ShownPlace[] = app ? [place('community', wordsOf(find(page, MARKS.hub)), resolved(app, item))] : [];
  const topic = topicIn(url);
  const thread: ShownPlace[] = topic ? [place('thread', wordsOf(find(page, `${MARKS.opening} .topic`)), topic)] : [];
  const profile = /^\/(?:id|profiles)\/[\w-]+(?=\/?$|\/allcomments\/?$)/.exec(url.pathname)?.[0];
  if (!profile || kindOf(item) !== 'comment') return [...hub, ...thread];
  return [place('page', wordsOf(onlyOne(findAll(page, MARKS.profileName))), resolved(profile, item))];
}

function place(kind: ShownPlace['kind'], name: string | undefined, address: string | undefined): ShownPlace {
  return {
    kind,
    name: fact(name?.trim(), 'text', 'Its name is not shown.'),
    address: fact(address, 'address', 'Its address is not shown.'),
  };
}

function mediaOf(texts: readonly Element[]): SiteFacts['media'] {
  const pictures = texts.flatMap((text) => [...everywhere(text, 'img')]).filter((one) => !closest(one, QUOTE.box));
  return pictures.filter(isContentPicture).map((one) => mediaFact(one));
}

function conversationOn(page: Document): Conversation {
  const items = [...everywhere(page, ITEMS)];
  return {items, total: null, isCounted: (item) => is(item, MARKS.comment), openers: [], grows: 'down'};
}

/** A discussion is a line of posts under the first one; on whom of the others one answers, it does not say. */
function aroundItem(item: Element): AroundItem {
  const page = pageOf(item);
  const opening = onlyOne([...everywhere(page, MARKS.opening)]);
  const comments = [...everywhere(page, MARKS.comment)];
  if (!opening) return {answered: [], replies: []};
  return item === opening ? {answered: [], replies: comments} : {answered: [opening], replies: []};
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const account = find(page, MARKS.account);
  if (account) return {signedIn: 'yes', account: fact(wordsOf(account)?.trim(), 'text', WHY.viewer)};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: steamcommunity.com/id/<name>, /app/<n>/discussions/0/<id>/, /app/<n>/reviews/.
// Rests on: comments and discussions, public source of 2026-05 to 2026-09; reviews, of 2024.
