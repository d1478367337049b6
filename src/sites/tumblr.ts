import type {Fact, Reference, ShownCount} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {meaningOf} from '../core/facts/shown-time.ts';
import {describedIn} from './generic/json-ld.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, closest, everywhere, filled, find, holds, is, pageOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';
import {authorsBelow, type Part, partsOf} from './tumblr/trail.ts';

// The app's class names are made anew with every build: what stays are the post's number, addresses, and HTML's own
// elements. Pages of single blogs are drawn by their owners; they share little but the shape of addresses.
const MARKS = {
  // In the app: the number stands on a box around the post.
  post: '[data-id]:has(article)',
  // On the page of a blog.
  themed: '.post, #posts article, article.post',
  header: 'header',
  footer: 'footer',
  link: 'a[href]',
  tag: 'a[href*="/tagged/"]',
  words: 'p, h1, h2, h3, blockquote, li, pre',
  // In older themes a blog whose words are passed on.
  trail: 'a.tumblr_blog[href]',
} as const;

const BLOG = '[a-z0-9][a-z0-9-]{0,31}';
/** "12 notes", in the languages of the app in which its own words for them were found. */
const NOTES =
  /^\p{Nd}[\p{Nd}.,\s]*(?:notes?|Anmerkung(?:en)?|nota|notas|not|notitie|notities|заметк[аи]|заметок|notka|notki|notek)$/iu;
const NOTHING_ADDED = 'The post passes on words of others and adds none.';
const NOT_WHOSE = 'The post passes on words of others, and the page does not mark whose are whose.';

/** Posts of Tumblr: in its app, where each blog of a reblog is told, and on pages of single blogs. */
export const tumblr: SiteAdapter = {
  id: 'tumblr',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname}) => /(^|\.)tumblr\.com$/.test(hostname),
  listItems: (page) => [...everywhere(page, `${MARKS.post}, ${MARKS.themed}`)].filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: () => VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => ({
    items: tumblr.listItems(page),
    total: null,
    isCounted: () => true,
    openers: openersIn(page, (one) => itemAround(one) === one),
    grows: 'down',
  }),
  // Posts of a blog or a dashboard stand beside each other.
  around: () => ({answered: [], replies: []}),
};

function itemAround(target: Element): Element | undefined {
  const post = closest(target, MARKS.post);
  if (post) return post;
  const themed = closest(target, MARKS.themed);
  return themed && themedPost(themed) ? themed : undefined;
}

type PostAddress = {blog: string; id: string; address: string};

/** A post's address: on the app's host under its blog, or on the blog's own host. */
function postAddress(link: Element): PostAddress | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  if (!url) return undefined;
  const inApp =
    /^(www\.)?tumblr\.com$/.test(url.hostname) && new RegExp(`^/(${BLOG})/(\\d{6,20})(?:/|$)`).exec(url.pathname);
  if (inApp) return {blog: inApp[1] ?? '', id: inApp[2] ?? '', address: `${url.origin}${url.pathname}`};
  const blog = new RegExp(`^(${BLOG})\\.tumblr\\.com$`).exec(url.hostname)?.[1];
  const id = /^\/post\/(\d{6,20})(?:\/|$)/.exec(url.pathname)?.[1];
  return blog && id && blog !== 'www' ? {blog, id, address: `${url.origin}${url.pathname}`} : undefined;
}

const isNested: Fence = (element) => is(element, `${MARKS.post}, ${MARKS.themed}`);

function linksTo(item: Element): PostAddress[] {
  return own(item, MARKS.link, isNested)
    .filter((one) => !closest(one, MARKS.words))
    .flatMap((one) => postAddress(one) ?? []);
}

/** A post of a theme links to itself and to no other post outside of its words. */
function themedPost(item: Element): PostAddress | undefined {
  const all = linksTo(item);
  return new Set(all.map(({id}) => id)).size === 1 ? all[0] : undefined;
}

function readers(item: Element, look: Look): ItemReaders {
  const isApp = is(item, MARKS.post);
  const number = once(() => filled(item, 'data-id'));
  const here = once(() => (isApp ? inHeaderFirst(item).find(({id}) => id === number()) : themedPost(item)));
  const authors = once(() => (isApp ? authorsBelow(item, headerOf(item), MARKS.words, isNested) : []));
  const parts = once(() => (authors().length > 0 ? partsOf(item, authors(), wordsIn(item)) : undefined));
  const isMine = (part: Part) => part.isAdded || (number() !== undefined && addressOfPart(part)?.id === number());
  const passedOn = once(() =>
    parts() ? (parts() ?? []).filter((one) => !isMine(one)).map(referenceTo) : trailOf(item, here()),
  );
  // A reblog is told by its links: where the app marks only whose the post is, all words are of that blog.
  const isWhole = once(
    () => isApp && here() !== undefined && isMarked(item) && authors().length === 0 && passedOn().length === 0,
  );
  const mine = once(() => (here() ? (parts() ?? []).filter(isMine) : []));
  const texts = once(() => (isWhole() ? wordsIn(item) : (onlyOne(mine())?.texts ?? [])));
  const read = once(() => readTexts(texts()));
  const time = once(() => ownTime(item, here()));
  return {
    ...nothingRead('tumblr', () => VIEWER_UNKNOWN),
    itemKind: () => ({value: 'post', from: 'attribute'}),
    id: () => fact(here()?.id ?? number(), 'attribute', WHY.id),
    permalink: () => fact(here()?.address, 'address', WHY.permalink),
    displayName: () => fact(nameShown(item, here()?.blog), 'text', WHY.displayName),
    handle: () => fact(here() && `@${here()?.blog}`, 'address', WHY.handle),
    profile: () => fact(here() && profileOf(here()?.blog ?? '', isApp), 'address', WHY.profile),
    text: () => {
      if (texts().length > 0) return textFact(read());
      if (parts() && mine().length === 0) return {missing: NOTHING_ADDED};
      if (passedOn().length > 0 || authors().length > 0) return {missing: NOT_WHOSE};
      return {missing: isApp ? WHY.text : THEMED};
    },
    shownTime: () => fact(time() ? wordsOf(time())?.trim() : themedTime(item, here(), look), 'text', WHY.shown),
    // The page of a blog tells the time of the blog's own clock.
    clock: isApp ? 'viewer' : 'unknown',
    counts: () => notesOf(item),
    writtenTime: () => writtenTime(item, time(), here(), look),
    quotes: () => passedOn(),
    mentions: () => linksOf(texts()).mentions,
    links: () => linksOf(texts()).links,
    tags: () =>
      own(item, MARKS.tag, isNested)
        .filter((one) => !closest(one, MARKS.words) && /^#/.test(wordsOf(one) ?? ''))
        .flatMap((one) => linksOf([one]).links),
    media: () =>
      passedOn().length > 0 || authors().length > 0
        ? []
        : own(item, 'figure img, figure video', isNested)
            .filter((one) => !is(one, 'img') || isContentPicture(one))
            .map((one) => mediaFact(one)),
    doubts: () => eachOnce(doubtsOf(item, isNested, read(), 'inside')),
  };
}

const THEMED = 'The page of the blog is drawn by its owner, and does not mark the words of the post.';

function profileOf(blog: string, isApp: boolean): string {
  return isApp ? `https://www.tumblr.com/${blog}` : `https://${blog}.tumblr.com/`;
}

/** What the post passes on may link to the post as well, in a shorter form. */
function inHeaderFirst(item: Element): PostAddress[] {
  const header = headerOf(item);
  return [
    ...(header ? [...everywhere(header, MARKS.link)].flatMap((one) => postAddress(one) ?? []) : []),
    ...linksTo(item),
  ];
}

/** Whether the page marks whose a post is. */
function isMarked(item: Element): boolean {
  const header = headerOf(item);
  return header !== undefined && find(header, 'a[rel="author"]') !== undefined;
}

function headerOf(item: Element): Element | undefined {
  return own(item, MARKS.header, isNested)[0];
}

/** The name of a blog as it stands in the header, if it does. */
function nameShown(item: Element, blog: string | undefined): string | undefined {
  const header = headerOf(item);
  const links = header ? [...everywhere(header, MARKS.link)] : [];
  return links.map((one) => wordsOf(one)?.trim()).find((words) => blog !== undefined && words === blog);
}

/** The time in the link to the post itself; those of a reblog have their own. */
function ownTime(item: Element, here: PostAddress | undefined): Element | undefined {
  return own(item, 'time', isNested).find((one) => {
    const link = closest(one, MARKS.link);
    return link && here && holds(item, link) && postAddress(link)?.id === here.id;
  });
}

function writtenTime(
  item: Element,
  time: Element | undefined,
  here: PostAddress | undefined,
  look: Look,
): Fact<string> {
  const written = filled(time, 'datetime');
  if (written) return {value: written, from: 'attribute'};
  // A blog's page of one post describes it; where it was left for another post within the page, numbers differ.
  const isOfPost = here && new RegExp(`/(?:post/)?${here.id}(?:/|$)`).test(look.url.pathname);
  const all = isOfPost
    ? describedIn(pageOf(item)).filter(({addresses}) => addresses.some((one) => one.includes(`/${here.id}`)))
    : [];
  return fact(onlyOne(all)?.date, 'meta', WHY.exact);
}

/** On the page of a blog: the words of the link to the post that read as a time. */
function themedTime(item: Element, here: PostAddress | undefined, look: Look): string | undefined {
  if (is(item, MARKS.post) || !here) return undefined;
  const links = own(item, MARKS.link, isNested).filter(
    (one) => !closest(one, MARKS.words) && postAddress(one)?.id === here.id,
  );
  const words = links.flatMap((one) => wordsOf(one)?.trim() ?? []);
  return onlyOne([...new Set(words)].filter((one) => meaningOf(one, {...look, clock: 'unknown'}).earliest !== null));
}

/** How many notes it has: only its words tell this figure from others. */
function notesOf(item: Element): ShownCount[] {
  const buttons = own(item, 'footer button, footer a', isNested).flatMap((one) => wordsOf(one)?.trim() ?? []);
  const shown = onlyOne(buttons.filter((words) => NOTES.test(words)));
  return shown ? [{name: 'notes', shown}] : [];
}

/** The post that a part is from: its links agree, and lead to the blog that it names. */
function addressOfPart({blog, links}: Part): PostAddress | undefined {
  const all = links.flatMap((one) => postAddress(one) ?? []);
  return new Set(all.map(({id}) => id)).size === 1 && all[0]?.blog === blog ? all[0] : undefined;
}

function referenceTo(part: Part): Reference {
  return reference({
    permalink: fact(addressOfPart(part)?.address, 'address', 'The part of the post shows no link to where it is from.'),
    author: {value: `@${part.blog}`, from: 'text'},
    text: textFact(readTexts(part.texts), 'The part of the post shows no text.'),
  });
}

/** Posts of others that it passes on, each with its blog. */
function trailOf(item: Element, here: PostAddress | undefined): Reference[] {
  const others = linksTo(item).filter(({id}) => here && id !== here.id);
  const old = own(item, MARKS.trail, isNested).flatMap((one) => postAddress(one) ?? []);
  const each = new Map([...others, ...old].map((one) => [one.id, one]));
  return [...each.values()].map(({blog, address}) =>
    reference({permalink: {value: address, from: 'address'}, author: {value: `@${blog}`, from: 'address'}}),
  );
}

/** The paragraphs of a post that has one author: what stands in its header and footer is none of it. */
function wordsIn(item: Element): Element[] {
  const all = own(item, MARKS.words, isNested).filter(
    (one) =>
      !closest(one, `${MARKS.header}, ${MARKS.footer}, button, [role="button"], aside, nav`) &&
      find(item, 'article') !== undefined,
  );
  return all.filter((one) => !all.some((other) => other !== one && holds(other, one)));
}

// Tried on drawings of: www.tumblr.com/dashboard, <blog>.tumblr.com/post/<id>.
// Rests on: general knowledge of the app's structure and one saved page of a blog, seen 2026-10: thin. The parts of reblogs
// (rel=author, rel=bookmark, data-is-contributed-content) and the words for notes: XKit Rewritten, 2026-08.
