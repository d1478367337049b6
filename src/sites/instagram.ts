import type {Reference, ShownCount, SiteFacts} from '../core/facts/facts.ts';
import {timeOfInstagramCode} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {accountIn, type Itself, itselfIn} from './instagram/address.ts';
import {readTexts, textFact} from './reading/body.ts';
import {
  addressIn,
  around as boxesAround,
  closest,
  filled,
  find,
  findAll,
  holds,
  is,
  pageOf,
  parentOf,
  rawText,
} from './reading/dom.ts';
import {doubtsOf, eachOnce, textMore} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, isOwn, onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {AroundItem, Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {readText, type ShownText, wordsOf} from './text.ts';

// Every class of Instagram's is hashed. What stays: `article`, `time`, and the addresses of posts, comments and accounts.
const MARKS = {
  post: 'article',
  time: 'time[datetime]',
  /** What holds many items, never one. */
  whole: 'html, body, main, section, [role="main"], [role="dialog"], article',
  button: '[role="button"], button, div[tabindex="0"]',
  /** The words under a post on its own page. */
  caption: 'h1',
  run: 'span[dir="auto"]',
  likes: 'a[href$="/liked_by/"]',
  comments: 'a[href$="/comments/"]',
  logIn: 'a[href^="/accounts/login"], form#loginForm',
} as const;

/** Pictures of accounts are smaller, and no part of what a post says. */
const FACE_PX = 100;
const NO_LINK = 'The item shows no link to itself, as on advertisements.';
const {getBoundingClientRect} = Element.prototype;

/** Posts of Instagram in feeds and on their own pages, and comments. */
export const instagram: SiteAdapter = {
  id: 'instagram',
  version: '2026-11-30',
  seen: '2021 to 2026-08',
  matches: ({hostname}) => /^(?:www\.)?instagram\.com$/.test(hostname),
  listItems: itemsOn,
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: aroundItem,
};

/** A link to an account that bears its name: other words stand in texts. */
function isNameLink(link: Element): boolean {
  return wordsOf(link) === accountIn(link);
}

function itemsOn(page: Document): Element[] {
  const boxes = findAll(page, MARKS.time).map((time) => boxOf(time));
  const items = new Set([...findAll(page, MARKS.post), ...boxes]);
  return findAll(page, '*').filter((one) => items.has(one));
}

function itemAround(target: Element): Element | undefined {
  let row: Element | undefined;
  for (const one of boxesAround(target)) {
    const times = findAll(one, 'time');
    const [time] = times;
    if (is(one, MARKS.post)) return times.length < 2 || !row || isOfPost(row) ? one : row;
    const box = time && times.length === 1 ? boxOf(time) : undefined;
    if (box && holds(box, target)) return box;
    if (times.length === 1) row = one;
  }
  return undefined;
}

/** Of several times in a post, those of its own caption and those that lead to it are the post's; others are of answers. */
function isOfPost(row: Element): boolean {
  const time = find(row, 'time');
  const itself = time && itselfIn(addressIn(closest(time, 'a[href]'), 'href'));
  return (itself && !itself.comment) || find(row, MARKS.caption) !== undefined;
}

/**
 * A comment has no mark of its own: it is the largest box around its time that holds no other time. On the page of a
 * post outside of any `article`, so is the post with its words.
 */
function boxOf(time: Element): Element | undefined {
  const link = closest(time, 'a[href]');
  const itself = link && itselfIn(addressIn(link, 'href'));
  if (!itself || (!itself.comment && closest(time, MARKS.post))) return undefined;
  let box: Element | undefined;
  for (let at = parentOf(time); at; at = parentOf(at)) {
    if (is(at, MARKS.whole) || findAll(at, 'time').length > 1) break;
    box = at;
  }
  return box && findAll(box, 'a[href]').some(isNameLink) ? box : undefined;
}

function readers(item: Element, look: Look): ItemReaders {
  const isOthers = fenceOf(item);
  const itself = once(() => itselfOf(item, isOthers));
  const author = once(() => authorOf(item, isOthers));
  const name = once(() => author() && accountIn(author() as Element));
  const texts = once(() => textsOf(item, isOthers, author()));
  const read = once(() => readBodies(texts(), author()));
  const parted = once(() =>
    partLinks(
      linksOf(texts(), (one) => one !== author() && !isNameLink(one)),
      ({address}) => /\/explore\/tags\//.test(address),
    ),
  );
  const why = {missing: WHY.verified};
  return {
    platform: () => ({value: 'instagram', from: 'address'}),
    itemKind: () => kindOf(item, itself()),
    id: () => fact(itself()?.comment ?? itself()?.code, 'address', NO_LINK),
    permalink: () => fact(itself()?.address, 'address', NO_LINK),
    displayName: () => fact(wordsOf(author()), 'text', WHY.displayName),
    handle: () => fact(name() && `@${name()}`, 'address', WHY.handle),
    profile: () => fact(addressOfAccount(author()), 'address', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => why,
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(timeOf(item, isOthers)), 'text', WHY.shown),
    writtenTime: () => fact(filled(timeOf(item, isOthers), 'datetime'), 'attribute', WHY.exact),
    idTime: () => (itself()?.comment ? {missing: WHY.idTime} : timeOfInstagramCode(itself()?.code ?? '')),
    clock: 'viewer',
    inReplyTo: () => answered(item, itself()),
    quotes: () => [],
    mentions: () => parted().mentions,
    links: () => parted().links,
    tags: () => parted().tags,
    counts: () => countsOf(item, isOthers),
    media: () => mediaOf(item, isOthers),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubts(item, isOthers, texts(), read(), look),
  };
}

/** A post holds the comments under it. */
function fenceOf(item: Element): Fence {
  const others = new Set(findAll(item, MARKS.time).flatMap((time) => boxOf(time) ?? []));
  return (element) => element !== item && others.has(element);
}

function ownIn(item: Element, selector: string, isOthers: Fence): Element[] {
  return findAll(item, selector).filter((one) => isOwn(item, one, isOthers));
}

/** The item's own times, in links to itself; a post shows its time in several places. */
function timesOf(item: Element, isOthers: Fence): Element[] {
  return ownIn(item, MARKS.time, isOthers).filter((time) => itselfIn(addressIn(closest(time, 'a[href]'), 'href')));
}

function itselfOf(item: Element, isOthers: Fence): Itself | undefined {
  const all = timesOf(item, isOthers).flatMap((time) => itselfIn(addressIn(closest(time, 'a[href]'), 'href')) ?? []);
  const codes = new Set(all.map(({code, comment}) => `${code}/${comment}`));
  return codes.size === 1 ? all[0] : undefined;
}

function timeOf(item: Element, isOthers: Fence): Element | undefined {
  const times = timesOf(item, isOthers);
  const instants = new Set(times.map((time) => filled(time, 'datetime')));
  return itselfOf(item, isOthers) && instants.size === 1 ? times[0] : undefined;
}

/** Whose name stands nearest to the item's time; without a time, whose name alone stands in the head. */
function authorOf(item: Element, isOthers: Fence): Element | undefined {
  const names = ownIn(item, 'a[href]', isOthers).filter((link) => isNameLink(link) && !closest(link, MARKS.caption));
  const near = timesOf(item, isOthers).flatMap((time) => {
    for (let at = parentOf(time); at; at = parentOf(at)) {
      const here = at;
      const found = names.filter((name) => holds(here, name));
      if (found.length > 0) return [oneAccount(found)];
      if (at === item) break;
    }
    return [];
  });
  const sure = near.filter((one) => one !== undefined);
  if (near.length > 0) return oneAccount(sure);
  return oneAccount(names.filter((name) => closest(name, 'header') !== undefined));
}

/** The first of links that all lead to one account. */
function oneAccount(links: readonly Element[]): Element | undefined {
  return new Set(links.map((link) => accountIn(link))).size === 1 ? links[0] : undefined;
}

function addressOfAccount(link: Element | undefined): string | undefined {
  const url = link && parseAddress(addressIn(link, 'href') ?? '');
  return url && url.origin + url.pathname;
}

/** On its own page a post's words are a heading; in a feed they follow the author's name in one line. */
function textsOf(item: Element, isOthers: Fence, author: Element | undefined): Element[] {
  const captions = ownIn(item, MARKS.caption, isOthers).filter((one) => wordsOf(one) !== undefined);
  if (captions.length > 0) return captions.length === 1 ? captions : [];
  const runs = ownIn(item, MARKS.run, isOthers).filter((run) => isRun(run, author));
  const outer = runs.filter((run) => !runs.some((other) => other !== run && holds(other, run)));
  if (!is(item, MARKS.post)) return outer.length === 1 ? outer : [];
  const lines = author ? outer.filter((run) => followsName(run, author, item)) : [];
  return lines.length === 1 ? lines : [];
}

function isRun(run: Element, author: Element | undefined): boolean {
  const button = closest(run, MARKS.button);
  // A whole comment is a button too; those in it have no time.
  if (closest(run, 'a, time, header') || find(run, 'time') || (button && !find(button, 'time'))) return false;
  return !(author && holds(run, author)) && !findAll(run, 'a[href]').some(isNameLink) && (wordsOf(run) ?? '…') !== '…';
}

/** Whether a line begins with the author's name, and holds no button but the one that shows more of it. */
function followsName(run: Element, author: Element, item: Element): boolean {
  for (let at = parentOf(run); at && at !== item; at = parentOf(at)) {
    const names = findAll(at, 'a[href]').filter(isNameLink);
    if (names.length > 0)
      return (
        names.length === 1 &&
        names[0] !== undefined &&
        accountIn(names[0]) === accountIn(author) &&
        !find(at, 'svg, time')
      );
  }
  return false;
}

function readBodies(bodies: readonly Element[], author: Element | undefined): ShownText {
  const isMore = (element: Element) =>
    is(element, MARKS.button) || (find(element, MARKS.button) !== undefined && /^\s*…/.test(rawText(element)));
  const [body] = bodies;
  return body ? readText(body, (element) => element === author || isMore(element)) : readTexts([]);
}

function kindOf(item: Element, itself: Itself | undefined): ReturnType<ItemReaders['itemKind']> {
  if (itself?.comment) return {value: itself.top ? 'reply' : 'comment', from: 'address'};
  return itself || is(item, MARKS.post) ? {value: 'post', from: 'attribute'} : {missing: WHY.kind};
}

function answered(item: Element, itself: Itself | undefined): Reference[] {
  if (!itself?.comment) return [];
  const origin = parseAddress(itself.address)?.origin;
  const address = itself.address.replace(itself.top ? /r\/\d+\/$/ : /c\/\d+\/$/, '');
  const wanted = itself.top;
  const all = itemsOn(pageOf(item)).map((one) => ({one, at: itselfOf(one, fenceOf(one))}));
  const shown = all.find(({at}) => at?.code === itself.code && at.comment === wanted)?.one;
  const permalink = fact(origin && address, 'address', WHY.permalink);
  if (!shown) return [reference({permalink})];
  const author = authorOf(shown, fenceOf(shown));
  const name = author && accountIn(author);
  const text = textFact(readBodies(textsOf(shown, fenceOf(shown), author), author));
  return [{permalink, author: fact(name && `@${name}`, 'address', WHY.handle), text}];
}

function countsOf(item: Element, isOthers: Fence): ShownCount[] {
  return Object.entries({likes: MARKS.likes, comments: MARKS.comments}).flatMap(([name, selector]) => {
    const shown = wordsOf(onlyOne(ownIn(item, selector, isOthers)));
    return shown && /\p{Nd}/u.test(shown) ? [{name, shown}] : [];
  });
}

function mediaOf(item: Element, isOthers: Fence): SiteFacts['media'] {
  const found = ownIn(item, 'img, video', isOthers).filter((one) => {
    const {width, height} = getBoundingClientRect.call(one);
    return width >= FACE_PX && height >= FACE_PX && !closest(one, 'header');
  });
  return found.map((one) => mediaFact(one));
}

/** Outside of everything that shows posts, only the link to one's own profile has a face. */
function viewerOf(page: Document): SiteFacts['viewer'] {
  const faces = findAll(page, 'a[href^="/"]').filter(
    (link) => find(link, 'img') && accountIn(link) && !closest(link, 'main, article, [role="main"], [role="dialog"]'),
  );
  const mine = oneAccount(faces);
  if (mine) return {signedIn: 'yes', account: fact(`@${accountIn(mine)}`, 'address', WHY.viewer)};
  return faces.length === 0 && find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function doubts(
  item: Element,
  isOthers: Fence,
  bodies: readonly Element[],
  read: ShownText,
  {url}: Look,
): SiteFacts['doubts'] {
  const isMain = itselfIn(url.href)?.code === itselfOf(item, isOthers)?.code;
  const found = doubtsOf(item, isOthers, read, isMain && is(item, MARKS.post) ? 'anywhere' : 'inside');
  if (bodies.some((body) => find(body, MARKS.button))) found.push(textMore());
  return eachOnce(found);
}

function conversationOn(page: Document, url: URL): Conversation {
  const all = itemsOn(page).map((one) => ({one, at: itselfOf(one, fenceOf(one))}));
  const code = itselfIn(url.href)?.code;
  const main = all.find(({at}) => at && at.code === code && !at.comment)?.one;
  const items = all.filter(({at}) => at && (code === undefined || at.code === code)).map(({one}) => one);
  return {
    items,
    total: null,
    isCounted: (item) => item !== main,
    openers: openersIn(page, (one) => items.includes(one)),
    grows: 'down',
  };
}

function aroundItem(item: Element): AroundItem {
  const me = itselfOf(item, fenceOf(item));
  const all = itemsOn(pageOf(item)).flatMap((one) => {
    const at = itselfOf(one, fenceOf(one));
    return one !== item && at && at.code === me?.code ? [{one, at}] : [];
  });
  if (!me?.comment) return {answered: [], replies: all.filter(({at}) => at.comment).map(({one}) => one)};
  const answered = all.filter(({at}) => !at.comment || (me.top !== undefined && at.comment === me.top));
  return {
    answered: answered.map(({one}) => one),
    replies: all.filter(({at}) => at.top === me.comment).map(({one}) => one),
  };
}

// Rests on: saved pages of 2021 and later shells, and what an archiving program used in 2026-08. That replies have
// `/c/<comment>/r/<reply>/` is from general knowledge.
