import type {Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {
  addressIn,
  around,
  attr,
  closest,
  elementsIn,
  everywhere,
  filled,
  find,
  is,
  pageOf,
  resolved,
} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {knownOpeners} from './reading/openers.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Conversation, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Class names with `js-` and the `data-` attributes are what the site's own scripts hang on: the same for ten years.
const MARKS = {
  question: '[data-questionid], #question, .js-question',
  answer: '[data-answerid], .answer[id^="answer-"]',
  comment: '[data-comment-id], li.comment[id^="comment-"], li[id^="comment-"]',
  // Comments hang in here: never the post's own words.
  comments: '.js-post-comments-component, .comments, [id^="comments-"]',
  text: '.js-post-body, .comment-copy',
  author: '[itemprop="author"]',
  // A person who only edited the post has a box of the same make.
  signature: '.post-signature.owner, .post-signature, .user-info',
  user: 'a[href^="/users/"]',
  commentUser: '.comment-user',
  // "2013-06-21 01:33:28Z", in comments with the licence behind it.
  time: '.relativetime[title], .relativetime-clean[title], [title$="Z"]',
  commentLink: 'a.comment-link, a[href^="#comment"]',
  share: 'a.js-share-link, a[itemprop="url"]',
  revisions: 'a[href^="/posts/"][href$="/revisions"]',
  tag: 'a[rel="tag"]',
  votes: '.js-vote-count',
  commentScore: '.comment-score',
  title: '#question-header h1, a.question-hyperlink',
  site: 'meta[property="og:site_name"]',
  // It leads nowhere and brings out the comments that are folded.
  more: 'a.js-show-link[href="#"]',
  me: '.s-topbar a.s-user-card[href^="/users/"], .s-topbar a.my-profile[href^="/users/"]',
  logIn: '.s-topbar a[href*="/users/login"]',
} as const;
const ITEMS = `${MARKS.question}, ${MARKS.answer}, ${MARKS.comment}`;

const HOSTS =
  /(^|\.)(stackoverflow\.com|stackexchange\.com|superuser\.com|serverfault\.com|askubuntu\.com|mathoverflow\.net|stackapps\.com)$/;
const STAMP = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}Z)(?:$|, )/;
const USER_PATH = /^\/users\/(\d+)(?:\/[^/]*)?$/;

/** Questions, answers and comments of Stack Overflow and the other sites of Stack Exchange. */
export const stackExchange: SiteAdapter = {
  id: 'stack-exchange',
  version: '2026-11-30',
  seen: '2018 to 2024',
  matches: ({hostname}) => HOSTS.test(hostname) && !/^(chat|api|openid)\./.test(hostname),
  listItems: (page) => [...everywhere(page, ITEMS)],
  findItem: (target) => closest(target, ITEMS),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: conversationOn,
  around: (item) => nestedAround(item, [...everywhere(pageOf(item), ITEMS)], stackExchange.findItem),
};

function conversationOn(page: Document): Conversation {
  return {
    items: stackExchange.listItems(page),
    // The page counts answers; it shows comments as well.
    total: null,
    isCounted: (item) => !is(item, MARKS.question),
    openers: knownOpeners(page, MARKS.more),
    grows: 'down',
  };
}

type Kind = 'question' | 'answer' | 'comment';

function kindOf(item: Element): Kind {
  if (is(item, MARKS.comment)) return 'comment';
  return is(item, MARKS.answer) ? 'answer' : 'question';
}

function fenceOf(item: Element): Fence {
  return (element) => element !== item && is(element, `${ITEMS}, ${MARKS.comments}`);
}

function readers(item: Element): ItemReaders {
  const fence = fenceOf(item);
  const kind = kindOf(item);
  const texts = once(() => own(item, MARKS.text, fence).slice(0, 1));
  const read = once(() => readTexts(texts()));
  const author = once(() => authorOf(item, kind, fence));
  const profile = once(() => profileIn(author()));
  const time = once(() => timeOf(item, kind, fence));
  const links = once(() => linksOf(texts()));
  return {
    platform: () => ({value: 'stack-exchange', from: 'address'}),
    itemKind: () => ({
      value: ({question: 'post', answer: 'reply', comment: 'comment'} as const)[kind],
      from: 'attribute',
    }),
    id: () => fact(numberOf(item, kind), 'attribute', WHY.id),
    permalink: () => fact(addressOf(item, kind, fence), 'address', WHY.permalink),
    displayName: () => fact(wordsOf(nameIn(author())), 'text', WHY.displayName),
    handle: () => ({missing: 'Accounts of Stack Exchange have a number and a name, no account name.'}),
    profile: () => fact(profile()?.address, 'address', WHY.profile),
    accountId: () => fact(profile()?.number, 'address', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(kind !== 'comment' && firstOwn(item, MARKS.revisions, fence), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(STAMP.exec(filled(time(), 'title') ?? '')?.[1], 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'unknown',
    inReplyTo: () => answered(item, kind),
    quotes: () => [],
    standsIn: () => placesOf(item),
    tags: () => linksOf(own(item, MARKS.tag, fence)).links,
    mentions: () => links().mentions,
    links: () => links().links.filter(({shown}) => shown !== ''),
    counts: () => countsOf(item, kind, fence),
    media: () => mediaOf(texts()),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => eachOnce(doubtsOf(item, fence, read(), 'inside')),
  };
}

function numberOf(item: Element, kind: Kind): string | undefined {
  const named = {question: 'data-questionid', answer: 'data-answerid', comment: 'data-comment-id'} as const;
  const number = filled(item, named[kind]) ?? /^(?:answer|comment)-(\d+)$/.exec(attr(item, 'id') ?? '')?.[1];
  return number && /^\d+$/.test(number) ? number : undefined;
}

/** The short address: the one that "Share" gives holds the number of whoever shares behind it. */
function addressOf(item: Element, kind: Kind, fence: Fence): string | undefined {
  if (kind === 'comment') return commentAddress(item);
  const number = numberOf(item, kind);
  const path = `/${kind === 'answer' ? 'a' : 'q'}/${number}`;
  const links = own(item, MARKS.share, fence).map((one) => parseAddress(addressIn(one, 'href') ?? '')?.pathname);
  const isIts = links.some((link) => link === path || link?.startsWith(`${path}/`));
  return number && isIts ? resolved(path, item) : undefined;
}

function commentAddress(item: Element): string | undefined {
  const number = numberOf(item, 'comment');
  for (const link of everywhere(item, MARKS.commentLink)) {
    const url = parseAddress(addressIn(link, 'href') ?? '');
    const isIts = url && /^#comment(\d+)_\d+$/.exec(url.hash)?.[1] === number;
    // The page of a question can be asked for one of its answers.
    const path = url && /^\/questions\/\d+(?:\/[^/]+)?/.exec(url.pathname)?.[0];
    if (isIts && path) return `${url.origin}${path}${url.hash}`;
  }
  return undefined;
}

function authorOf(item: Element, kind: Kind, fence: Fence): Element | undefined {
  if (kind === 'comment') return firstOwn(item, MARKS.commentUser, fence);
  return onlyOne(own(item, MARKS.author, fence));
}

function nameIn(author: Element | undefined): Element | undefined {
  if (!author || is(author, MARKS.commentUser)) return author;
  // Whoever deleted the account, or never had one, is named without a link.
  return find(author, MARKS.user) ?? elementsIn(author).find((one) => is(one, 'span:not([itemprop])'));
}

function profileIn(author: Element | undefined): {address: string; number: string} | undefined {
  const link = author && (is(author, MARKS.user) ? author : find(author, MARKS.user));
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const number = USER_PATH.exec(url?.pathname ?? '')?.[1];
  return url && number ? {address: `${url.origin}${url.pathname}`, number} : undefined;
}

/** The time beside the author's name; an editor's stands beside the editor's. */
function timeOf(item: Element, kind: Kind, fence: Fence): Element | undefined {
  const stamped = (box: Element) =>
    [...everywhere(box, MARKS.time)].filter((one) => STAMP.test(attr(one, 'title') ?? ''));
  if (kind === 'comment') return onlyOne(stamped(item));
  const author = authorOf(item, kind, fence);
  if (!author) return undefined;
  for (const box of around(author)) {
    if (box === item) return undefined;
    const times = stamped(box).filter((one) => !closest(one, MARKS.revisions));
    if (times.length > 0) return onlyOne(times);
  }
  return undefined;
}

/** A comment stands under its post; an answer names its question. */
function answered(item: Element, kind: Kind): Reference[] {
  if (kind === 'question') return [];
  const parent = [...around(item)].find((one) => one !== item && is(one, ITEMS));
  const question = onlyOne([...everywhere(pageOf(item), MARKS.question)]);
  const isIts = question && filled(item, 'data-parentid') === numberOf(question, 'question');
  const above = kind === 'comment' ? parent : isIts ? question : undefined;
  if (!above) return [reference({})];
  const [fence, aboveKind] = [fenceOf(above), kindOf(above)];
  return [
    {
      permalink: fact(addressOf(above, aboveKind, fence), 'address', WHY.permalink),
      author: fact(wordsOf(nameIn(authorOf(above, aboveKind, fence))), 'text', WHY.displayName),
      text: textFact(readTexts(own(above, MARKS.text, fence).slice(0, 1))),
    },
  ];
}

/** The site, and the question by its title. */
function placesOf(item: Element): ShownPlace[] {
  const page = pageOf(item);
  const title = [...everywhere(page, MARKS.title)].find((one) => !closest(one, ITEMS));
  const link = title && (is(title, 'a[href]') ? title : find(title, 'a[href]'));
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const address = url && /^\/questions\/\d+/.test(url.pathname) ? `${url.origin}${url.pathname}` : undefined;
  const site = filled(find(page, MARKS.site), 'content');
  const places: ShownPlace[] = [];
  if (site)
    places.push({
      kind: 'community',
      name: {value: site, from: 'meta'},
      address: fact(resolved('/', item)?.replace(/\/$/, ''), 'address', WHY.permalink),
    });
  if (title)
    places.push({
      kind: 'thread',
      name: fact(wordsOf(title), 'text', 'The page shows no title.'),
      address: fact(address, 'address', WHY.permalink),
    });
  return places;
}

function countsOf(item: Element, kind: Kind, fence: Fence): ShownCount[] {
  const shown = wordsOf(firstOwn(item, kind === 'comment' ? MARKS.commentScore : MARKS.votes, fence));
  return shown && /\d/.test(shown) ? [{name: 'score', shown}] : [];
}

function mediaOf(texts: readonly Element[]): SiteFacts['media'] {
  return texts
    .flatMap((text) => [...everywhere(text, 'img')])
    .filter(isContentPicture)
    .map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const me = find(page, MARKS.me);
  const url = parseAddress(addressIn(me, 'href') ?? '');
  if (me && url && USER_PATH.test(url.pathname))
    return {signedIn: 'yes', account: {value: `${url.origin}${url.pathname}`, from: 'address'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: /questions/<n>/<slug> of an English and a Spanish site, with answers and comments.
// Rests on: saved pages of 2018 to 2024 in public source, seen 2026-11.
