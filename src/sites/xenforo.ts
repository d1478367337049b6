import type {Fact, ItemKind, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {addressFact, type Board, boardAdapter, numberIn, type Post, placesAt} from './forum/board.ts';
import {filled, find, findAll, is, pageOf} from './reading/dom.ts';
import {fact, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// XenForo 2 names the parts of a post by classes that styles and add-ons are made for, and what they belong to by
// `data-` attributes; the same since 2017. From 2.3 on posts also have microdata.
const MARKS = {
  page: 'html#XF',
  item: 'article.message--post, article.message--article, article.message--conversationMessage, article.message--simple',
  aside: '.message-signature, .tooltip, .message-responseRow',
  name: '.message-name .username, .message-name [itemprop="name"], .message-attribution-user .username',
  time: '.message-attribution-main time, .message-attribution time',
  permalink: '.message-attribution-main a[href]:has(time), .message-attribution a[href*="post-"]:has(time)',
  noText:
    '.js-selectToQuoteEnd, .bbCodeBlock-title, .bbCodeBlock-expandLink, .bbCodeBlock--unfurl, .bbCodeSpoiler-button, .lbContainer-zoomer, script',
  unfurled: '.bbCodeBlock--unfurl .contentRow-header a[href]',
  comment: '[itemtype$="/Comment"]',
  parent: 'meta[itemprop="parentItem"]',
  path: '.p-breadcrumbs a[itemprop="item"]',
  title: 'h1.p-title-value',
  label: '.label, .label-append',
  signedIn: '.p-navgroup-link--user .p-navgroup-linkText',
} as const;

const THREAD = /^(.*?\/threads\/[^/?#]+\/)/;
const FORUM = /[/?](?:forums|categories)\/[^/?#]+\.\d+/;

const board: Board = {
  id: 'xenforo',
  version: '2026-11-30',
  seen: '2020 to 2025',
  isPage: (page) => find(page, `${MARKS.page}, ${MARKS.item}`) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: '.message-name a.username, .message-attribution-user a.username',
    time: MARKS.time,
    permalink: MARKS.permalink,
    text: ['.message-userContent .bbWrapper', '.message-body .bbWrapper', '.bbWrapper', '.message-body'],
    noText: MARKS.noText,
    edited: '.message-lastEdit',
    attached: '.message-attachments',
    quote: {
      box: 'blockquote',
      head: '.bbCodeBlock-title, .bbCodeBlock-expandLink',
      body: '.bbCodeBlock-content',
      author: '',
      authorIn: 'data-quote',
      link: 'a.bbCodeBlock-sourceJump',
    },
  },
  readers,
  viewer,
  places,
};

/** Posts, profile posts and conversations of XenForo 2. */
export const xenforo: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item, first, all, texts, isInWords} = post;
  return {
    id: () => fact(filled(item, 'data-content') ?? numbered(item), 'attribute', WHY.id),
    itemKind: () => kindOf(post),
    accountId: () => fact(accountOf(first(MARKS.name)), 'attribute', WHY.accountId),
    writtenTime: () => fact(withColon(filled(first(MARKS.time), 'datetime')), 'attribute', WHY.exact),
    // Shown in the zone that its reader chose, else in the forum's.
    clock: 'unknown',
    links: () => [...linksOf(texts(), isInWords).links, ...linksOf(all(MARKS.unfurled)).links],
  };
}

function numbered(item: Element): string | undefined {
  return numberIn(filled(item, 'id'), /^js-((?:post|message|profilePost)-\d+)$/);
}

/** Who is no member has the number 0. */
function accountOf(name: Element | undefined): string | undefined {
  const id = filled(name, 'data-user-id');
  return id === '0' ? undefined : id;
}

/** `2026-03-01T10:00:00-0500` */
function withColon(written: string | undefined): string | undefined {
  return written?.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

/** Answers in a thread are comments by their microdata, where there is any. */
function kindOf({item, first}: Post): Fact<ItemKind> {
  if (is(item, '.message--conversationMessage')) return {value: 'message', from: 'attribute'};
  const isComment = is(item, MARKS.comment) || first(MARKS.parent) !== undefined;
  return {value: isComment ? 'comment' : 'post', from: 'attribute'};
}

/** The forums, the outer first, and the thread. */
function places({item, first}: Post): ShownPlace[] {
  const page = pageOf(item);
  const forums = findAll(page, MARKS.path).filter((link) => FORUM.test(filled(link, 'href') ?? ''));
  const title = is(item, '.message--post, .message--article') ? onlyOne(findAll(page, MARKS.title)) : undefined;
  const address = addressFact(first(MARKS.permalink), 'The page does not link to it.');
  const thread = 'value' in address ? THREAD.exec(address.value)?.[1] : undefined;
  if (!title) return placesAt('board', forums);
  return [
    ...placesAt('board', forums),
    {
      kind: 'thread',
      name: fact(
        wordsOf(title, (one) => is(one, MARKS.label)),
        'text',
        'The page does not name it.',
      ),
      address: fact(thread, 'attribute', 'The page does not link to it.'),
    },
  ];
}

/** The page says itself whether somebody is signed in. */
function viewer(page: Document): SiteFacts['viewer'] {
  const said = filled(find(page, MARKS.page), 'data-logged-in');
  const name = wordsOf(find(page, MARKS.signedIn));
  if (said === 'true' || name) return {signedIn: 'yes', account: fact(name, 'text', WHY.viewer)};
  return said === 'false' ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: posts of XenForo 2.1 and 2.3 in public code, 2020 and 2025, and a stored page of 2.2; conversations and
// profile posts by the same classes, less sure.
