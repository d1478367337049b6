import type {Fact, Reference, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {homeOf, localCopy} from './fediverse/home.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {saysHowMany} from './reading/control-words.ts';
import {addressIn, closest, everywhere, filled, find, is, pageOf, parentOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {once} from './reading/once.ts';
import {knownOpeners} from './reading/openers.ts';
import {type Fence, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {isoOfScriptDate} from './reading/script-date.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// PeerTube draws its pages out of elements of its own, on any host; classes are written by hand.
const MARKS = {
  app: 'meta[property="og:platform"][content="PeerTube"], my-video-comments',
  comment: 'my-video-comment',
  account: '.comment-account a[href^="/a/"], .comment-account a[href^="/accounts/"]',
  name: '.comment-account-name',
  // `rita`, or `bob@far.example`.
  accountName: '.comment-account-fid',
  // Leads to the thread: of an answer, to the comment that the thread begins with.
  time: 'a.comment-date[href]',
  text: '.comment-html:not(.comment-html-deleted)',
  gone: '.comment-html-deleted',
  child: '.root-comment.is-child',
  title: 'h1.video-info-name',
  more: 'my-video-comment button.view-replies',
  howMany: 'my-video-comments h2',
  me: '.logged-in-username',
  logIn: 'a[href="/login"]',
} as const;

const GONE = 'The page shows only that the comment was deleted.';

/** Comments below films on servers of PeerTube. */
export const peertube: SiteAdapter = {
  id: 'peertube',
  version: '2026-11-30',
  seen: '2022 to 2024',
  matches: (_url, page) => find(page, MARKS.app) !== undefined,
  listItems: (page) => [...everywhere(page, MARKS.comment)],
  findItem: (target) => closest(target, MARKS.comment),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: (item) => nestedAround(item, [...everywhere(pageOf(item), MARKS.comment)], peertube.findItem),
};

function conversationOn(page: Document): Conversation {
  return {
    items: peertube.listItems(page),
    total: saysHowMany(wordsOf(find(page, MARKS.howMany)) ?? '') ?? null,
    // Deleted ones are left out of the figure.
    isCounted: (item) => own(item, MARKS.gone, fence(item)).length === 0,
    openers: knownOpeners(page, MARKS.more),
    grows: 'down',
  };
}

/** Answers hang in the comment that they answer. */
function fence(item: Element): Fence {
  return (element) => element !== item && is(element, `${MARKS.comment}, my-video-comment-add`);
}

function readers(item: Element, look: Look): ItemReaders {
  const mine = (selector: string) => own(item, selector, fence(item));
  const texts = once(() => mine(MARKS.text).slice(0, 1));
  const read = once(() => readTexts(texts()));
  const handle = once(() => handleOf(item));
  const time = once(() => mine(MARKS.time)[0]);
  const links = once(() => linksOf(texts()));
  return {
    platform: () => ({value: 'peertube', from: 'attribute'}),
    itemKind: () => ({value: isAnswer(item) ? 'reply' : 'comment', from: 'attribute'}),
    id: () => threadFact(item, (thread) => thread.id),
    permalink: () => threadFact(item, (thread) => thread.address),
    displayName: () => fact(wordsOf(mine(MARKS.name)[0])?.trim(), 'text', WHY.displayName),
    handle: () => fact(handle(), 'text', WHY.handle),
    profile: () => fact(addressIn(mine(MARKS.account)[0], 'href'), 'attribute', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read(), mine(MARKS.gone).length > 0 ? GONE : WHY.text),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time())?.trim(), 'text', WHY.shown),
    writtenTime: () => fact(isoOfScriptDate(filled(time(), 'title')), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => answered(item),
    quotes: () => [],
    standsIn: () => placesOf(item),
    mentions: () => links().mentions,
    links: () => links().links.filter(({shown}) => shown !== ''),
    counts: () => [],
    media: () => [],
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => {
      const found = doubtsOf(item, fence(item), read(), 'inside');
      const home = homeOf(handle(), look.url);
      return eachOnce(home ? [...found, localCopy(home, look.url)] : found);
    },
  };
}

function handleOf(item: Element): string | undefined {
  const name = wordsOf(own(item, MARKS.accountName, fence(item))[0])
    ?.trim()
    .replace(/^@/, '');
  return name && /^[\w.-]+(?:@[\w.:-]+)?$/.test(name) ? `@${name}` : undefined;
}

function isAnswer(item: Element): boolean {
  return own(item, MARKS.child, fence(item)).length > 0 || above(item) !== undefined;
}

function above(item: Element): Element | undefined {
  const parent = parentOf(item);
  return parent && closest(parent, MARKS.comment);
}

type Thread = {id: string; film: string; address: string};

/** The film and the thread that the time leads to. */
function threadOf(item: Element): Thread | undefined {
  const url = parseAddress(addressIn(own(item, MARKS.time, fence(item))[0], 'href') ?? '');
  const path = url && /^((?:\/w|\/videos\/watch)\/[\w-]+);threadId=(\d+)$/.exec(url.pathname);
  return url && path?.[1] && path[2]
    ? {id: path[2], film: `${url.origin}${path[1]}`, address: `${url.origin}${url.pathname}`}
    : undefined;
}

/** Only the comment that a thread begins with is the one that its link names. */
function threadFact(item: Element, read: (thread: Thread) => string): Fact<string> {
  if (isAnswer(item)) return {missing: 'The page links only to the thread that the answer stands in.'};
  const thread = threadOf(item);
  return fact(thread && read(thread), 'attribute', WHY.permalink);
}

function answered(item: Element): Reference[] {
  const parent = above(item);
  if (!parent) return isAnswer(item) ? [reference({})] : [];
  const isGone = own(parent, MARKS.gone, fence(parent)).length > 0;
  return [
    {
      permalink: threadFact(parent, (thread) => thread.address),
      author: fact(handleOf(parent), 'text', WHY.handle),
      text: textFact(readTexts(own(parent, MARKS.text, fence(parent)).slice(0, 1)), isGone ? GONE : WHY.text),
    },
  ];
}

/** The film: its title is drawn twice, for narrow and for wide windows. */
function placesOf(item: Element): ShownPlace[] {
  const title = [...everywhere(pageOf(item), MARKS.title)].filter(isShown).map((one) => wordsOf(one))[0];
  const film = threadOf(item)?.film;
  if (!title && !film) return [];
  return [
    {
      kind: 'video',
      name: fact(title, 'text', 'The page shows no title.'),
      address: fact(film, 'attribute', WHY.permalink),
    },
  ];
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const me = find(page, MARKS.me);
  const name = wordsOf(me)?.trim().replace(/^@?/, '@');
  if (me) return {signedIn: 'yes', account: fact(name, 'text', WHY.viewer)};
  return [...everywhere(page, MARKS.logIn)].some((one) => !closest(one, MARKS.comment)) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: /w/<film>, in English and Spanish.
// Rests on: the templates of PeerTube 3 to 6, seen 2026-11.
