import type {Reference, ShownCount, SiteFacts} from '../core/facts/facts.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {saysHowMany} from './reading/control-words.ts';
import {classes, closest, everywhere, filled, find, is, pageOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce, sponsored} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once, oncePerGo} from './reading/once.ts';
import {knownOpeners} from './reading/openers.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import {communityIn, goneDoubt, linksElsewhere, textUnlessGone, whatStands, withPost} from './reddit.ts';
import type {Conversation, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Reddit's old pages have not changed since about 2012: every thing says what it is in `data-` attributes.
const MARKS = {
  item: '.thing.link, .thing.comment',
  // Answers hang in here: never the comment's own.
  answers: '.child',
  tagline: '.tagline',
  title: 'a.title',
  text: '.usertext-body',
  media: '.expando, .media-preview',
  score: '.score',
  comments: 'a.comments',
  // These lead nowhere by themselves; "continue this thread" is a link elsewhere, and none of them.
  more: '.morecomments > a.button[href="javascript:void(0)"]',
  folded: '.thing.comment.collapsed > .entry > .tagline > a.expand[href="javascript:void(0)"]',
  parent: 'a[data-event-action="parent"]',
  signedIn: '#header .user > a[href*="/user/"]',
  logIn: '.login-required.login-link, #login_login-main',
} as const;

/** Posts and comments of Reddit on its old pages. */
export const redditOld: SiteAdapter = {
  id: 'reddit',
  version: '2026-11-25',
  seen: '2026-07',
  matches: ({hostname}, page) =>
    hostname === 'old.reddit.com' ||
    (/(^|\.)reddit\.com$/.test(hostname) && find(page, '.thing[data-fullname]') !== undefined),
  listItems: (page) => [...everywhere(page, MARKS.item)],
  findItem: (target) => closest(target, MARKS.item),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: conversationOn,
  around: (item) => withPost(nestedAround(item, [...everywhere(pageOf(item), MARKS.item)], redditOld.findItem), item),
};

/** The comments of a post with the post, or the posts of a list; never what is paid for. */
function conversationOn(page: Document): Conversation {
  const items = [...everywhere(page, MARKS.item)].filter((one) => !isPaidFor(one));
  const posts = items.filter((one) => is(one, '.link'));
  const post = posts.length < items.length ? onlyOne(posts) : undefined;
  return {
    items,
    total: (post && saysHowMany(wordsOf(firstOwn(post, MARKS.comments, isAnswer)) ?? '')) ?? null,
    isCounted: (item) => item !== post,
    openers: knownOpeners(page, `${MARKS.more}, ${MARKS.folded}`),
    grows: 'down',
  };
}

function isPaidFor(item: Element): boolean {
  return is(item, '.promotedlink, .promoted');
}

const isAnswer: Fence = (element) => is(element, `${MARKS.answers}, ${MARKS.item}`);

function readers(item: Element): ItemReaders {
  const isComment = classes(item).includes('comment');
  const texts = once(() => textsOf(item));
  const read = once(() => readTexts(whatStands(texts())));
  const author = once(() => filled(item, 'data-author'));
  const time = once(() => firstOwn(item, `${MARKS.tagline} time[datetime]:not(.edited-timestamp)`, isAnswer));
  const noAuthor = () => ({missing: whyNoAuthor(item)});
  const parents = once(() => (isComment ? parentOfComment(item) : []));
  return {
    platform: () => ({value: 'reddit', from: 'address'}),
    itemKind: () => ({value: isComment ? (isNested(item) ? 'reply' : 'comment') : 'post', from: 'attribute'}),
    id: () => fact(filled(item, 'data-fullname'), 'attribute', WHY.id),
    permalink: () => fact(addressOf(item), 'attribute', WHY.permalink),
    displayName: () => (author() ? fact(wordsOf(accountLink(item, author())), 'text', WHY.displayName) : noAuthor()),
    handle: () => (author() ? {value: `u/${author()}`, from: 'attribute'} : noAuthor()),
    profile: () => (author() ? fact(resolved(`/user/${author()}`, item), 'attribute', WHY.profile) : noAuthor()),
    accountId: () => fact(filled(item, 'data-author-fullname'), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textUnlessGone(textFact(read(), collapsedWhy(item)), author()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(firstOwn(item, `${MARKS.tagline} .edited-timestamp`, isAnswer), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: parents,
    quotes: () => [],
    standsIn: () => communityIn(addressOf(item)),
    mentions: () => linksOf(texts()).mentions,
    links: () => linksElsewhere(texts(), filled(item, 'data-fullname'), isComment ? '' : addressOf(item)),
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => [...doubts(item, read()), ...goneDoubt(texts())],
  };
}

function textsOf(item: Element): Element[] {
  return [...own(item, MARKS.title, isAnswer).slice(0, 1), ...own(item, MARKS.text, isAnswer).slice(0, 1)];
}

function collapsedWhy(item: Element): string {
  return classes(item).includes('collapsed') ? 'The comment was folded, so its text did not show.' : WHY.text;
}

function whyNoAuthor(item: Element): string {
  const shown = own(item, `${MARKS.tagline} em, ${MARKS.tagline} span`, isAnswer).map((one) => wordsOf(one));
  const gone = shown.find((words) => words && /^\[\w+\]$/.test(words));
  return gone ? `The page shows “${gone}” in place of the author.` : WHY.handle;
}

function accountLink(item: Element, author: string | undefined): Element | undefined {
  return own(item, `${MARKS.tagline} a.author`, isAnswer).find((link) => wordsOf(link) === author);
}

function addressOf(item: Element): string | undefined {
  const path = filled(item, 'data-permalink') ?? filled(firstOwn(item, 'a.bylink', isAnswer), 'href');
  return path && resolved(path, item);
}

function holder(item: Element): Element | undefined {
  const child = closest(item, MARKS.answers);
  return child && closest(child, MARKS.item);
}

function isNested(item: Element): boolean {
  const above = holder(item);
  return above !== undefined && classes(above).includes('comment');
}

const postsOn = oncePerGo((page: Document) => [...everywhere(page, '.thing.link:not(.promotedlink)')]);

function parentOfComment(item: Element): Reference[] {
  const post = postsOn(pageOf(item));
  const parent =
    holder(item) ?? (firstOwn(item, MARKS.parent, isAnswer) ? undefined : post.length === 1 ? post[0] : undefined);
  if (!parent) return [reference({})];
  const author = filled(parent, 'data-author');
  return [
    {
      permalink: fact(addressOf(parent), 'attribute', WHY.permalink),
      author: author ? {value: `u/${author}`, from: 'attribute'} : {missing: whyNoAuthor(parent)},
      text: textUnlessGone(textFact(readTexts(textsOf(parent)), collapsedWhy(parent)), author),
    },
  ];
}

/** Of the three scores that a thing carries, only one shows. */
function countsOf(item: Element): ShownCount[] {
  const score = own(item, MARKS.score, isAnswer).find((one) => isShown(one));
  const named = {score, comments: firstOwn(item, MARKS.comments, isAnswer)};
  return Object.entries(named).flatMap(([name, element]) => {
    const shown = wordsOf(element);
    return shown && /\d/.test(shown) ? [{name, shown}] : [];
  });
}

function mediaOf(item: Element): SiteFacts['media'] {
  const boxes = own(item, `${MARKS.media}, ${MARKS.text}`, isAnswer);
  const found = boxes.flatMap((box) => [...everywhere(box, 'img, video')]);
  return [...new Set(found)].filter((one) => !is(one, 'img') || isContentPicture(one)).map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const name = wordsOf(find(page, MARKS.signedIn));
  if (name) return {signedIn: 'yes', account: {value: `u/${name}`, from: 'text'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function doubts(item: Element, read: ReturnType<typeof readTexts>): SiteFacts['doubts'] {
  const found = doubtsOf(item, isAnswer, read, is(item, '.link:not(.promotedlink)') ? 'anywhere' : 'inside');
  if (isPaidFor(item)) found.push(sponsored());
  return eachOnce(found);
}

// Tried on drawings of: old.reddit.com/r/<sub>/, old.reddit.com/r/<sub>/comments/<id>/….
