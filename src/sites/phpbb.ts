import type {ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {addressFact, type Board, boardAdapter, numberIn, type Post, placeAt, placesAt} from './forum/board.ts';
import {addressIn, attr, childrenOf, find, findAll, is, isText, pageOf} from './reading/dom.ts';
import {fact, firstKnown, WHY} from './reading/facts.ts';
import {onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// The class names and ids of phpBB's own style, prosilver, which most other styles are made from; the same since 2007,
// with `<time>` since 3.3.
const MARKS = {
  body: 'body#phpbb',
  // Posts of topics and private messages. What a search finds is cut short, and stands in another layout.
  item: '.post:not(.search):has(.postprofile):has(.postbody)',
  aside: '.signature, .postprofile dd, .post-buttons, .profile-icons',
  name: '.postprofile dt .username, .postprofile dt .username-coloured, .postprofile dt strong',
  profile: '.postprofile dt a.username, .postprofile dt a.username-coloured',
  line: 'p.author',
  time: 'p.author time',
  permalink: 'p.author a[href*="#p"]',
  oldPermalink: '.postbody h3 a[href*="#p"]',
  noText: '.codebox p, .codebox dt, .inline-attachment, .attachbox',
  // A post that was brought up again has a like box, which begins with two empty lines.
  edited: '.postbody .notice:not(.post_deleted_msg):not(:has(br:first-child))',
  quotedAuthor: 'cite a:not([data-post-id])',
  path: '.nav-breadcrumbs a[href*="viewforum"], .navlinks a[href*="viewforum"]',
  topic: 'h2.topic-title a, #page-body > h2 a[href*="viewtopic"]',
  signedIn: '#username_logged_in .username, #username_logged_in .username-coloured',
  logOut: '.navbar a[href*="mode=logout"]',
  logIn: '.navbar a[href*="mode=login"]',
} as const;

const board: Board = {
  id: 'phpbb',
  version: '2026-11-30',
  seen: '2026-04',
  isPage: (page) => find(page, `${MARKS.body}, ${MARKS.item}`) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: MARKS.profile,
    time: MARKS.time,
    permalink: MARKS.permalink,
    text: ['.content'],
    noText: MARKS.noText,
    edited: MARKS.edited,
    attached: '.attachbox, .inline-attachment',
    quote: {box: 'blockquote', head: 'cite', body: '', author: MARKS.quotedAuthor, link: 'cite a[data-post-id]'},
  },
  readers,
  viewer,
  places,
};

/** Posts and private messages of phpBB. */
export const phpbb: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item, first} = post;
  const isMessage = is(item, '.pm');
  return {
    id: () => fact(idOf(item), 'attribute', WHY.id),
    itemKind: () => ({value: isMessage ? 'message' : 'post', from: 'attribute'}),
    accountId: () =>
      fact(numberIn(addressIn(first(MARKS.profile), 'href'), /[?&]u=(\d+)(?:&|#|$)/), 'address', WHY.accountId),
    permalink: () =>
      firstKnown(
        () => addressFact(first(MARKS.permalink), WHY.permalink),
        () => addressFact(first(MARKS.oldPermalink), WHY.permalink),
      ),
    shownTime: () =>
      firstKnown(
        () => fact(wordsOf(first(MARKS.time)), 'text', WHY.shown),
        () => fact(dateIn(first(MARKS.line), isMessage), 'text', WHY.shown),
      ),
  };
}

function idOf(item: Element): string | undefined {
  const id = attr(item, 'id');
  return id !== undefined && /^(?:p|post-)\d+$/.test(id) ? id : undefined;
}

/**
 * Before 3.3 the time stands in the line as words of no mark: last, after the author's name; in a private message
 * first, before the names of who wrote and who got it.
 */
function dateIn(line: Element | undefined, isFirst: boolean): string | undefined {
  if (!line || !isShown(line)) return undefined;
  const words = childrenOf(line).flatMap((node) => (isText(node) ? node.data.replace(/\s+/g, ' ').trim() : []));
  const said = words.map((one) => one.replace(/^[»«]\s*/, '')).filter((one) => /\d/.test(one));
  return isFirst ? said[0] : said.at(-1);
}

function places({item}: Post): ShownPlace[] {
  const page = pageOf(item);
  const topic = onlyOne(findAll(page, MARKS.topic));
  return [...placesAt('board', findAll(page, MARKS.path)), ...(topic ? [placeAt('thread', topic)] : [])];
}

function viewer(page: Document): SiteFacts['viewer'] {
  const name = wordsOf(find(page, MARKS.signedIn));
  if (name) return {signedIn: 'yes', account: {value: name, from: 'text'}};
  if (find(page, MARKS.logOut)) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: phpBB's own templates, 2026-04, and a board's page of 3.3, stored 2026; the older line from 3.0.
