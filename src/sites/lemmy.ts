import type {Doubt, Fact, ItemKind, Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {homeOf, localCopy} from './fediverse/home.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, everywhere, find, is, pageOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce, textMore} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {AroundItem, Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Lemmy's own pages run on any host. Its classes are those of Bootstrap with a few of its own, the same since 0.17.
const MARKS = {
  app: 'meta[name="Description"][content="Lemmy"], #app.lemmy-site, .lemmy-site',
  comment: 'article[id^="comment-"], li[id^="comment-"]',
  post: '[id^="post-listing-"], .post-listing',
  // Words that people write.
  text: '.md-div',
  title: '.post-name',
  person: 'a.person-listing[href^="/u/"], a[href^="/u/"]',
  community: 'a.community-link[href^="/c/"], a[href^="/c/"]',
  // The time; of what was edited it shows the time of the edit, and both in its tooltip.
  time: '.moment-time[data-tippy-content]',
  // The words "deleted" or "removed" stand in place of the text.
  gone: '.comment-content.text-muted',
  goneIcon: '[*|href$="#icon-trash"], [*|href$="#icon-x"]',
  votes: 'button[aria-pressed]',
  up: '[*|href*="#icon-arrow-up"]',
  down: '[*|href*="#icon-arrow-down"]',
  score: '.post-score',
  comments: 'a[href*="scrollToComments"]',
  preview: '.fade-preview',
  picture: 'img.img-expanded, .md-div img, video',
  logIn: 'nav a[href="/login"]',
  me: 'nav a[href^="/u/"]',
} as const;
const ITEMS = `${MARKS.comment}, ${MARKS.post}`;

/** Posts and comments on servers of Lemmy, as its own pages show them. */
export const lemmy: SiteAdapter = {
  id: 'lemmy',
  version: '2026-11-30',
  seen: '2026-08',
  matches: (_url, page) => find(page, MARKS.app) !== undefined,
  listItems: (page) => [...everywhere(page, ITEMS)].filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: aroundItem,
};

/** In old versions the number stands on the list item, which holds the answers too. */
function itemAround(target: Element): Element | undefined {
  const inner = closest(target, ITEMS);
  return inner && is(inner, 'li') ? (find(inner, 'article[id^="comment-"]') ?? inner) : inner;
}

function conversationOn(page: Document): Conversation {
  const items = lemmy.listItems(page);
  const posts = items.filter((one) => !is(one, MARKS.comment));
  const post = posts.length < items.length ? onlyOne(posts) : undefined;
  return {
    items,
    total: (post && plainNumber(wordsOf(find(post, MARKS.comments)))) ?? null,
    isCounted: (item) => item !== post,
    openers: openersIn(page, (one) => itemAround(one) === one),
    grows: 'down',
  };
}

function plainNumber(words: string | undefined): number | undefined {
  return words && /^\d+$/.test(words) ? Number(words) : undefined;
}

const fence: Fence = (element) => is(element, `${ITEMS}, form`);

function readers(item: Element, look: Look): ItemReaders {
  const isComment = is(item, MARKS.comment);
  const texts = once(() => textsOf(item, isComment));
  const read = once(() => readTexts(texts()));
  const person = once(() => headOnly(item, MARKS.person)[0]);
  const handle = once(() => handleIn(person(), look.url));
  const number = once(() => numberOf(item, isComment, look.url));
  const time = once(() => headOnly(item, MARKS.time)[0]);
  const links = once(() => linksOf(texts()));
  const address = once(() => number() && resolved(`/${isComment ? 'comment' : 'post'}/${number()}`, item));
  return {
    platform: () => ({value: 'lemmy', from: 'attribute'}),
    itemKind: () => kindOf(isComment),
    id: () => fact(number(), 'attribute', WHY.id),
    permalink: () => fact(address(), 'attribute', WHY.permalink),
    displayName: () => fact(nameIn(person()), 'text', WHY.displayName),
    handle: () => fact(handle(), 'address', WHY.handle),
    profile: () => fact(profileIn(person()), 'address', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => (isGone(item) ? {missing: `The page shows “${read().text}” in place of the text.`} : textFact(read())),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(time() && isEditTime(time()), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => shownTime(time()),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => (isComment ? answered(item, look.url) : []),
    quotes: () => [],
    standsIn: () => placesOf(item, isComment, look.url),
    mentions: () => links().mentions,
    // The title leads to the post itself where the post leads to no other page.
    links: () => links().links.filter((link) => link.shown !== '' && link.address !== address()),
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubts(item, read(), homeOf(handle(), look.url), look.url),
  };
}

/** Lists hold every post twice, drawn for narrow and for wide windows: only one of the two shows. */
function mine(item: Element, selector: string): Element[] {
  return own(item, selector, fence).filter(isShown);
}

/** What matches outside of the words that people wrote. */
function headOnly(item: Element, selector: string): Element[] {
  return mine(item, selector).filter((one) => !closest(one, `${MARKS.text}, ${MARKS.title}`));
}

function kindOf(isComment: boolean): Fact<ItemKind> {
  return {value: isComment ? 'comment' : 'post', from: 'attribute'};
}

function textsOf(item: Element, isComment: boolean): Element[] {
  const title = isComment ? [] : mine(item, MARKS.title).slice(0, 1);
  // The card about the page that a post leads to has words too, but not of the post.
  return [...title.map((one) => find(one, 'a') ?? one), ...mine(item, MARKS.text).slice(0, 1)];
}

function isGone(item: Element): boolean {
  if (mine(item, MARKS.gone).length > 0) return true;
  return headOnly(item, MARKS.goneIcon).some(
    (icon) => closest(icon, 'span[data-tippy-content]') && !closest(icon, 'button'),
  );
}

function nameIn(person: Element | undefined): string | undefined {
  // The server stands in small letters behind the name.
  return wordsOf(person, (one) => is(one, 'small'))?.trim();
}

function handleIn(person: Element | undefined, url: URL): string | undefined {
  const name = /^\/u\/([\w.-]+)(@[\w.:-]+)?$/.exec((person && attr(person, 'href')) ?? '');
  return name?.[1] ? `@${name[1]}${name[2] ?? `@${url.host}`}` : undefined;
}

function profileIn(person: Element | undefined): string | undefined {
  return person && /^\/u\/[^/]+$/.test(attr(person, 'href') ?? '') ? addressIn(person, 'href') : undefined;
}

function numberOf(item: Element, isComment: boolean, url: URL): string | undefined {
  const written = /^(?:comment|post-listing)-(\d+)$/.exec(attr(item, 'id') ?? '')?.[1];
  if (written || isComment) return written;
  const linked = own(item, 'a[href^="/post/"]', fence).filter((one) => !closest(one, MARKS.text));
  const numbers = linked.flatMap((one) => /^\/post\/(\d+)(?:$|\?)/.exec(attr(one, 'href') ?? '')?.[1] ?? []);
  // Other posts of the same page can be named below one as its doubles.
  const first = numbers[0] ?? /^\/post\/(\d+)/.exec(url.pathname)?.[1];
  return new Set(numbers).size > 1 ? undefined : first;
}

function isEditTime(time: Element | undefined): boolean {
  return time !== undefined && /\n\s*\n/.test(attr(time, 'data-tippy-content') ?? '');
}

/** Of what was edited, the time of posting stands only in the tooltip: "Created: …", and below it the edit. */
function shownTime(time: Element | undefined): Fact<string> {
  if (!isEditTime(time)) return fact(wordsOf(time)?.trim(), 'text', WHY.shown);
  const [line = ''] = (time && attr(time, 'data-tippy-content'))?.split('\n') ?? [];
  return fact(line.slice(line.indexOf(': ') + 1).trim(), 'attribute', WHY.shown);
}

/** The comment that another one hangs below: lists in list items. */
function commentAbove(item: Element): Element | undefined {
  const list = closest(item, 'ul');
  const holder = list && closest(list, 'li');
  return holder && [...everywhere(holder, 'article[id^="comment-"]')].find((one) => closest(one, 'li') === holder);
}

/** The comments above one, outermost first. */
function lineAbove(item: Element): Element[] {
  const line: Element[] = [];
  for (let at = commentAbove(item); at && !line.includes(at); at = commentAbove(at)) line.unshift(at);
  return line;
}

function aroundItem(item: Element, url: URL): AroundItem {
  const comments = lemmy.listItems(pageOf(item)).filter((one) => is(one, MARKS.comment));
  const post = /^\/post\/\d+/.test(url.pathname) ? postOf(pageOf(item)) : undefined;
  if (item === post) return {answered: [], replies: comments};
  if (!is(item, MARKS.comment)) return {answered: [], replies: []};
  return {
    answered: [...(post ? [post] : []), ...lineAbove(item)],
    replies: comments.filter((one) => one !== item && lineAbove(one).includes(item)),
  };
}

function postOf(page: Document): Element | undefined {
  return onlyOne([...everywhere(page, MARKS.post)].filter((one) => itemAround(one) === one));
}

/** On the page of a single comment the first one may answer another that is not shown. */
function answered(item: Element, url: URL): Reference[] {
  const above = commentAbove(item);
  const isTree = /^\/post\/\d+/.test(url.pathname) && !above;
  const parent = above ?? (isTree ? postOf(pageOf(item)) : undefined);
  if (!parent) return [reference({})];
  const isComment = is(parent, MARKS.comment);
  const number = numberOf(parent, isComment, url);
  return [
    {
      permalink: fact(
        number && resolved(`/${isComment ? 'comment' : 'post'}/${number}`, item),
        'attribute',
        WHY.permalink,
      ),
      author: fact(handleIn(headOnly(parent, MARKS.person)[0], url), 'address', WHY.handle),
      text: isGone(parent) ? {missing: WHY.text} : textFact(readTexts(textsOf(parent, isComment))),
    },
  ];
}

/** The community, and for a comment the post. */
function placesOf(item: Element, isComment: boolean, url: URL): ShownPlace[] {
  const post = isComment ? postOf(pageOf(item)) : item;
  const community = headOnly(item, MARKS.community)[0] ?? (post && headOnly(post, MARKS.community)[0]);
  const places: ShownPlace[] = [];
  if (community)
    places.push({
      kind: 'community',
      name: fact(nameIn(community), 'text', 'The page shows no name of the community.'),
      address: fact(addressIn(community, 'href'), 'address', WHY.permalink),
    });
  const number = isComment && post ? numberOf(post, false, url) : undefined;
  if (isComment && post && number)
    places.push({
      kind: 'thread',
      name: fact(wordsOf(mine(post, MARKS.title)[0]), 'text', 'The page shows no title.'),
      address: fact(resolved(`/post/${number}`, item), 'attribute', WHY.permalink),
    });
  return places;
}

function countsOf(item: Element): ShownCount[] {
  const buttons = headOnly(item, MARKS.votes);
  const named: [string, Element | undefined][] = [
    ['score', headOnly(item, MARKS.score)[0]],
    ['upvotes', buttons.find((one) => find(one, MARKS.up))],
    ['downvotes', buttons.find((one) => find(one, MARKS.down))],
    ['comments', headOnly(item, MARKS.comments)[0]],
  ];
  return named.flatMap(([name, element]) => {
    const shown = wordsOf(element, (one) => is(one, '.badge'))?.trim();
    return shown && /\d/.test(shown) ? [{name, shown}] : [];
  });
}

/** Pictures are put in place when they come into view; until then `data-src` names them. */
function mediaOf(item: Element): SiteFacts['media'] {
  return own(item, MARKS.picture, fence)
    .filter((one) => !is(one, 'img') || isContentPicture(one))
    .map((one) => mediaFact(one, addressIn(one, 'data-src')));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const me = [...everywhere(page, MARKS.me)].find((one) => !closest(one, ITEMS));
  const here = parseAddress(resolved('/', page) ?? '');
  if (me) return {signedIn: 'yes', account: fact(here && handleIn(me, here), 'address', WHY.viewer)};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function doubts(item: Element, read: ReturnType<typeof readTexts>, home: string | undefined, url: URL): Doubt[] {
  const found = doubtsOf(item, fence, read, 'inside');
  if (mine(item, MARKS.preview).length > 0) found.push(textMore());
  if (home) found.push(localCopy(home, url));
  return eachOnce(found);
}

// Tried on drawings of: /post/<n> of 1.0, / of 0.19.
// Rests on: the templates of lemmy-ui 0.19 and 1.0, seen 2026-08.
