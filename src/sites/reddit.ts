import type {
  Doubt,
  Fact,
  ItemKind,
  Reference,
  ShownCount,
  ShownLink,
  ShownPlace,
  SiteFacts,
} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {saysEdited} from './reading/control-words.ts';
import {closest, elementsIn, everywhere, filled, find, findAll, is, pageOf, parentOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce, sponsored} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {knownOpeners, openersIn} from './reading/openers.ts';
import {type Fence, fenceAt, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {AroundItem, Conversation, SiteAdapter} from './site-adapter.ts';
import {readText, wordsOf} from './text.ts';

// Reddit's custom elements carry what they show in attributes, and their words in named slots: the contract between
// its server and its own scripts, unchanged since 2023. The utility classes around them change with every build.
const MARKS = {
  post: 'shreddit-post, shreddit-ad-post',
  comment: 'shreddit-comment',
  title: '[slot="title"]',
  body: '[slot="text-body"]',
  // Pictures, videos and link previews of a post.
  media: '[slot="post-media-container"], [slot="thumbnail"]',
  commentBody: '[slot="comment"]',
  // Name, time and marks, of a post and of a comment.
  meta: '[slot="credit-bar"], [slot="authorName"], [slot="commentMeta"]',
  account: 'a[href*="/user/"]',
  // More answers come in place of such an element; a link to "continue this thread" is none.
  more: 'faceplate-partial[src*="more-comments"] button:not([aria-haspopup])',
  folded: 'button[aria-controls="comment-children"][aria-expanded="false"]',
  logIn: '#login-button, a[href*="reddit.com/login"]',
  accountMenu: '#expand-user-drawer-button',
} as const;

const ITEMS = `${MARKS.post}, ${MARKS.comment}`;
/** What Reddit writes where an account or a text is gone. */
const GONE = /^\s*(\[(deleted|removed)\]|(Comment|Post) (deleted|removed) by .{1,40}|\[ ?Removed by .{1,40}\])\s*$/i;

/** Posts and comments of Reddit as it has looked since 2023. */
export const reddit: SiteAdapter = {
  id: 'reddit',
  version: '2026-11-25',
  seen: '2026-10',
  matches: ({hostname}) => /(^|\.)reddit\.com$/.test(hostname),
  listItems: (page) => [...everywhere(page, ITEMS)],
  findItem: (target) => closest(target, ITEMS),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: conversationOn,
  around: (item) => withPost(nestedAround(item, [...everywhere(pageOf(item), ITEMS)], reddit.findItem), item),
};

/** The comments of a post with the post, or the posts of a feed; never what is paid for. */
function conversationOn(page: Document): Conversation {
  const items = [...everywhere(page, ITEMS)].filter((one) => !is(one, 'shreddit-ad-post'));
  const posts = items.filter((one) => !is(one, MARKS.comment));
  const post = posts.length < items.length ? onlyOne(posts) : undefined;
  const shown = post && filled(post, 'comment-count');
  return {
    items,
    total: shown && /^\d+$/.test(shown) ? Number(shown) : null,
    isCounted: (item) => item !== post,
    openers: [
      ...new Set([
        ...knownOpeners(page, `${MARKS.more}, ${MARKS.folded}`),
        ...openersIn(page, (one) => is(one, MARKS.post)),
      ]),
    ],
    grows: 'down',
  };
}

/** Comments hang into one another, but not into the post that they stand under. Other readers of Reddit use it too. */
export function withPost({answered, replies}: AroundItem, item: Element): AroundItem {
  const posts = [...everywhere(pageOf(item), 'shreddit-post, .thing.link:not(.promotedlink)')];
  const post = onlyOne(posts);
  if (!post) return {answered, replies};
  if (post !== item) return {answered: [post, ...answered], replies};
  return {answered, replies: [...everywhere(pageOf(item), `${MARKS.comment}, .thing.comment`)]};
}

const isAnswer: Fence = fenceAt(ITEMS);

function readers(item: Element): ItemReaders {
  const isComment = is(item, MARKS.comment);
  const texts = once(() => textsOf(item, isComment));
  const read = once(() => readTexts(whatStands(texts())));
  const author = once(() => authorOf(item));
  const account = once(() => accountLink(item, author()));
  const created = once(() => filled(item, 'created-timestamp') ?? filled(item, 'created'));
  const time = once(() => timeOf(item, created()));
  const missingAuthor = () => ({
    missing: filled(item, 'author') ? `The page shows “${filled(item, 'author')}” in place of the author.` : WHY.handle,
  });
  return {
    platform: () => ({value: 'reddit', from: 'address'}),
    itemKind: () => (isComment ? kindOfComment(item) : {value: 'post', from: 'attribute'}),
    id: () => fact(filled(item, 'thingid') ?? filled(item, 'id'), 'attribute', WHY.id),
    permalink: () => fact(addressOf(item), 'attribute', WHY.permalink),
    displayName: () => (author() ? fact(wordsOf(account()), 'text', WHY.displayName) : missingAuthor()),
    handle: () => (author() ? {value: `u/${author()}`, from: 'attribute'} : missingAuthor()),
    profile: () => (author() ? fact(resolved(`/user/${author()}/`, item), 'attribute', WHY.profile) : missingAuthor()),
    accountId: () => fact(filled(item, 'author-id'), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textUnlessGone(textFact(read()), author()),
    language: () => fact(filled(item, 'post-language'), 'attribute', WHY.language),
    edited: () =>
      markedTrue(
        metaOf(item).some((meta) => editMark(meta)),
        WHY.edited,
      ),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(created() ?? filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => (isComment ? parentOfComment(item) : []),
    quotes: () => [],
    standsIn: () => communityIn(addressOf(item)),
    mentions: () => linksOf(texts()).mentions,
    links: () =>
      linksElsewhere([...texts(), ...mediaBoxes(item)], filled(item, 'id'), isComment ? '' : addressOf(item)),
    counts: () => countsOf(item),
    media: () => mediaOf(item, texts()),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => [...doubts(item, read()), ...goneDoubt(texts())],
  };
}

/** The community that the address of a post or a comment names; a profile is none. Other readers of Reddit use it too. */
export function communityIn(address: string | undefined): ShownPlace[] {
  const url = parseAddress(address ?? '');
  const path = url && /^\/(r\/[^/]+)\/comments\//.exec(url.pathname)?.[1];
  if (!url || !path) return [];
  return [
    {
      kind: 'community',
      name: {value: path, from: 'address'},
      address: {value: `${url.origin}/${path}/`, from: 'address'},
    },
  ];
}

/** "[deleted]" is what the platform says, not what the account wrote. Other readers of Reddit use it too. */
export function textUnlessGone(text: Fact<string>, author: string | undefined): Fact<string> {
  // In other languages it is another word in brackets; where no author is named, that is what it means.
  if (
    'value' in text &&
    (GONE.test(text.value) || (author === undefined && /^\s*\[[\p{L}\p{M} ]+\]\s*$/u.test(text.value)))
  )
    return {missing: `The page shows “${text.value.trim()}” in place of the text.`};
  return text;
}

/** Of a title and a text that is gone, the title; of a text alone, what is shown in its place. */
export function whatStands(texts: readonly Element[]): Element[] {
  const standing = texts.filter((one) => !GONE.test(readText(one).text));
  return standing.length > 0 ? standing : [...texts];
}

/** The title still stands, but the text below it is gone. */
export function goneDoubt(texts: readonly Element[]): Doubt[] {
  const isPartly = texts.length > 1 && whatStands(texts).length < texts.length;
  return isPartly
    ? [{code: 'textGone', sentence: 'The page shows only that the text of the post was deleted or removed.'}]
    : [];
}

function ownSlots(item: Element, selector: string): Element[] {
  return own(item, selector, isAnswer);
}

/** A comment's text is its direct child; answers hang below it in slots of their own. */
function textsOf(item: Element, isComment: boolean): Element[] {
  if (isComment)
    return elementsIn(item)
      .filter((one) => is(one, MARKS.commentBody))
      .slice(0, 1);
  return [...ownSlots(item, MARKS.title).slice(0, 1), ...ownSlots(item, MARKS.body).slice(0, 1)];
}

/** Links that lead away: a title links to its own post, named by its id (`t3_abc`) or its address. */
export function linksElsewhere(texts: readonly Element[], id = '', address = ''): ShownLink[] {
  const short = /^t3_(\w+)$/.exec(id)?.[1] ?? /\/comments\/(\w+)\/[^/]*\/?$/.exec(address)?.[1];
  const isOwn = (path: string) => short !== undefined && path.includes(`/comments/${short}/`);
  return linksOf(texts).links.filter((link) => !isOwn(parseAddress(link.address)?.pathname ?? ''));
}

function metaOf(item: Element): Element[] {
  return ownSlots(item, MARKS.meta);
}

function authorOf(item: Element): string | undefined {
  const author = filled(item, 'author');
  return author && !GONE.test(author) ? author : undefined;
}

function accountLink(item: Element, author: string | undefined): Element | undefined {
  const named = (link: Element) =>
    readText(link)
      .text.replace(/^\/?u\//, '')
      .toLowerCase() === author?.toLowerCase();
  return metaOf(item)
    .flatMap((meta) => [...everywhere(meta, MARKS.account)])
    .find(named);
}

function addressOf(item: Element): string | undefined {
  const path = filled(item, 'permalink');
  return path && resolved(path, item);
}

/** The element that shows when it was posted: not when it was edited. */
function timeOf(item: Element, created: string | undefined): Element | undefined {
  const times = metaOf(item).flatMap((meta) => [...everywhere(meta, 'time[datetime]')]);
  const wanted = Date.parse(created ?? '');
  return Number.isNaN(wanted)
    ? times.find((time) => !isInEditMark(time))
    : times.find((time) => Date.parse(filled(time, 'datetime') ?? '') === wanted);
}

function isInEditMark(time: Element): boolean {
  const box = closest(time, 'span, div');
  return box !== undefined && saysEdited(readText(box).text);
}

function editMark(meta: Element): boolean {
  return [...everywhere(meta, 'span, div')].some((one) => saysEdited(readText(one).text));
}

/** What a comment answers: a comment or the post, or undefined where neither `parentid`, `depth` nor its place says. */
function answers(item: Element): 'comment' | 'post' | undefined {
  const parent = filled(item, 'parentid') ?? '';
  if (parent.startsWith('t1_') || Number(filled(item, 'depth') ?? 0) > 0) return 'comment';
  if (parent.startsWith('t3_') || filled(item, 'depth') === '0') return 'post';
  return around(item) ? 'comment' : undefined;
}

function kindOfComment(item: Element): Fact<ItemKind> {
  const answered = answers(item);
  if (!answered) return {missing: WHY.kind};
  return {value: answered === 'comment' ? 'reply' : 'comment', from: 'attribute'};
}

/** The comment around a nested one. */
function around(item: Element): Element | undefined {
  const parent = parentOf(item);
  return parent && closest(parent, MARKS.comment);
}

function parentOfComment(item: Element): Reference[] {
  const page = pageOf(item);
  const id = filled(item, 'parentid');
  const named = [...everywhere(page, ITEMS)].find((one) => id && (filled(one, 'thingid') ?? filled(one, 'id')) === id);
  const answered = answers(item);
  const posts = [...everywhere(page, 'shreddit-post')];
  const parent = named ?? (id ? undefined : answered === 'comment' ? around(item) : answered && onlyOne(posts));
  return [parent ? asReference(parent) : reference({})];
}

function asReference(parent: Element): Reference {
  const author = authorOf(parent);
  return {
    permalink: fact(addressOf(parent), 'attribute', WHY.permalink),
    author: fact(author && `u/${author}`, 'attribute', 'The page names no author of what it answers.'),
    text: textUnlessGone(textFact(readTexts(textsOf(parent, is(parent, MARKS.comment)))), authorOf(parent)),
  };
}

function countsOf(item: Element): ShownCount[] {
  const named = {score: 'score', comments: 'comment-count', awards: 'award-count'};
  return Object.entries(named).flatMap(([name, attribute]) => {
    const shown = filled(item, attribute);
    return shown ? [{name, shown}] : [];
  });
}

function mediaBoxes(item: Element): Element[] {
  return ownSlots(item, MARKS.media);
}

function mediaOf(item: Element, texts: readonly Element[]): SiteFacts['media'] {
  const found = [...texts, ...mediaBoxes(item)].flatMap((box) => [
    ...everywhere(box, 'img, video, shreddit-player, shreddit-player-2'),
  ]);
  return [...new Set(found)].filter((one) => !is(one, 'img') || isContentPicture(one)).map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  if (find(page, MARKS.accountMenu)) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return findAll(page, MARKS.logIn).some((link) => !closest(link, ITEMS)) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function doubts(item: Element, read: ReturnType<typeof readTexts>): SiteFacts['doubts'] {
  const found = doubtsOf(item, isAnswer, read, is(item, 'shreddit-post') ? 'anywhere' : 'inside');
  if (is(item, 'shreddit-ad-post, [promoted]') || firstOwn(item, '[slot="promoted"], .promoted-label', isAnswer))
    found.push(sponsored());
  return eachOnce(found);
}

// Tried on drawings of: www.reddit.com/r/<sub>/, www.reddit.com/r/<sub>/comments/<id>/….
