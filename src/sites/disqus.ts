import type {Reference, ShownCount, ShownPlace} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {type Board, boardAdapter, numberIn, type Post, referenceTo} from './forum/board.ts';
import {nestedAround} from './reading/around.ts';
import {saysHowMany} from './reading/control-words.ts';
import {attr, closest, filled, find, pageOf, parentOf} from './reading/dom.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {knownOpeners} from './reading/openers.ts';
import {onlyOne} from './reading/own.ts';
import {servedAt, servedIn, servedWord} from './reading/served.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Disqus draws its comments in a frame of its own; its script finds the parts by `data-role` and `data-action`, the
// same since 2012.
const MARKS = {
  item: 'li.post:has(.post-content)',
  aside: '[data-role="children"], .realtime-replies',
  name: '.post-byline .author',
  account: '.post-byline [data-username]',
  avatar: '[data-role="user-avatar"]',
  time: '[data-role="relative-time"]',
  answered: '[data-role="parent-link"], a.parent-link',
  likes: '[data-role="likes"]',
  dislikes: '[data-role="dislikes"]',
  howMany: '.comment-count',
  more: '.load-more a[data-action="more-posts"]',
} as const;

const board: Board = {
  id: 'disqus',
  version: '2026-11-30',
  seen: '2014 to 2026',
  isPage: (page, url) => url.hostname === 'disqus.com' || find(page, MARKS.item) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: '.post-byline .author a[href]',
    time: MARKS.time,
    permalink: 'a[data-role="relative-time"]',
    text: ['[data-role="message"]'],
    noText: '',
    edited: '',
    attached: '.post-media',
    quote: {box: 'blockquote', head: '', body: '', author: '', link: ''},
  },
  readers,
  viewer: () => VIEWER_UNKNOWN,
  places: placesOf,
  conversation: (page) => ({
    total: saysHowMany(wordsOf(find(page, MARKS.howMany)) ?? '') ?? null,
    openers: knownOpeners(page, MARKS.more),
  }),
  around: (item) => nestedAround(item, disqus.listItems(pageOf(item)), disqus.findItem),
};

/** Comments of Disqus, in its frame. */
export const disqus: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item, first} = post;
  const account = filled(first(MARKS.account), 'data-username');
  const number = numberIn(attr(item, 'id'), /^post-(\d+)$/);
  return {
    id: () => fact(number && `comment-${number}`, 'attribute', WHY.id),
    itemKind: () => ({value: holder(item) ? 'reply' : 'comment', from: 'attribute'}),
    handle: () => fact(account && `@${account}`, 'attribute', WHY.handle),
    accountId: () => fact(filled(first(MARKS.avatar), 'data-user'), 'attribute', WHY.accountId),
    // The frame was served with the first comments as data: their times are of UTC, though they do not say so.
    writtenTime: () => fact(utc(servedWord(servedAt(servedOf(post), ['createdAt']))), 'meta', WHY.exact),
    clock: 'viewer',
    inReplyTo: () => answered(post),
    counts: () => [...countOf('likes', first(MARKS.likes)), ...countOf('dislikes', first(MARKS.dislikes))],
  };
}

const DATA = 'script#disqus-threadData';

/** What the frame was served with of this very comment. */
function servedOf({item}: Post): unknown {
  const number = numberIn(attr(item, 'id'), /^post-(\d+)$/);
  const all = servedAt(servedIn(pageOf(item), DATA), ['response', 'posts']);
  const found = Array.isArray(all) && number ? all.filter((one) => servedAt(one, ['id']) === number) : [];
  return onlyOne(found);
}

function utc(written: string | undefined): string | undefined {
  return written && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(written) ? `${written}Z` : undefined;
}

/** The page that the comments are on, where the data names it as that of this comment. */
function placesOf(post: Post): ShownPlace[] {
  const thread = servedAt(servedIn(pageOf(post.item), DATA), ['response', 'thread']);
  const id = servedWord(servedAt(thread, ['id']));
  if (!id || servedAt(servedOf(post), ['thread']) !== id) return [];
  const link = parseAddress(servedWord(servedAt(thread, ['link'])) ?? '');
  return [
    {
      kind: 'thread',
      name: fact(servedWord(servedAt(thread, ['clean_title'])), 'meta', 'The page does not name it.'),
      address: fact(link?.href, 'meta', 'The page does not link to it.'),
    },
  ];
}

function holder(item: Element): Element | undefined {
  const parent = parentOf(item);
  return parent && closest(parent, MARKS.item);
}

/** The link beside the name says what is answered; where answers hang no deeper it is not what they hang in. */
function answered({item, first}: Post): Reference[] {
  const above = holder(item);
  const link = first(MARKS.answered);
  if (!above) return [];
  if (!link) return [reference({})];
  const number = numberIn(filled(link, 'href'), /#comment-(\d+)$/);
  const said = number ? find(pageOf(item), `li.post[id="post-${number}"]`) : undefined;
  if (said) return [referenceTo(said, board)];
  return [reference({author: fact(wordsOf(link), 'text', 'The page does not name whom it answers.')})];
}

function countOf(name: string, element: Element | undefined): ShownCount[] {
  const shown = wordsOf(element)?.trim();
  return shown && /\d/.test(shown) ? [{name, shown}] : [];
}

// Rests on: comment frames saved in public code, 2014 to 2024; who is signed in is not read. The data that a frame is
// served with (its form, and that its times are of UTC): an open-source front end of 2016 to 2020 and readers of 2018 to
// 2026.
