import type {Fact, ItemKind, Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {instantOf} from '../core/time.ts';
import {addressFact, type Board, boardAdapter, firstShown, type Post, placesAt} from './forum/board.ts';
import {readTexts, textFact} from './reading/body.ts';
import {closest, everywhere, filled, find, findAll, is, pageOf, rawText, resolved} from './reading/dom.ts';
import {fact, markedTrue, WHY} from './reading/facts.ts';
import {isOwn} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// NodeBB finds its own parts by the attribute `component`; themes must keep it. The post's box says whose it is and when.
const MARKS = {
  script: 'script[src*="/nodebb.min.js"]',
  item: '[component="post"], li[data-pid][data-uid]',
  parent: '[component="post/parent"]',
  // What it answers, its answers unfolded, who edited it.
  aside:
    '[component="post/parent"], [component="post/signature"], [component="post/replies/container"], [component="post/editor"]',
  name: 'a[data-username]',
  profile: 'a[data-username][href*="/user/"]',
  time: '.post-header .timeago, [component="post/header"] .timeago',
  permalink:
    'a.post-index[href*="/post/"], .post-header a[href*="/post/"], [component="post/header"] a[href*="/post/"]',
  published: 'meta[itemprop="datePublished"]',
  editMark: '[component="post/edit-indicator"]',
  votes: '[component="post/vote-count"]',
  replies: '[component="post/reply-count/text"]',
  title: '[component="topic/title"]',
  path: '.breadcrumb a[href*="/category/"]',
  signedIn: '[component="header/username"]',
  logIn: '#logged-out-menu a[href$="/login"], .sidebar-left a[href$="/login"], .sidebar-right a[href$="/login"]',
} as const;

const board: Board = {
  id: 'nodebb',
  version: '2026-11-30',
  seen: '2026-08',
  isPage: (page) => find(page, `${MARKS.script}, ${MARKS.item}`) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: MARKS.profile,
    time: MARKS.time,
    permalink: MARKS.permalink,
    text: ['[component="post/content"]'],
    noText: 'script',
    edited: '',
    attached: '',
    quote: {box: 'blockquote', head: '', body: '', author: '', link: ''},
  },
  readers,
  viewer,
  places,
};

/** Posts of NodeBB. */
export const nodebb: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item, first, all} = post;
  const slug = filled(item, 'data-userslug');
  const number = filled(item, 'data-uid');
  return {
    id: () => fact(filled(item, 'data-pid'), 'attribute', WHY.id),
    itemKind: () => kindOf(item),
    handle: () => fact(slug && `@${slug}`, 'attribute', WHY.handle),
    accountId: () => fact(number === '0' ? undefined : number, 'attribute', WHY.accountId),
    edited: () => markedTrue(all(MARKS.editMark).some(isShown), WHY.edited),
    shownTime: () => fact(firstShown(all(MARKS.time)), 'text', WHY.shown),
    writtenTime: () => fact(postedAt(item) ?? filled(first(MARKS.published), 'content'), 'attribute', WHY.exact),
    clock: 'viewer',
    inReplyTo: () => answered(item),
    counts: () => [...countOf('votes', first(MARKS.votes)), ...countOf('replies', first(MARKS.replies))],
  };
}

/** By its microdata every post is a comment on the topic. */
function kindOf(item: Element): Fact<ItemKind> {
  const isComment = is(item, '[itemtype$="/Comment"], [itemprop~="comment"]');
  return isComment ? {value: 'comment', from: 'attribute'} : {missing: WHY.kind};
}

function postedAt(item: Element): string | undefined {
  const milliseconds = filled(item, 'data-timestamp');
  return milliseconds && /^\d{10,16}$/.test(milliseconds) ? instantOf(Number(milliseconds)) : undefined;
}

/** Above a post stands what it answers, in one line. */
function answered(item: Element): Reference[] {
  const isOther = (one: Element) => one !== item && is(one, MARKS.item);
  const box = [...everywhere(item, MARKS.parent)].find((one) => isOwn(item, one, isOther));
  if (!box) return [];
  const words = find(box, '[component="post/parent/content"]');
  return [
    {
      permalink: addressFact(find(box, 'a[href*="/post/"]'), 'The page does not link to it.'),
      author: fact(firstShown(findAll(box, 'a[href*="/user/"]')), 'text', 'The page does not name its author.'),
      text: textFact(readTexts(words ? [words] : []), 'The page does not show its words.'),
    },
  ];
}

function countOf(name: string, element: Element | undefined): ShownCount[] {
  const shown = /-?\d[\d.,]*\s?[kKM]?/.exec(wordsOf(element) ?? '')?.[0].trim();
  return shown ? [{name, shown}] : [];
}

function places({item}: Post): ShownPlace[] {
  const page = pageOf(item);
  const title = firstShown(findAll(page, MARKS.title));
  const boards = placesAt('board', findAll(page, MARKS.path));
  if (!title) return boards;
  const written = filled(closest(item, '[itemid]'), 'itemid');
  const address = fact(written && resolved(written, item), 'attribute', 'The page does not link to it.');
  return [...boards, {kind: 'thread', name: {value: title, from: 'text'}, address}];
}

/** The name stands in the account's menu, which is closed. */
function viewer(page: Document): SiteFacts['viewer'] {
  const name = find(page, MARKS.signedIn);
  if (name) return {signedIn: 'yes', account: fact(rawText(name).trim(), 'text', WHY.viewer)};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: the templates of NodeBB and its theme Harmony, 2026-08.
