import type {Fact, ItemKind, Reference, ShownCount, ShownLink, SiteFacts} from '../core/facts/facts.ts';
import {timeOfXId} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {lineAround} from './reading/around.ts';
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
import {doubtsOf, eachOnce, repost, sponsored, textMore} from './reading/doubts.ts';
import {fact, firstKnown, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, firstOwn, isOwn, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {readText, wordsOf} from './text.ts';

// X writes `data-testid` for its own tests; they have stood for years. Class names (`css-…`, `r-…`) change with every build.
const MARKS = {
  post: 'article[data-testid="tweet"]',
  // Name, account name and, in a feed, the time.
  author: '[data-testid="User-Name"]',
  text: '[data-testid="tweetText"]',
  // A link that X draws where a long post is cut.
  showMore: '[data-testid="tweet-text-show-more-link"]',
  // A quoted post is a pressable box of the quoting one, with a name or a text of its own.
  box: '[role="link"]',
  verified: '[data-testid="icon-verified"]',
  // The lock of an account whose posts only its followers see.
  locked: '[data-testid="icon-lock"]',
  // "… reposted", "Pinned": stands above the post.
  context: '[data-testid="socialContext"]',
  photo: '[data-testid="tweetPhoto"] img',
  video: '[data-testid="videoPlayer"] video, [data-testid="videoComponent"] video',
  card: '[data-testid="card.wrapper"]',
  // Around or inside advertisements; videos of ordinary posts have it too.
  tracked: '[data-testid="placementTracking"]',
  accountMenu: '[data-testid="SideNav_AccountSwitcher_Button"]',
  ownProfile: 'a[data-testid="AppTabBar_Profile_Link"]',
  // A row of a feed: a post, a heading, or a control that brings out more.
  cell: '[data-testid="cellInnerDiv"]',
  heading: 'h2, [role="heading"]',
  logIn: '[data-testid="loginButton"], [data-testid="login"], a[href="/login"]',
} as const;

const COUNTS: Readonly<Record<string, string>> = {
  replies: '[data-testid="reply"]',
  reposts: '[data-testid="retweet"], [data-testid="unretweet"]',
  likes: '[data-testid="like"], [data-testid="unlike"]',
  bookmarks: '[data-testid="bookmark"], [data-testid="removeBookmark"]',
  views: 'a[href$="/analytics"]',
};

const NO_LINK = 'The post shows no link to itself, as on advertisements.';
const POST_PATH = /^\/(\w{1,20})\/status\/(\d{1,20})(?:\/|$)/;
const HOST = /^((www|mobile)\.)?(x|twitter)\.com$/;
const ACCOUNT_PATH = /^\/(\w{1,20})\/?$/;

/** Posts of X (once Twitter), in feeds, threads and on their own page. */
export const x: SiteAdapter = {
  id: 'x',
  version: '2026-11-25',
  seen: '2026-08',
  matches: ({hostname}) => HOST.test(hostname),
  listItems: (page) => [...everywhere(page, MARKS.post)],
  findItem: (target) => closest(target, MARKS.post),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: (item, url) => {
    const {items} = conversationOn(pageOf(item), url);
    return lineAround(item, items, mainPost(items, url));
  },
};

/** Posts of a feed, or of the page of one post: there, what X itself recommends below a heading is left out. */
function conversationOn(page: Document, url: URL): Conversation {
  const all = [...everywhere(page, MARKS.post)].filter((one) => !isPaidFor(one));
  const main = mainPost(all, url);
  const rows = [...everywhere(page, MARKS.cell)];
  const mainRow = main ? rows.findIndex((row) => holds(row, main)) : -1;
  const end = main
    ? rows.find((row, i) => i > mainRow && find(row, MARKS.heading) && !find(row, MARKS.post))
    : undefined;
  const after = new Set(end ? rows.slice(rows.indexOf(end)) : []);
  const items = all.filter((one) => ![...after].some((row) => holds(row, one)));
  const bare = rows.filter((row) => !after.has(row) && !find(row, MARKS.post));
  return {
    items,
    // The figure under a post counts only those that answer it directly.
    total: null,
    isCounted: (item) => item !== main,
    openers: bare.flatMap((row) => openersIn(row, () => false)),
    grows: 'down',
  };
}

function isPaidFor(item: Element): boolean {
  return (
    !permalinkOf(item, quoteFence(item)) && (closest(item, MARKS.tracked) ?? find(item, MARKS.tracked)) !== undefined
  );
}

/** The post that the page is of. */
function mainPost(items: readonly Element[], url: URL): Element | undefined {
  const id = POST_PATH.exec(url.pathname)?.[2];
  return id === undefined ? undefined : items.find((one) => permalinkOf(one, quoteFence(one))?.id === id);
}

/**
 * Where a quoted post begins: a pressable box with a name or text of its own (the permalink's box is a link too, but
 * an `a`), or whatever holds a second name and not the first.
 */
function quoteFence(item: Element): Fence {
  const [first, ...others] = everywhere(item, MARKS.author);
  return (element) => {
    if (is(element, MARKS.box) && !is(element, 'a') && find(element, `${MARKS.author}, ${MARKS.text}`)) return true;
    return others.some((name) => holds(element, name)) && first !== undefined && !holds(element, first);
  };
}

function readers(item: Element, look: Look): ItemReaders {
  const isQuote = quoteFence(item);
  const texts = once(() => own(item, MARKS.text, isQuote).slice(0, 1));
  const read = once(() => readTexts(texts()));
  const link = once(() => permalinkOf(item, isQuote));
  const author = once(() => firstOwn(item, MARKS.author, isQuote));
  const handle = once(() => handleIn(author()));
  const time = once(() => link() && find(link()?.element ?? item, 'time'));
  const links = once(() => partLinks(linksOf([...texts(), ...own(item, MARKS.card, isQuote)]), isTag));
  const mark = (selector: string) => firstOwn(item, `${MARKS.author} ${selector}`, isQuote);
  return {
    platform: () => ({value: 'x', from: 'address'}),
    itemKind: () => kindOf(item, isQuote, look.url, link()?.id),
    id: () => fact(link()?.id, 'address', NO_LINK),
    permalink: () => fact(link()?.address, 'address', NO_LINK),
    displayName: () => nameIn(author()),
    handle: () => fact(handle() && `@${handle()}`, 'address', WHY.handle),
    profile: () => fact(handle() && resolved(`/${handle()}`, item), 'address', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => markedTrue(mark(MARKS.verified), WHY.verified),
    text: () => textFact(read()),
    language: () => fact(filled(texts()[0], 'lang'), 'attribute', WHY.language),
    edited: () => markedTrue(firstOwn(item, 'a[href$="/history"]', isQuote), WHY.edited),
    audience: () => fact(filled(mark(MARKS.locked), 'aria-label'), 'attribute', WHY.audience),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => timeOfXId(link()?.id ?? ''),
    clock: 'viewer',
    inReplyTo: () => answeredBy(item, isQuote).map((name) => reference({author: {value: name, from: 'text'}})),
    quotes: () => quotesIn(item, isQuote),
    passedOnBy: () => passedOn(item, isQuote),
    mentions: () => links().mentions,
    tags: () => links().tags,
    links: () => links().links,
    counts: () => countsOf(item, isQuote),
    media: () => mediaOf(item, isQuote),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubts(item, isQuote, read(), link()?.id, look.url),
  };
}

type Permalink = {element: Element; address: string; id: string};

/** The link around the post's own time; other links to a post can lead to its pictures or figures. */
function permalinkOf(item: Element, isQuote: Fence): Permalink | undefined {
  for (const time of own(item, 'time', isQuote)) {
    const element = closest(time, 'a[href]');
    const url = element && holds(item, element) ? parseAddress(addressIn(element, 'href') ?? '') : undefined;
    const path = url && POST_PATH.exec(url.pathname);
    if (element && url && path)
      return {element, address: `${url.origin}/${path[1]}/status/${path[2]}`, id: path[2] ?? ''};
  }
  return undefined;
}

/** The account's name in an author's box, as its links have it. */
function handleIn(author: Element | undefined): string | undefined {
  if (!author) return undefined;
  for (const link of everywhere(author, 'a[href]')) {
    const path = ACCOUNT_PATH.exec(parseAddress(addressIn(link, 'href') ?? '')?.pathname ?? '');
    if (path) return path[1];
  }
  // A quoted post has no links: there the name stands as words.
  return [...everywhere(author, 'span')].map((span) => /^@(\w{1,20})$/.exec(readText(span).text)?.[1]).find(Boolean);
}

/** The first words of an author's box that are not the account's name: the display name stands first. */
function nameIn(author: Element | undefined): Fact<string> {
  const none = {missing: WHY.displayName};
  if (!author) return none;
  const link = [...everywhere(author, 'a[href]')].find((one) => !find(one, 'time'));
  const box = link ?? find(author, '[dir]') ?? author;
  const [first = ''] = readText(box).text.split('\n');
  return /^@\w{1,20}$/.test(first) ? none : fact(first, 'text', WHY.displayName);
}

/** Accounts that "Replying to" names: links of the post's own that stand outside its name, text and card. */
function answeredBy(item: Element, isQuote: Fence): string[] {
  const elsewhere = `${MARKS.author}, ${MARKS.text}, ${MARKS.context}, ${MARKS.card}, [role="group"]`;
  const names = own(item, 'a[href^="/"]', isQuote).flatMap((link) => {
    const words = readText(link).text;
    const account = ACCOUNT_PATH.exec(attr(link, 'href') ?? '')?.[1];
    return words === `@${account}` && !closest(link, elsewhere) ? words : [];
  });
  return [...new Set(names)];
}

/** In a conversation, an answer to the post at its top carries no mark of being one. */
function kindOf(item: Element, isQuote: Fence, url: URL, id: string | undefined): Fact<ItemKind> {
  if (answeredBy(item, isQuote).length > 0) return {value: 'reply', from: 'attribute'};
  if (!id) return {missing: NO_LINK};
  const top = POST_PATH.exec(url.pathname)?.[2];
  if (top && top !== id) return {missing: 'It stands in a conversation that does not say which posts are answers.'};
  return {value: 'post', from: 'attribute'};
}

function quotesIn(item: Element, isQuote: Fence): Reference[] {
  const boxes = [...everywhere(item, '*')].filter((one) => isQuote(one) && !isInQuote(item, one, isQuote));
  return boxes.map((quote) => {
    const handle = handleIn(find(quote, MARKS.author));
    return reference({
      permalink: fact(quotedAddress(quote, handle), 'address', 'The quoted post shows no link to itself.'),
      author: firstKnown(
        () => fact(handle && `@${handle}`, 'text', WHY.handle),
        () => nameIn(find(quote, MARKS.author)),
      ),
      text: textFact(readTexts([...everywhere(quote, MARKS.text)].slice(0, 1)), 'The quoted post shows no text.'),
    });
  });
}

function isInQuote(item: Element, box: Element, isQuote: Fence): boolean {
  const parent = parentOf(box);
  return parent !== undefined && !isOwn(item, parent, isQuote);
}

/** A quoted post links to itself only through its pictures. */
function quotedAddress(quote: Element, handle: string | undefined): string | undefined {
  for (const link of everywhere(quote, 'a[href*="/status/"]')) {
    const url = parseAddress(addressIn(link, 'href') ?? '');
    const path = POST_PATH.exec(url?.pathname ?? '');
    if (url && path && path[1]?.toLowerCase() === handle?.toLowerCase())
      return `${url.origin}/${path[1]}/status/${path[2]}`;
  }
  return undefined;
}

function countsOf(item: Element, isQuote: Fence): ShownCount[] {
  return Object.entries(COUNTS).flatMap(([name, selector]) => {
    const words = wordsOf(firstOwn(item, selector, isQuote));
    return words && /\d/.test(words) ? [{name, shown: words}] : [];
  });
}

function mediaOf(item: Element, isQuote: Fence): SiteFacts['media'] {
  const photos = own(item, MARKS.photo, isQuote).filter(isContentPicture);
  const videos = own(item, MARKS.video, isQuote);
  return [...photos, ...videos].map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const name = ACCOUNT_PATH.exec(filled(find(page, MARKS.ownProfile), 'href') ?? '')?.[1];
  const menu = find(page, MARKS.accountMenu);
  const inMenu = menu && /@\w{1,20}/.exec(readText(menu).text)?.[0];
  if (name) return {signedIn: 'yes', account: {value: `@${name}`, from: 'address'}};
  if (menu) return {signedIn: 'yes', account: fact(inMenu, 'text', WHY.viewer)};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function doubts(
  item: Element,
  isQuote: Fence,
  read: ReturnType<typeof readTexts>,
  id: string | undefined,
  url: URL,
): SiteFacts['doubts'] {
  const isTop = id !== undefined && POST_PATH.exec(url.pathname)?.[2] === id;
  const found = doubtsOf(item, isQuote, read, isTop ? 'anywhere' : 'inside');
  if (firstOwn(item, MARKS.showMore, isQuote)) found.push(textMore());
  const tracked = closest(item, MARKS.tracked) ?? (id ? undefined : find(item, MARKS.tracked));
  if (tracked) found.push(sponsored());
  const by = passedOn(item, isQuote)?.handle;
  if (by && 'value' in by) found.push(repost(by.value));
  return eachOnce(found);
}

/** Who stands above the post as having passed it on; a pinned post names nobody. */
function passedOn(item: Element, isQuote: Fence): SiteFacts['passedOnBy'] {
  const context = firstOwn(item, MARKS.context, isQuote);
  if (!context) return undefined;
  const link = closest(context, 'a[href]') ?? find(context, 'a[href]');
  const account = link && holds(item, link) ? ACCOUNT_PATH.exec(attr(link, 'href') ?? '')?.[1] : undefined;
  if (!account) return undefined;
  return {
    displayName: fact(nameAmong(context), 'text', WHY.displayName),
    handle: {value: `@${account}`, from: 'address'},
    profile: fact(resolved(`/${account}`, item), 'address', WHY.profile),
  };
}

/** In "Rita reposted" the name has a box of its own, in any language. */
function nameAmong(context: Element): string | undefined {
  const whole = wordsOf(context);
  const parts = [...everywhere(context, 'span')]
    .flatMap((one) => wordsOf(one) ?? [])
    .filter((words) => words !== whole);
  return new Set(parts).size === 1 ? parts[0] : undefined;
}

function isTag({address}: ShownLink): boolean {
  const url = parseAddress(address);
  return url !== undefined && HOST.test(url.hostname) && /^\/hashtag\/./.test(url.pathname);
}

// Tried on drawings of: x.com/home, x.com/<account>/status/<id>, twitter.com/<account>.
