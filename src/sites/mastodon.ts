import type {Doubt, Fact, ItemKind, Reference, ShownCount, ShownLink, SiteFacts} from '../core/facts/facts.ts';
import {timeOfMastodonId} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {plainAddress} from '../core/facts/plain-address.ts';
import {homeOf, localCopy} from './fediverse/home.ts';
import {lineAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, classes, closest, everywhere, filled, find, is, pageOf, rawText} from './reading/dom.ts';
import {blurred, doubtsOf, eachOnce, repost} from './reading/doubts.ts';
import {fact, firstKnown, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {knownOpeners, openersIn} from './reading/openers.ts';
import {type Fence, fenceAt, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {readText, wordsOf} from './text.ts';

// Mastodon's class names are what its themes and other people's styles hang on: stable over the years. Forks
// (Glitch, Hometown) keep them. There is no host to know it by: every server has its own.
const MARKS = {
  app: '#mastodon, script#initial-state, .activity-stream .status, .status__wrapper .status[data-id], .detailed-status__wrapper, meta[name="generator"][content^="Mastodon"]',
  // The outermost box of one post, with the line above it that says who boosted it.
  // On public pages of before 2022 it is an `.entry`; such hold links to more of a thread, too.
  wrapper:
    '.status__wrapper, .detailed-status__wrapper, .detailed-status__wrapper-public, .entry:has(.status, .detailed-status)',
  status: '.status[data-id], .status.h-entry, .entry .status, .detailed-status, .status.status--is-quote',
  quote: '.status__quote, .status-card--quote',
  handle: '.display-name__account',
  name: '.display-name__html, .display-name strong.p-name, .display-name__strong',
  profile: 'a.status__display-name, a.detailed-status__display-name, .p-author a.u-url',
  accountNumber: '[data-hover-card-account]',
  // The link around the time; the address of the post as this server has it.
  permalink: 'a.status__relative-time, a.detailed-status__datetime',
  warning: '.content-warning, .status__content__spoiler-text, .status__content .p-summary',
  text: '.status__content__text, .status__content .e-content, .e-content',
  // Older servers: the box itself holds the paragraphs.
  oldText: '.status__content',
  control: 'button, [role="button"], .status__content__spoiler-link, .status__content__read-more-button',
  readMore: '.status__content__read-more-button',
  prepend: '.status__prepend',
  boosted: '.icon-retweet, .icon-repeat, .icon-boost, .fa-retweet, [class*="icon-retweet"], [class*="icon-boost"]',
  answered: '.icon-reply, .fa-reply, [class*="icon-reply"]',
  // The sign on the button that answers, where the post is an answer itself.
  isAnswer: '.status__action-bar .fa-reply-all, .detailed-status__meta .fa-reply-all',
  edited:
    '.status__relative-time abbr, .detailed-status__edited, .status__edited, .edited-timestamp__button, time.dt-updated',
  media: '.media-gallery img, .media-gallery__item img, .video-player video, .gifv video, .audio-player audio',
  hiddenMedia: '.spoiler-button, .media-spoiler',
  card: 'a.status-card',
  more: 'button.load-more',
  post: '.detailed-status__wrapper, .detailed-status__wrapper-public, .detailed-status',
  counts: '.detailed-status__reblogs, .detailed-status__favorites, .detailed-status__quotes',
  buttons: '.status__action-bar button, .detailed-status__action-bar button',
} as const;

const AUDIENCE =
  /^(?:status|status__wrapper|detailed-status|detailed-status__wrapper)-(public|unlisted|private|direct|limited)$/;
const HANDLE = /^@[\w.-]+(?:@[\w.:-]+)?$/u;

/** Posts of Mastodon servers and of those that use its pages, in the web app and on public pages. */
export const mastodon: SiteAdapter = {
  id: 'mastodon',
  version: '2026-11-25',
  seen: '2026-07',
  matches: (_url, page) => find(page, MARKS.app) !== undefined,
  listItems: (page) =>
    [...everywhere(page, `${MARKS.wrapper}, ${MARKS.status}`)].filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look.url), look),
  conversation: (page) => {
    const items = mastodon.listItems(page).filter((one) => !closest(one, MARKS.quote));
    const post = mainPost(items);
    return {
      items,
      // The server does not say how many answers it knows of.
      total: null,
      isCounted: (item) => item !== post,
      openers: [...new Set([...knownOpeners(page, MARKS.more), ...openersIn(page, (one) => itemAround(one) === one)])],
      grows: 'down',
    };
  },
  around: (item) => {
    const items = mastodon.listItems(pageOf(item)).filter((one) => !closest(one, MARKS.quote));
    return lineAround(item, items, mainPost(items));
  },
};

/** The one post that the page is of. */
function mainPost(items: readonly Element[]): Element | undefined {
  return onlyOne(items.filter((one) => is(one, MARKS.post) || (is(one, '.entry') && find(one, MARKS.post))));
}

/** The outer box of the innermost post. */
function itemAround(target: Element): Element | undefined {
  const inner = closest(target, `${MARKS.wrapper}, ${MARKS.status}`);
  if (!inner || is(inner, MARKS.wrapper)) return inner;
  const outer = closest(inner, `${MARKS.wrapper}, ${MARKS.quote}`);
  return outer && is(outer, MARKS.wrapper) && [...everywhere(outer, MARKS.status)][0] === inner ? outer : inner;
}

/** A quoted post has a box, a name and a time of its own; the line above a post names who boosted it. */
const isQuote: Fence = (element) => is(element, `${MARKS.quote}, ${MARKS.prepend}`);

function readers(item: Element, url: URL): ItemReaders {
  const texts = once(() => textsOf(item));
  const skip = (element: Element) => isQuote(element) || is(element, MARKS.control);
  const read = once(() => readTexts(texts(), skip));
  const mine = (selector: string) => firstOwn(item, selector, isQuote);
  const link = once(() => mine(MARKS.permalink));
  const address = once(() => addressIn(link(), 'href'));
  const handle = once(() => handleOf(item));
  const home = once(() => homeOf(handle(), url));
  const time = once(() => ownTime(item, link()));
  const number = once(() => numberOf(item, address(), url));
  const links = once(() => partLinks(linksOf([...texts(), ...own(item, MARKS.card, isQuote)]), isTag));
  return {
    platform: () => ({value: 'mastodon', from: 'attribute'}),
    itemKind: () => kindOf(item),
    id: () => fact(number(), 'attribute', WHY.id),
    permalink: () => fact(address() && plainAddress(address() ?? ''), 'attribute', WHY.permalink),
    displayName: () => fact(wordsOf(mine(MARKS.name)), 'text', WHY.displayName),
    handle: () => fact(handle(), 'text', WHY.handle),
    profile: () => fact(addressIn(mine(MARKS.profile), 'href'), 'attribute', WHY.profile),
    accountId: () => fact(accountNumber(item), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () =>
      fact(
        texts()
          .map((one) => filled(one, 'lang'))
          .find(Boolean),
        'attribute',
        WHY.language,
      ),
    edited: () => markedTrue(mine(MARKS.edited), WHY.edited),
    audience: () => fact(audienceOf(item), 'attribute', WHY.audience),
    shownTime: () => fact(wordsOf(time())?.replace(/\s*\*$/, ''), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => (home() ? {missing: OF_COPY} : timeOfMastodonId(number() ?? '')),
    clock: 'viewer',
    inReplyTo: () => answered(item),
    quotes: () => quotesIn(item),
    passedOnBy: () => passedOn(item),
    mentions: () => links().mentions,
    tags: () => links().tags,
    links: () => links().links,
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubts(item, read(), home(), url),
  };
}

const OF_COPY = 'The id is that of this server’s copy, so its time is not the post’s own.';

/** What the author wrote above the text as a warning, and the text. */
function textsOf(item: Element): Element[] {
  const warning = own(item, MARKS.warning, isQuote).slice(0, 1);
  const text = own(item, MARKS.text, isQuote).slice(0, 1);
  return text.length > 0 ? [...warning, ...text] : [...warning, ...own(item, MARKS.oldText, isQuote).slice(0, 1)];
}

function handleOf(item: Element): string | undefined {
  const words = own(item, MARKS.handle, isQuote).map((one) => readText(one).text.trim());
  return words.find((one) => HANDLE.test(one));
}

function ownTime(item: Element, link: Element | undefined): Element | undefined {
  if (link) return find(link, 'time[datetime]');
  return firstOwn(item, 'time.dt-published[datetime]', isQuote);
}

/** The number that this server gave the post: on the box, or at the end of its address here. */
function numberOf(item: Element, address: string | undefined, url: URL): string | undefined {
  const marked = is(item, '[data-id]') ? item : firstOwn(item, '.status[data-id]', isQuote);
  const written = marked && filled(marked, 'data-id');
  if (written) return written;
  const link = parseAddress(address ?? '');
  return link?.host === url.host ? /^\/@[^/]+\/(\d+)$/.exec(link.pathname)?.[1] : undefined;
}

function accountNumber(item: Element): string | undefined {
  const author = own(item, MARKS.accountNumber, isQuote).find((one) => is(one, MARKS.profile));
  return filled(author, 'data-hover-card-account');
}

function audienceOf(item: Element): string | undefined {
  const boxes = [item, ...own(item, MARKS.status, isQuote)];
  return boxes
    .flatMap((box) => classes(box))
    .map((one) => AUDIENCE.exec(one)?.[1])
    .find(Boolean);
}

function kindOf(item: Element): Fact<ItemKind> {
  const boxes = [item, ...own(item, MARKS.status, isQuote)];
  const isReply = boxes.some((box) =>
    classes(box).some((one) => /^(status-reply|status__wrapper-reply|status--reply)$/.test(one)),
  );
  const isMarked = own(item, MARKS.isAnswer, isQuote).length > 0;
  return {value: isReply || isMarked || answered(item).length > 0 ? 'reply' : 'post', from: 'attribute'};
}

function prepends(item: Element, mark: string): Element[] {
  return own(item, MARKS.prepend, fenceAt(MARKS.quote)).filter((line) => find(line, mark));
}

/** "Replied to …" above a post names whom it answers. */
function answered(item: Element): Reference[] {
  return prepends(item, MARKS.answered).map((line) =>
    reference({author: fact(wordsOf(find(line, 'a, bdi')), 'text', 'The line above the post names nobody.')}),
  );
}

function quotesIn(item: Element): Reference[] {
  return own(item, MARKS.quote, () => false).map((quote) => {
    const all = (selector: string) => [...everywhere(quote, selector)].slice(0, 1);
    const handle = all(MARKS.handle).map((one) => readText(one).text.trim())[0];
    return {
      permalink: fact(addressIn(all(MARKS.permalink)[0], 'href'), 'attribute', WHY.permalink),
      author: firstKnown(
        () => fact(handle, 'text', WHY.handle),
        () => fact(wordsOf(all(MARKS.name)[0]), 'text', 'The quoted post shows no author.'),
      ),
      text: textFact(readTexts(all(MARKS.text)), 'The quoted post shows no text.'),
    };
  });
}

function countsOf(item: Element): ShownCount[] {
  const figures = own(item, MARKS.counts, isQuote).map((one) => ({name: figureName(one), shown: wordsOf(one) ?? ''}));
  const buttons = own(item, MARKS.buttons, isQuote).map((one) => ({
    name: attr(one, 'aria-label') ?? attr(one, 'title') ?? '',
    shown: wordsOf(one) ?? '',
  }));
  return [...figures, ...buttons].filter(({name, shown}) => name !== '' && /\d/.test(shown));
}

/** Public pages of before 2022 call the number of answers one of boosts. */
function figureName(figure: Element): string {
  const link = closest(figure, '.detailed-status__link');
  if (link && find(link, '.fa-reply, .fa-reply-all')) return 'replies';
  const names = classes(figure).map((name) => /^detailed-status__(reblogs|favorites|quotes)$/.exec(name)?.[1]);
  return names.find(Boolean) ?? '';
}

function mediaOf(item: Element): SiteFacts['media'] {
  const found = own(item, MARKS.media, isQuote).filter((one) => !is(one, 'img') || isContentPicture(one));
  // A small picture in the post links to the whole one.
  return found.map((one) => {
    const whole = closest(one, 'a.media-gallery__item-thumbnail');
    return mediaFact(one, whole ? addressIn(whole, 'href') : undefined);
  });
}

/** The state that the page was served with says who looks at it. */
function viewerOf(page: Document): SiteFacts['viewer'] {
  const script = find(page, 'script#initial-state');
  const state = script && (JSON.parse(rawText(script)) as unknown);
  const me = field(field(state, 'meta'), 'me');
  if (script && (me === undefined || me === null)) return SIGNED_OUT;
  if (!me) return VIEWER_UNKNOWN;
  const name = field(field(field(state, 'accounts'), String(me)), 'acct');
  return {
    signedIn: 'yes',
    account: typeof name === 'string' ? fact(`@${name}`, 'meta', WHY.viewer) : {missing: WHY.viewer},
  };
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name)
    ? (of as Record<string, unknown>)[name]
    : undefined;
}

function doubts(item: Element, read: ReturnType<typeof readTexts>, home: string | undefined, url: URL): Doubt[] {
  const found = doubtsOf(item, isQuote, read, 'inside');
  const covers = own(item, `${MARKS.hiddenMedia}, ${MARKS.warning}`, isQuote).filter((one) => isShown(one));
  const isCovered = covers.some((one) => is(one, '.spoiler-button--minified') === false && !hasOpened(item, one));
  if (isCovered) found.push(blurred());
  for (const line of prepends(item, MARKS.boosted)) {
    found.push(repost(boosterIn(line)));
  }
  if (home) found.push(localCopy(home, url));
  return eachOnce(found);
}

/** A warning covers nothing once the text below it shows. */
function hasOpened(item: Element, cover: Element): boolean {
  return is(cover, MARKS.warning) && own(item, MARKS.text, isQuote).some((one) => isShown(one));
}

/** The line above a boosted post links to who boosted it. */
function passedOn(item: Element): SiteFacts['passedOnBy'] {
  const [line] = prepends(item, MARKS.boosted);
  const link = line && find(line, 'a[href]');
  if (!link) return undefined;
  return {
    displayName: fact(wordsOf(link), 'text', WHY.displayName),
    handle: fact(handleIn(link), 'address', WHY.handle),
    profile: fact(addressIn(link, 'href'), 'attribute', WHY.profile),
  };
}

/** Tags are written with their sign, and lead to the list that the server keeps of them. */
function isTag({shown, address}: ShownLink): boolean {
  return /^[#＃]/.test(shown) && /\/tags?\/[^/]+\/?$/.test(parseAddress(address)?.pathname ?? '');
}

function handleIn(link: Element | undefined): string | undefined {
  return /\/(@[\w.-]+(?:@[\w.:-]+)?)\/?$/.exec(filled(link, 'href') ?? '')?.[1];
}

function boosterIn(line: Element): string | undefined {
  const link = find(line, 'a[href]');
  return handleIn(link) ?? wordsOf(link);
}

// Tried on drawings of: /home, /@<account>/<id>, /@<account>@<other server>/<id>, public pages of older servers.
