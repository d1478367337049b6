import type {Doubt, Fact, ItemKind, Reference, SiteFacts} from '../core/facts/facts.ts';
import {valueIn} from '../core/facts/facts.ts';
import {timeOfMastodonId} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {homeOf, localCopy} from './fediverse/home.ts';
import {mastodon} from './mastodon.ts';
import {lineAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, everywhere, filled, find, is, pageOf, parentOf} from './reading/dom.ts';
import {blurred, doubtsOf, eachOnce, repost} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Since 2026 Mastodon (and Glitch after it) draws posts anew where a server turns that on. Their classes are made by the
// build; what stays are the tags, `data-variant`, the addresses of posts and accounts, and a style that cuts long texts.
const MARKS = {
  // Pages of before have such articles around posts of another make.
  app: 'article[data-variant] header time, article[data-id] header a[href^="/@"] time:not(.status *)',
  post: 'article[data-variant], article[data-id]:has(header time)',
  header: 'header',
  time: 'header a[href^="/@"] time[datetime]',
  account: 'a[href^="/@"]',
  anyTime: 'time[datetime]',
  text: 'div[style*="--max-height"] > div[lang], div[style*="--max-height"] > div:has(> p)',
  // What a warning covers is shown, but cannot be used.
  covered: '[inert]',
  media: '.media-gallery img, .video-player video, .gifv video, .audio-player audio',
  tag: 'a[href^="/tags/"]',
} as const;
const ACCOUNT_PATH = /^\/(@[\w.-]+(?:@[\w.:-]+)?)$/;
const POST_PATH = /^\/(@[\w.-]+(?:@[\w.:-]+)?)\/(\d+)$/;
const HANDLE = /^@[\w.-]+(?:@[\w.:-]+)?$/;

/** Posts of Mastodon servers in the pages of 2026. */
export const mastodonRedesign: SiteAdapter = {
  id: 'mastodon',
  version: '2026-11-30',
  seen: '2026-11',
  matches: (_url, page) => find(page, MARKS.app) !== undefined,
  listItems: postsOn,
  // The list wraps each post in an article of its own.
  findItem: (target) => {
    const posts = new Set(postsOn(pageOf(target)));
    for (let at = closest(target, MARKS.post); at; at = next(at)) if (posts.has(at)) return at;
    return undefined;
  },
  readViewer: mastodon.readViewer,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => {
    const items = postsOn(page);
    const main = mainOf(items);
    const isItem = (element: Element) => items.includes(element);
    const isCounted = (item: Element) => item !== main;
    return {items, total: null, isCounted, openers: openersIn(page, isItem), grows: 'down'} satisfies Conversation;
  },
  around: (item) => {
    const items = postsOn(pageOf(item));
    return lineAround(item, items, mainOf(items));
  },
};

function postsOn(page: Document): Element[] {
  return [...everywhere(page, MARKS.post)].filter((one) => !find(one, MARKS.post));
}

function next(at: Element): Element | undefined {
  const parent = parentOf(at);
  return parent && closest(parent, MARKS.post);
}

function mainOf(items: readonly Element[]): Element | undefined {
  return onlyOne(items.filter((one) => attr(one, 'data-variant') === 'page'));
}

function readers(item: Element, look: Look): ItemReaders {
  const time = once(() => onlyOne([...everywhere(item, MARKS.time)]));
  const link = once(() => (time() ? closest(time() as Element, 'a[href]') : undefined));
  const path = once(() => POST_PATH.exec(pathOf(link())));
  const name = once(() => nameLink(item));
  const texts = once(() => textsIn(item));
  const read = once(() => readTexts(texts()));
  const isCovered = once(() => texts().some((text) => closest(text, MARKS.covered)));
  const handle = once(() => handleOf(item, path()?.[1]));
  const parted = once(() =>
    partLinks(linksOf([...texts(), ...tagsBelow(item)]), ({address}) =>
      /^\/tags\//.test(parseAddress(address)?.pathname ?? ''),
    ),
  );
  return {
    platform: () => ({value: 'mastodon', from: 'attribute'}),
    itemKind: () => kindOf(item),
    // `data-id` is the number of a boost where somebody passed the post on.
    id: () => fact(path()?.[2], 'address', WHY.id),
    permalink: () => fact(path() ? addressIn(link(), 'href') : undefined, 'attribute', WHY.permalink),
    displayName: () => fact(wordsOf(name())?.trim(), 'text', WHY.displayName),
    handle: () => fact(handle(), 'text', WHY.handle),
    profile: () => fact(addressIn(name(), 'href'), 'attribute', WHY.profile),
    accountId: () => fact(filled(name(), 'data-hover-card-account'), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => (isCovered() ? {missing: WHY.covered} : textFact(read())),
    language: () =>
      fact(
        texts()
          .map((one) => filled(one, 'lang'))
          .find(Boolean),
        'attribute',
        WHY.language,
      ),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time())?.trim(), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => (handle() && !homeOf(handle(), look.url) ? timeOfMastodonId(path()?.[2] ?? '') : {missing: OF_COPY}),
    clock: 'viewer',
    inReplyTo: () => answered(item),
    quotes: () => quotesIn(item),
    passedOnBy: () => passedOn(item),
    tags: () => parted().tags,
    mentions: () => (isCovered() ? [] : parted().mentions),
    links: () => (isCovered() ? [] : parted().links),
    counts: () => [],
    media: () => mediaOf(item),
    viewer: () => mastodon.readViewer(pageOf(item)),
    doubts: () => doubts(item, read(), isCovered(), homeOf(handle(), look.url), look.url),
  };
}

const OF_COPY = 'The id is that of this server’s copy, so its time is not the post’s own.';

function pathOf(link: Element | undefined): string {
  return (link && attr(link, 'href')) ?? '';
}

/** The author stands twice in the head: by name, and by account name. */
function nameLink(item: Element): Element | undefined {
  const links = [...everywhere(item, `header ${MARKS.account}`)].filter((one) => ACCOUNT_PATH.test(pathOf(one)));
  return links.find((one) => {
    const words = wordsOf(one)?.trim();
    return words !== undefined && !HANDLE.test(words);
  });
}

function handleOf(item: Element, account: string | undefined): string | undefined {
  const links = [...everywhere(item, `header ${MARKS.account}`)].filter((one) => ACCOUNT_PATH.test(pathOf(one)));
  const shown = links.map((one) => wordsOf(one)?.trim()).find((words) => words && HANDLE.test(words));
  // What is shown in full has to be the account that the post's own address names.
  if (shown && account) return shown === account || shown.startsWith(`${account}@`) ? shown : undefined;
  return shown ?? account;
}

function textsIn(item: Element): Element[] {
  return [...everywhere(item, MARKS.text)].filter((one) => !find(one, `${MARKS.media}, time`)).slice(0, 1);
}

/** Tags at the end of a text are drawn in a line of their own. */
function tagsBelow(item: Element): Element[] {
  const texts = textsIn(item);
  return [...everywhere(item, MARKS.tag)].filter(
    (tag) => !texts.some((text) => closest(tag, 'div') === text || isIn(tag, text)),
  );
}

function isIn(element: Element, box: Element): boolean {
  for (let at: Element | undefined = element; at; at = parentOf(at)) if (at === box) return true;
  return false;
}

/** Links to other posts, outside of the head and of the words: of a quoted post one stands around its time. */
function otherPosts(item: Element): {timed: Set<string>; links: Element[]} {
  const texts = textsIn(item);
  const outside = [...everywhere(item, MARKS.account)].filter(
    (one) => POST_PATH.test(pathOf(one)) && !closest(one, 'header, footer') && !texts.some((text) => isIn(one, text)),
  );
  const timed = new Set(outside.filter((one) => find(one, MARKS.anyTime)).map(pathOf));
  return {timed, links: outside.filter((one) => !find(one, MARKS.anyTime))};
}

/** "Replying to …" above a post leads to what it answers. */
function answerLine(item: Element): Element | undefined {
  const {timed, links} = otherPosts(item);
  return onlyOne(links.filter((one) => !timed.has(pathOf(one))));
}

/** A post that shows no such line may answer one all the same: in a thread there is none. */
function kindOf(item: Element): Fact<ItemKind> {
  return answerLine(item) ? {value: 'reply', from: 'attribute'} : {missing: WHY.kind};
}

function answered(item: Element): Reference[] {
  const line = answerLine(item);
  return line ? [reference({permalink: fact(addressIn(line, 'href'), 'attribute', WHY.permalink)})] : [];
}

function quotesIn(item: Element): Reference[] {
  const {timed, links} = otherPosts(item);
  return [...timed].map((path) => {
    const body = links.find((one) => pathOf(one) === path && wordsOf(one));
    return reference({
      permalink: fact(parseAddress(path, hereOf(item))?.href, 'attribute', WHY.permalink),
      author: fact(POST_PATH.exec(path)?.[1], 'address', 'The quoted post shows no author.'),
      ...(body ? {text: textFact(readTexts([body]))} : {}),
    });
  });
}

function hereOf(item: Element): string {
  return addressIn(find(item, 'header a[href^="/@"]'), 'href') ?? '';
}

/** Beside the time at which somebody passed the post on, which leads nowhere, stands who it was. */
function passedOn(item: Element): SiteFacts['passedOnBy'] {
  for (const time of everywhere(item, MARKS.anyTime)) {
    if (closest(time, 'a, header, footer')) continue;
    const beside = parentOf(time);
    const boxes = [beside, beside && parentOf(beside)].filter((box) => box !== undefined && !find(box, MARKS.header));
    const links = boxes.flatMap((box) =>
      box ? [...everywhere(box, `${MARKS.account}[data-hover-card-account]`)] : [],
    );
    const link = links.find((one) => ACCOUNT_PATH.test(pathOf(one)) && wordsOf(one));
    if (link)
      return {
        displayName: fact(wordsOf(link)?.trim(), 'text', WHY.displayName),
        handle: fact(ACCOUNT_PATH.exec(pathOf(link))?.[1], 'address', WHY.handle),
        profile: fact(addressIn(link, 'href'), 'attribute', WHY.profile),
      };
  }
  return undefined;
}

function mediaOf(item: Element): SiteFacts['media'] {
  return [...everywhere(item, MARKS.media)]
    .filter((one) => !is(one, 'img') || isContentPicture(one))
    .map((one) => {
      const whole = closest(one, 'a.media-gallery__item-thumbnail');
      return mediaFact(one, whole ? addressIn(whole, 'href') : undefined);
    });
}

function doubts(
  item: Element,
  read: ReturnType<typeof readTexts>,
  isCovered: boolean,
  home: string | undefined,
  url: URL,
): Doubt[] {
  const found = doubtsOf(item, () => false, read, 'inside');
  if (isCovered) found.push(blurred());
  const by = passedOn(item);
  if (by) found.push(repost(valueIn(by.handle)));
  if (home) found.push(localCopy(home, url));
  return eachOnce(found);
}

// Tried on drawings of: /home, /@<account>/<id>, of 2026.
// Rests on: the templates of Mastodon and Glitch of autumn 2026, seen 2026-11. Counts and who can see a post stand there
// in words and signs without marks.
