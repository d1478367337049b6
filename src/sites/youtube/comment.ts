import type {Reference, ShownPlace} from '../../core/facts/facts.ts';
import {parseAddress} from '../../core/facts/parse-address.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {addressIn, find, is, pageOf} from '../reading/dom.ts';
import {fact, markedTrue, reference, WHY} from '../reading/facts.ts';
import {once} from '../reading/once.ts';
import {firstOwn, own} from '../reading/own.ts';
import {picturedText} from '../reading/pictured.ts';
import {isShown} from '../reading/visible.ts';
import type {Look} from '../site-adapter.ts';
import {wordsOf} from '../text.ts';
import {
  type Account,
  ALIKE,
  accountIn,
  COMMENT,
  commentAbove,
  hasDigit,
  isOther,
  postOn,
  VIDEO,
  videoAddress,
  videoOn,
  type YoutubeReaders,
} from './marks.ts';
import {addressOfPost, authorOfPost} from './post.ts';
import {doubtsIn, linksIn, textsIn} from './words.ts';

const MARKS = {
  // Of the channel that the film is of, and of verified ones, the name stands in a badge and the plain one is hidden.
  author: 'a#author-text, #author-comment-badge a#name',
  // The time is the link to the comment itself.
  time: '#published-time-text a[href]',
  likes: '#vote-count-middle',
  title: 'h1',
} as const;

/** What YouTube adds in brackets behind the time of a changed comment, in whatever language. */
const CHANGED = /\s*[(（][^()（）]+[)）]\s*$/;

/** Comments and replies below films, shorts and posts. */
export function commentReaders(item: Element, look: Look): YoutubeReaders {
  const link = once(() => linkOf(item));
  const author = once(() => authorOf(item));
  const texts = once(() => textsIn(item));
  const time = once(() => wordsOf(timeOf(item)));
  return {
    ...ALIKE,
    itemKind: () => {
      if (isReply(item)) return {value: 'reply', from: 'attribute'};
      return link() ? {value: 'comment', from: 'address'} : {missing: WHY.kind};
    },
    id: () => fact(link()?.id, 'address', WHY.id),
    permalink: () => fact(link()?.address, 'address', WHY.permalink),
    displayName: () => fact(author().name, 'text', 'YouTube shows the account name in place of a display name.'),
    handle: () => fact(author().handle, 'address', WHY.handle),
    profile: () => fact(author().profile, 'address', WHY.profile),
    accountId: () => fact(author().accountId, 'address', WHY.accountId),
    text: () => picturedText(texts(), readTexts(texts())),
    edited: () => markedTrue(CHANGED.test(time() ?? ''), WHY.edited),
    shownTime: () => fact(time()?.replace(CHANGED, ''), 'text', WHY.shown),
    inReplyTo: () => answered(item),
    standsIn: () => filmAround(item, look.url),
    ...linksIn(texts),
    counts: () => {
      const likes = wordsOf(firstOwn(item, MARKS.likes, isOther));
      return hasDigit(likes) ? [{name: 'likes', shown: likes}] : [];
    },
    media: () => [],
    doubts: () => doubtsIn(item, texts()),
  };
}

function isReply(item: Element): boolean {
  return linkOf(item)?.parent !== undefined || commentAbove(item) !== undefined;
}

function timeOf(item: Element): Element | undefined {
  return firstOwn(item, MARKS.time, isOther);
}

export function authorOf(item: Element): Account {
  return accountIn(own(item, MARKS.author, isOther).find(isShown));
}

type CommentLink = {address: string; id: string; video: string | undefined; parent: string | undefined};

/** The address of a comment: of its film or post, with the comment's id; a reply's id begins with its thread's. */
export function linkOf(item: Element): CommentLink | undefined {
  const url = parseAddress(addressIn(timeOf(item), 'href') ?? '');
  const id = url?.searchParams.get('lc') ?? '';
  if (!url || !/^[\w-]+(\.[\w-]+)?$/.test(id)) return undefined;
  const short = /^\/shorts\/([\w-]+)$/.exec(url.pathname)?.[1];
  const video = url.pathname === '/watch' ? (url.searchParams.get('v') ?? undefined) : short;
  return {address: addressFor(url, id), id, video, parent: /^([\w-]+)\./.exec(id)?.[1]};
}

function addressFor(url: URL, id: string): string {
  const kept = ['v', 'lb'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value ? `${name}=${encodeURIComponent(value)}` : [];
  });
  return `${url.origin}${url.pathname}?${[...kept, `lc=${id}`].join('&')}`;
}

/** A reply answers the comment that it hangs under; a comment below a post, the post. */
function answered(item: Element): Reference[] {
  const above = commentAbove(item);
  if (above) return [commentReference(above)];
  const parent = linkOf(item)?.parent;
  if (parent) return [reference({})];
  const post = postOn(pageOf(item));
  const path = parseAddress(linkOf(item)?.address ?? '')?.pathname;
  if (!post || !path || parseAddress(addressOfPost(post) ?? '')?.pathname !== path) return [];
  return [
    reference({
      permalink: fact(addressOfPost(post), 'address', WHY.permalink),
      author: nameOf(authorOfPost(post)),
      text: textFact(readTexts(textsIn(post))),
    }),
  ];
}

function commentReference(item: Element): Reference {
  return reference({
    permalink: fact(linkOf(item)?.address, 'address', WHY.permalink),
    author: nameOf(authorOf(item)),
    text: textFact(readTexts(textsIn(item))),
  });
}

function nameOf({handle, name}: Account) {
  return fact(handle ?? name, handle ? 'address' : 'text', WHY.handle);
}

/** The film that a comment stands below, by the comment's own address; its title only if it is the one that is played. */
function filmAround(item: Element, url: URL): ShownPlace[] {
  const id = linkOf(item)?.video;
  if (!id) return [];
  const page = pageOf(item);
  const about = videoOn(page, url) === id ? find(page, VIDEO) : undefined;
  return [
    {
      kind: 'video',
      name: fact(wordsOf(about && find(about, MARKS.title)), 'text', 'The title of the film is not shown.'),
      address: fact(videoAddress(id, item), 'address', 'The address of the film is not shown.'),
    },
  ];
}

export function isComment(item: Element): boolean {
  return is(item, COMMENT);
}
