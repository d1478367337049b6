import type {Fact, ItemKind, Reference, SiteFacts} from '../core/facts/facts.ts';
import {timeOfBlueskyKey} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {accountIn, HANDLE, POST_PATH, type PostAddress, postAddress} from './bluesky/addresses.ts';
import {cardsIn} from './bluesky/cards.ts';
import {countsIn} from './bluesky/counts.ts';
import {answeredIn, kindIn, kindInFeed, type Thread, timeWritten} from './bluesky/places.ts';
import {quotesIn} from './bluesky/quotes.ts';
import {describedIn} from './generic/json-ld.ts';
import {lineAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, everywhere, filled, find, is, pageOf} from './reading/dom.ts';
import {doubtsOf, eachOnce, repost} from './reading/doubts.ts';
import {fact, firstKnown, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once, oncePerGo} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {readText, wordsOf} from './text.ts';

// Bluesky's app writes test ids for its own tests; class names (`css-…`, `r-…`) are made anew with every build.
const MARKS = {
  // The end of the test id is the account's handle. Notifications use the same for rows that are no posts.
  item: '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]',
  inThread: '[data-testid^="postThreadItem-by-"]',
  // A quoted post is a pressable box that is no anchor; its label is not translated.
  quote: '[role="link"]:not(a, [data-testid*="Item-by-"]), [aria-label^="Post by "]:not(a)',
  text: '[data-testid="postText"], [data-word-wrap="1"]',
  profile: 'a[href*="/profile/"]',
  postLink: 'a[href*="/post/"]',
  reply: '[data-testid="replyBtn"]',
  // Faces, pictures of posts and previews of links come from different folders of one host.
  face: 'img[src*="/img/avatar"]',
  media: 'img[src*="/img/feed_"], video',
  navigation: 'nav a[href*="/profile/"]',
} as const;

/** Posts of Bluesky in its web app: feeds, threads, quotes and reposts. */
export const bluesky: SiteAdapter = {
  id: 'bluesky',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname}) => /^((www|main)\.)?bsky\.app$/.test(hostname),
  listItems: (page) => [...everywhere(page, MARKS.item)].filter(isPost),
  findItem: (target) => {
    const item = closest(target, MARKS.item);
    return item && isPost(item) ? item : undefined;
  },
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: (item, url) => {
    const {items} = conversationOn(pageOf(item), url);
    return lineAround(item, items, mainPost(items, url));
  },
};

function isPost(item: Element): boolean {
  return find(item, MARKS.reply) !== undefined || is(item, MARKS.inThread);
}

function conversationOn(page: Document, url: URL): Conversation {
  const all = bluesky.listItems(page);
  const main = mainPost(all, url);
  // The app keeps the feed that one came from in the page, below the thread.
  const items = main ? all.filter((one) => is(one, MARKS.inThread)) : all;
  return {
    items,
    // The figure under a post counts only those that answer it directly.
    total: null,
    isCounted: (item) => item !== main,
    openers: openersIn(page, (one) => is(one, MARKS.item)),
    grows: 'down',
  };
}

/** The post that the page is of. */
function mainPost(items: readonly Element[], url: URL): Element | undefined {
  const key = POST_PATH.exec(url.pathname)?.[2];
  return key === undefined
    ? undefined
    : items.find((one) => is(one, MARKS.inThread) && addressOf(one, url)?.key === key);
}

const isQuote: Fence = (element) => is(element, MARKS.quote);

function readers(item: Element, look: Look): ItemReaders {
  const {url} = look;
  const texts = once(() => own(item, MARKS.text, isQuote).slice(0, 1));
  const read = once(() => readTexts(texts()));
  const post = once(() => addressOf(item, url));
  const handle = once(() => handleOf(item));
  const links = once(() =>
    partLinks(linksOf([...texts(), ...cardsIn(item, MARKS.text, isQuote)]), ({address}) =>
      /^\/hashtag\//.test(parseAddress(address)?.pathname ?? ''),
    ),
  );
  const passedOnBy = once(() => passedOn(item));
  const profile = once(() => handle() && profileLinks(item).find((one) => accountIn(one) && isAuthor(one, item)));
  return {
    platform: () => ({value: 'bluesky', from: 'address'}),
    itemKind: () => kindOf(item, texts()[0], url),
    id: () => fact(post()?.key, 'address', WHY.id),
    permalink: () => fact(post()?.address, 'address', WHY.permalink),
    displayName: () => nameOf(item),
    handle: () => fact(handle() && `@${handle()}`, 'attribute', WHY.handle),
    profile: () => fact(addressIn(profile() || undefined, 'href'), 'attribute', WHY.profile),
    accountId: () => fact(accountNumber(item), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => shownTime(item, look),
    writtenTime: () => fact(post() && describedDate(item, post()?.key ?? ''), 'meta', WHY.exact),
    idTime: () => timeOfBlueskyKey(post()?.key ?? ''),
    clock: 'viewer',
    inReplyTo: () => answered(item, url),
    quotes: () => quotesIn(item, MARKS.quote, MARKS.text),
    passedOnBy: () => passedOnBy(),
    tags: () => links().tags,
    mentions: () => links().mentions,
    links: () => links().links,
    counts: () => countsIn(item, MARKS.reply, isQuote),
    media: () =>
      own(item, MARKS.media, isQuote)
        .filter((one) => (!is(one, 'img') || isContentPicture(one)) && !closest(one, 'a'))
        .map((one) => mediaFact(one)),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => {
      const found = doubtsOf(item, isQuote, read(), 'inside');
      const by = passedOnBy();
      const who =
        by &&
        firstKnown(
          () => by.handle,
          () => by.displayName,
          () => by.profile,
        );
      return eachOnce(who && 'value' in who ? [...found, repost(who.value)] : found);
    },
  };
}

/** The link around the post's time. Other posts may be linked in the text, and lists of who liked it below. */
function timeLink(item: Element): Element | undefined {
  return own(item, MARKS.postLink, isQuote).find(
    (one) => postAddress(one)?.isList === false && !closest(one, MARKS.text),
  );
}

/**
 * The post that the page is of has no link to itself: there its lists do, and where it has none yet, the address of
 * the page, if it names the same account.
 */
function addressOf(item: Element, url: URL): PostAddress | undefined {
  const link =
    timeLink(item) ??
    own(item, MARKS.postLink, isQuote).find((one) => postAddress(one)?.isList && !closest(one, MARKS.text));
  if (link) return postAddress(link);
  const [path, handle] = [POST_PATH.exec(url.pathname), handleOf(item)];
  // Only that post is no link itself.
  if (
    !is(item, MARKS.inThread) ||
    is(item, '[role]') ||
    !path?.[1] ||
    !path[2] ||
    decodeURIComponent(path[1]) !== handle
  )
    return undefined;
  return {address: `${url.origin}/profile/${path[1]}/post/${path[2]}`, account: handle, key: path[2]};
}

function handleOf(item: Element): string | undefined {
  const handle = /Item-by-(.+)$/.exec(attr(item, 'data-testid') ?? '')?.[1];
  return handle && HANDLE.test(handle) ? handle : undefined;
}

function isAuthor(link: Element, item: Element): boolean {
  const account = accountIn(link);
  return account !== undefined && (account === handleOf(item) || account === postAccount(item));
}

function postAccount(item: Element): string | undefined {
  const link = timeLink(item);
  return link && postAddress(link)?.account;
}

/** The post's own links to accounts, those in its text left out. */
function profileLinks(item: Element): Element[] {
  return own(item, MARKS.profile, isQuote).filter((one) => accountIn(one) && !closest(one, MARKS.text));
}

/** The name is a link to the author; so is the line of a repost by the author, whose words are its label too. */
function nameOf(item: Element): Fact<string> {
  const names = profileLinks(item)
    .filter((one) => isAuthor(one, item) && !isPassingOn(one))
    .map((one) => readText(one).text.split('\n')[0]?.trim() ?? '')
    .filter((name) => name !== '' && !/^[\s\u00a0\u202a-\u202c]*@/.test(name));
  return fact(names[0] && withoutFrame(names[0]), 'text', WHY.displayName);
}

/** The app itself puts one pair of direction marks around every name. */
function withoutFrame(name: string): string {
  return /^\u202a([\s\S]*)\u202c$/.exec(name)?.[1] ?? name;
}

/** The number of the account, which the address of its face holds. */
function accountNumber(item: Element): string | undefined {
  const faces = own(item, MARKS.face, isQuote).filter((face) => {
    const link = closest(face, 'a');
    return link && isAuthor(link, item);
  });
  return /\/plain\/(did:[a-z]+:[\w.:-]+?)\//.exec(attr(faces[0] ?? item, 'src') ?? '')?.[1];
}

/** The label of the link around the time says it in full; the words only how long ago. */
function shownTime(item: Element, look: Look): Fact<string> {
  const link = timeLink(item);
  if (!link) return fact(timeWritten(item, MARKS.text, isQuote, look), 'text', WHY.shown);
  const label = filled(link, 'data-tooltip') ?? filled(link, 'aria-label');
  if (label) return {value: label, from: 'attribute'};
  return fact(wordsOf(link)?.replace(/^[\s·]+/, ''), 'text', WHY.shown);
}

/** When the app was opened at this very post, its page was served with a description that names post and time. */
function describedDate(item: Element, key: string): string | undefined {
  const ofPost = describedIn(pageOf(item)).filter(({addresses}) =>
    addresses.some((address) => POST_PATH.exec(parseAddress(address)?.pathname ?? '')?.[2] === key),
  );
  return ofPost.length === 1 ? ofPost[0]?.date : undefined;
}

/** A line of a repost is a link with a sign and words, which are its label. */
function isPassingOn(link: Element): boolean {
  const label = filled(link, 'aria-label')?.trim();
  return label !== undefined && find(link, 'svg') !== undefined && wordsOf(link)?.trim() === label;
}

function passedOn(item: Element): SiteFacts['passedOnBy'] {
  const line = profileLinks(item).find(isPassingOn);
  const account = line && accountIn(line);
  if (!line) return undefined;
  return {
    displayName: fact(/^Reposted by (?!you$)(.+)$/.exec(wordsOf(line)?.trim() ?? '')?.[1], 'text', WHY.displayName),
    handle: fact(account && HANDLE.test(account) ? `@${account}` : undefined, 'address', WHY.handle),
    profile: fact(addressIn(line, 'href'), 'attribute', WHY.profile),
  };
}

/** "Replied to …": the one link to an account that stands between the time and the buttons and in no text. */
function repliedTo(item: Element): Element | undefined {
  const all = own(item, `${MARKS.profile}, ${MARKS.postLink}, ${MARKS.reply}`, isQuote);
  const [time, buttons] = [timeLink(item), all.findIndex((one) => is(one, MARKS.reply))];
  if (!time || buttons < 0) return undefined;
  const between = all.slice(all.indexOf(time) + 1, buttons);
  return between.find((one) => accountIn(one) && !closest(one, MARKS.text) && wordsOf(one));
}

function answered(item: Element, url: URL): Reference[] {
  const link = repliedTo(item);
  const account = link && accountIn(link);
  const above = link ? undefined : answeredIn(threadOf(item, url), item);
  if (above) return [referenceTo(above, url)];
  if (!link) return [];
  const handle = account && HANDLE.test(account) ? `@${account}` : undefined;
  return [
    reference({
      author: firstKnown(
        () => fact(handle, 'address', WHY.handle),
        () => fact(wordsOf(link), 'text', WHY.displayName),
      ),
    }),
  ];
}

function referenceTo(post: Element, url: URL): Reference {
  const handle = handleOf(post);
  return reference({
    permalink: fact(addressOf(post, url)?.address, 'address', WHY.permalink),
    author: fact(handle && `@${handle}`, 'attribute', WHY.handle),
    text: textFact(readTexts(own(post, MARKS.text, isQuote).slice(0, 1))),
  });
}

function threadOf(item: Element, url: URL): Thread {
  const posts = threadPosts(pageOf(item));
  const main = mainPost(posts, url);
  return {posts, main: main ? posts.indexOf(main) : -1};
}

/** The app keeps the screens that one came from in the page, unseen. */
const threadPosts = oncePerGo((page: Document) => [...everywhere(page, MARKS.inThread)].filter(isShown));

/** Posts carry no mark of being answers: where they stand says it. */
function kindOf(item: Element, text: Element | undefined, url: URL): Fact<ItemKind> {
  if (repliedTo(item)) return {value: 'reply', from: 'attribute'};
  if (is(item, MARKS.inThread)) return kindIn(threadOf(item, url), item);
  const face = own(item, MARKS.face, isQuote).find((one) => closest(one, 'a'));
  return kindInFeed(item, {face, time: timeLink(item), text}, isQuote);
}

/** The bar at the side links to the profile of who is signed in. */
function viewerOf(page: Document): SiteFacts['viewer'] {
  const account = [...everywhere(page, MARKS.navigation)].map((one) => accountIn(one)).find(Boolean);
  if (!account) return VIEWER_UNKNOWN;
  return {signedIn: 'yes', account: {value: HANDLE.test(account) ? `@${account}` : account, from: 'address'}};
}

// Tried on drawings of: bsky.app/, /profile/<handle>, /profile/<handle>/post/<key>.
// Rests on: the app's own source (bluesky-social/social-app) and saved pages, seen 2026-10; where posts stand in feeds and
// threads, and the line of what they answer: its PostFeedItem, PostFeed, ThreadItemAnchor and usePostThread, seen 2026-11.
