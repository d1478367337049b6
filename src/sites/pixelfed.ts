import type {Doubt, Reference, ShownCount, SiteFacts} from '../core/facts/facts.ts';
import {valueIn} from '../core/facts/facts.ts';
import {timeOfPixelfedId} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {homeOf, localCopy} from './fediverse/home.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, everywhere, filled, find, is, pageOf, parentOf} from './reading/dom.ts';
import {blurred, doubtsOf, eachOnce, repost} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Pixelfed's pages for those who are signed in, on any host. The classes are written by hand.
const MARKS = {
  app: '.timeline-status-component, link[data-stylesheet][href*="/css/spa"]',
  post: '.timeline-status-component',
  comment: '.media-status',
  replies: '.comment-replies-component',
  author: '.username a[href], .media-body-comment-username a[href]',
  // The card that opens over a name hangs on an element with the number of the post.
  number: '[id^="apop_"], [id^="acpop_"]',
  time: 'a.timestamp[href]',
  commentLinks: '.media-body-reactions a[href]',
  text: '.read-more-component',
  visibility: '.visibility i, .media-body-reactions i',
  // "Edited" leads nowhere: it opens the list of edits.
  edited: '.card-header p a.text-lighter[href="#"]',
  repeat: '.card-header i.fa-retweet',
  answer: 'i.fa-reply',
  cover: '.content-label, .sensitive-warning',
  // The picture once more, large and blurred, behind itself.
  backdrop: 'img[style*="blur("]',
  media: '.timeline-status-component-content, .bh-comment',
  signedIn: 'body.loggedIn',
} as const;
const ITEMS = `${MARKS.post}, ${MARKS.comment}`;

const AUDIENCE: readonly (readonly [string, RegExp])[] = [
  ['public', /^fa-globe$/],
  ['unlisted', /^fa-(?:lock-open|unlock)$/],
  ['private', /^fa-lock$/],
];
const COUNTS = {likes: '.fa-heart, .fa-thumbs-up', comments: '.fa-comment', shares: '.fa-retweet'} as const;

/** Posts and comments on servers of Pixelfed. */
export const pixelfed: SiteAdapter = {
  id: 'pixelfed',
  version: '2026-11-30',
  seen: '2024-03',
  matches: (_url, page) => find(page, MARKS.app) !== undefined,
  listItems: (page) => [...everywhere(page, ITEMS)],
  findItem: (target) => closest(target, ITEMS),
  readViewer: (page) =>
    find(page, MARKS.signedIn) ? {signedIn: 'yes', account: {missing: WHY.viewer}} : VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => {
    const items = [...everywhere(page, ITEMS)];
    // What brings out more comments are links to the page itself, which are left alone.
    return {items, total: null, isCounted: (item) => is(item, MARKS.comment), openers: [], grows: 'down'};
  },
  around: (item) => nestedAround(item, [...everywhere(pageOf(item), ITEMS)], pixelfed.findItem),
};

function fenceOf(item: Element): Fence {
  return (element) => element !== item && is(element, `${ITEMS}, ${MARKS.replies}, ${MARKS.backdrop}`);
}

function readers(item: Element, look: Look): ItemReaders {
  const fence = fenceOf(item);
  const isComment = is(item, MARKS.comment);
  const mine = (selector: string) => own(item, selector, fence);
  const texts = once(() => mine(MARKS.text).slice(0, 1));
  const read = once(() => readTexts(texts()));
  const author = once(() => mine(MARKS.author)[0]);
  const handle = once(() => handleOf(author()));
  const link = once(() => (isComment ? commentTime(item, fence) : onlyOne(mine(MARKS.time))));
  const home = once(() => homeOf(handle(), look.url));
  const parted = once(() =>
    partLinks(linksOf(texts()), ({address}) => /^\/i\/web\/hashtag\/|^\/discover\/tags\//.test(pathOf(address))),
  );
  const id = once(() => numberOf(item, fence, link(), look.url));
  return {
    platform: () => ({value: 'pixelfed', from: 'attribute'}),
    itemKind: () => ({value: kindOf(item, isComment), from: 'attribute'}),
    id: () => fact(id(), 'attribute', WHY.id),
    permalink: () => fact(addressIn(link(), 'href'), 'attribute', WHY.permalink),
    displayName: () => fact(wordsOf(author())?.trim(), 'text', WHY.displayName),
    handle: () => fact(handle(), 'text', WHY.handle),
    profile: () => fact(addressIn(author(), 'href'), 'attribute', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(mine(MARKS.edited)[0], WHY.edited),
    audience: () => fact(audienceOf(mine(MARKS.visibility)), 'attribute', WHY.audience),
    shownTime: () => fact(wordsOf(link())?.trim(), 'text', WHY.shown),
    writtenTime: () => fact(isComment ? undefined : filled(link(), 'title'), 'attribute', WHY.exact),
    idTime: () => (handle() && !home() ? timeOfPixelfedId(id() ?? '') : {missing: OF_COPY}),
    clock: 'viewer',
    inReplyTo: () => answered(item, isComment),
    quotes: () => [],
    passedOnBy: () => passedOn(item, fence),
    tags: () => parted().tags,
    mentions: () => parted().mentions,
    links: () => parted().links.filter(({shown}) => shown !== ''),
    counts: () => countsOf(item, fence),
    media: () => mediaOf(item, fence),
    viewer: () => pixelfed.readViewer(pageOf(item)),
    doubts: () => doubts(item, fence, read(), home(), look.url),
  };
}

const OF_COPY = 'The id is that of this server’s copy, so its time is not the post’s own.';

function pathOf(address: string | undefined): string {
  return parseAddress(address ?? '')?.pathname ?? '';
}

/** `rita` of this server, `bob@far.example` of another. */
function handleOf(author: Element | undefined): string | undefined {
  const name = wordsOf(author)?.trim().replace(/^@/, '');
  return name && /^[\w.-]+(?:@[\w.:-]+)?$/.test(name) ? `@${name}` : undefined;
}

/** Of the links of a comment to itself, "Reply" and its time, the one with a number in it. */
function commentTime(item: Element, fence: Fence): Element | undefined {
  const links = own(item, MARKS.commentLinks, fence).filter((one) => attr(one, 'href') !== '#');
  return onlyOne(links.filter((one) => /\d/.test(wordsOf(one) ?? '')));
}

function numberOf(item: Element, fence: Fence, link: Element | undefined, here: URL): string | undefined {
  const card = own(item, MARKS.number, fence)[0];
  const written = /^ac?pop_(\d+)$/.exec((card && attr(card, 'id')) ?? '')?.[1];
  const url = parseAddress(addressIn(link, 'href') ?? '');
  // Another server's address holds the number that it has there.
  return written ?? (url?.host === here.host ? /^\/p\/[^/]+\/(\d+)$/.exec(url.pathname)?.[1] : undefined);
}

function kindOf(item: Element, isComment: boolean): 'post' | 'comment' | 'reply' {
  if (isComment) return closest(item, MARKS.replies) ? 'reply' : 'comment';
  return answerLine(item) ? 'reply' : 'post';
}

function audienceOf(icons: readonly Element[]): string | undefined {
  const names = icons.flatMap((icon) => (attr(icon, 'class') ?? '').split(/\s+/));
  return AUDIENCE.find(([, icon]) => names.some((name) => icon.test(name)))?.[0];
}

/** "In reply to" stands above the post, on its page. */
function answerLine(item: Element): Element | undefined {
  const page = pageOf(item);
  if (onlyOne([...everywhere(page, MARKS.post)]) !== item) return undefined;
  const icon = [...everywhere(page, MARKS.answer)].find((one) => !closest(one, ITEMS));
  return icon && closest(icon, 'p');
}

function answered(item: Element, isComment: boolean): Reference[] {
  const line = isComment ? undefined : answerLine(item);
  if (line) {
    const name = [...everywhere(line, 'a[href]')]
      .map((one) => wordsOf(one)?.trim())
      .find((one) => one?.startsWith('@'));
    return [reference({author: fact(name, 'text', 'The line above the post names nobody.')})];
  }
  const around = isComment ? parentOf(item) : undefined;
  const above = around && closest(around, ITEMS);
  if (!above) return [];
  const fence = fenceOf(above);
  const link = is(above, MARKS.comment) ? commentTime(above, fence) : own(above, MARKS.time, fence)[0];
  return [
    {
      permalink: fact(addressIn(link, 'href'), 'attribute', WHY.permalink),
      author: fact(handleOf(own(above, MARKS.author, fence)[0]), 'text', WHY.handle),
      text: textFact(readTexts(own(above, MARKS.text, fence).slice(0, 1))),
    },
  ];
}

function passedOn(item: Element, fence: Fence): SiteFacts['passedOnBy'] {
  const icon = own(item, MARKS.repeat, fence)[0];
  const line = icon && closest(icon, '.card-header');
  const link = line && [...everywhere(line, 'a[href]')].find((one) => wordsOf(one));
  if (!link) return undefined;
  return {
    displayName: {missing: WHY.displayName},
    handle: fact(handleOf(link), 'text', WHY.handle),
    profile: fact(addressIn(link, 'href'), 'attribute', WHY.profile),
  };
}

function countsOf(item: Element, fence: Fence): ShownCount[] {
  const buttons = own(item, 'button', fence);
  return Object.entries(COUNTS).flatMap(([name, icon]) => {
    const button = buttons.find((one) => find(one, icon));
    const shown = /^\s*(\d[\d.,]*\s?[kKmM]?)(?:\s|$)/.exec(wordsOf(button) ?? '')?.[1]?.trim();
    return shown ? [{name, shown}] : [];
  });
}

function mediaOf(item: Element, fence: Fence): SiteFacts['media'] {
  return own(item, 'img, video', fence)
    .filter((one) => closest(one, MARKS.media) && !closest(one, MARKS.text))
    .filter((one) => !is(one, 'img') || isContentPicture(one))
    .map((one) => mediaFact(one));
}

function doubts(
  item: Element,
  fence: Fence,
  read: ReturnType<typeof readTexts>,
  home: string | undefined,
  url: URL,
): Doubt[] {
  const found = doubtsOf(item, fence, read, 'inside');
  if (own(item, MARKS.cover, fence).length > 0) found.push(blurred());
  const by = passedOn(item, fence);
  if (by) found.push(repost(valueIn(by.handle)));
  if (home) found.push(localCopy(home, url));
  return eachOnce(found);
}

// Tried on drawings of: /i/web, /i/web/post/<n>. Pages for those who are not signed in are read as any other.
// Rests on: the templates of Pixelfed 0.11 and 0.12, of 2024-03, seen 2026-11.
