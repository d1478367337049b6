import {fromBase64, utf8Text} from '../../core/bytes.ts';
import {parseAddress} from '../../core/facts/parse-address.ts';

/** What an address of Facebook's names: a post, or a comment under one. */
export type PostAddress = {
  /** Without anything that only tells where the reader came from. */
  address: string;
  /** Of the post; undefined where the address holds only a code for sharing. */
  postId: string | undefined;
  /** The comment, and the one at the top of its thread where it is a reply. */
  comment: {id: string; top: string | undefined} | undefined;
  /** The group that the address leads through. */
  group: string | undefined;
};

/** What an address names an account by. */
export type AccountAddress = {address: string; accountId: string | undefined};

const HOST = /^(?:[a-z-]+\.)?facebook\.com$/;
const ID = '(pfbid\\w{10,120}|\\d{5,30})';
/** Paths of a post; the first group is its id. */
const POST_PATHS = [
  new RegExp(`^/groups/[^/]+/(?:posts|permalink)/${ID}/?$`),
  new RegExp(`^/[^/]+/posts/(?:[^/]+/)?${ID}/?$`),
  new RegExp(`^/[^/]+/(?:videos|photos)/(?:[^/]+/)?${ID}/?$`),
  new RegExp(`^/reel/${ID}/?$`),
  /^\/share\/[pvr]\/(?:\w+)\/?$/,
];
/** Paths of a post that a parameter names. */
const POST_PARAMETERS: readonly {path: RegExp; name: string; with: readonly string[]}[] = [
  {path: /^\/(?:permalink|story)\.php$/, name: 'story_fbid', with: ['id']},
  {path: /^\/photo(?:\.php|\/)?$/, name: 'fbid', with: ['set']},
  {path: /^\/watch\/?$/, name: 'v', with: []},
];
const COMMENT = ['comment_id', 'reply_comment_id'];
/** First parts of a path that name a part of the site, and no account. */
const NO_ACCOUNT = new Set(
  'groups watch reel reels photo photos hashtag messages events marketplace stories help policies privacy ads login'
    .concat(' share sharer notifications bookmarks friends gaming pages me saved memories live search settings')
    .concat(' business legal recover reg places fundraisers jobs onthisday professional_dashboard media a')
    .split(' '),
);

/** What post or comment an address names, or undefined. */
export function postAddress(written: string | undefined): PostAddress | undefined {
  const url = ofFacebook(written);
  if (!url) return undefined;
  const byPath = POST_PATHS.map((shape) => shape.exec(url.pathname)).find(Boolean);
  const shape = POST_PARAMETERS.find(({path}) => path.test(url.pathname));
  const named = shape && new RegExp(`^${ID}$`).exec(url.searchParams.get(shape.name) ?? '')?.[1];
  if (!byPath && !named) return undefined;
  const kept = [...(named && shape ? [shape.name, ...shape.with] : []), ...COMMENT];
  return {
    address: withOnly(url, kept),
    postId: byPath ? byPath[1] : named,
    comment: commentIn(url),
    group: /^\/groups\/([^/]+)\//.exec(url.pathname)?.[1],
  };
}

/** The address of what the comment stands under. */
export function withoutComment(written: string): string | undefined {
  const url = ofFacebook(written);
  return url && withOnly(url, ['story_fbid', 'id', 'fbid', 'set', 'v']);
}

/** The address of the comment at the top of a reply's thread. */
export function withoutReply(written: string): string | undefined {
  const url = ofFacebook(written);
  return url && withOnly(url, ['story_fbid', 'id', 'fbid', 'set', 'v', 'comment_id']);
}

/** What account an address names, or undefined. */
export function accountAddress(written: string | undefined): AccountAddress | undefined {
  const url = ofFacebook(written);
  if (!url) return undefined;
  const id = /^\d{3,30}$/.exec(url.searchParams.get('id') ?? '')?.[0];
  if (/^\/profile\.php$/.test(url.pathname)) return id ? {address: withOnly(url, ['id']), accountId: id} : undefined;
  const numbered = /^\/(?:groups\/[^/]+\/user|people\/[^/]+)\/(\d{3,30})\/?$/.exec(url.pathname)?.[1];
  if (numbered) return {address: withOnly(url, []), accountId: numbered};
  const name = /^\/([A-Za-z0-9.]{2,80})\/?$/.exec(url.pathname)?.[1];
  const isAccount = name && !NO_ACCOUNT.has(name.toLowerCase()) && !name.endsWith('.php');
  return isAccount ? {address: withOnly(url, []), accountId: undefined} : undefined;
}

/** The name in the address of a group's own page, or undefined. */
export function groupIn(written: string | undefined): string | undefined {
  return /^\/groups\/([^/]+)\/?$/.exec(ofFacebook(written)?.pathname ?? '')?.[1];
}

export function isHashtag(written: string): boolean {
  return /^\/hashtag\/[^/]+\/?$/.test(ofFacebook(written)?.pathname ?? '');
}

function ofFacebook(written: string | undefined): URL | undefined {
  const url = parseAddress(written ?? '');
  return url && HOST.test(url.hostname) ? url : undefined;
}

/** As written, with only some parameters. An album that is not the post's own says only where the reader came from. */
function withOnly(url: URL, names: readonly string[]): string {
  const pairs = url.search
    .slice(1)
    .split('&')
    .filter((pair) => names.includes(pair.split('=')[0] ?? '') && !/^set=(?!pcb\.)/.test(pair));
  return `${url.origin}${url.pathname}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

function commentIn(url: URL): PostAddress['comment'] {
  const top = commentId(url.searchParams.get('comment_id'));
  const reply = commentId(url.searchParams.get('reply_comment_id'));
  if (!top) return undefined;
  if (url.searchParams.has('reply_comment_id')) return reply ? {id: reply, top} : undefined;
  return {id: top, top: undefined};
}

/** A comment's number, which Facebook also writes as base64 of `comment:<post>_<comment>`. */
function commentId(written: string | null): string | undefined {
  if (written === null) return undefined;
  if (/^\d{3,30}$/.test(written)) return written;
  const bytes = fromBase64(written);
  return bytes && /^comment:\w+_(\d{3,30})$/.exec(utf8Text(bytes) ?? '')?.[1];
}
