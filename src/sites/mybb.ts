import type {ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {type Board, boardAdapter, numberIn, type Post, placesAt} from './forum/board.ts';
import {addressIn, attr, find, findAll, is, pageOf} from './reading/dom.ts';
import {fact, WHY} from './reading/facts.ts';
import {onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// MyBB 1.8 draws every theme from these templates; the names of a post's parts are the same since 2014.
const MARKS = {
  // Its own script, on every page.
  script: 'script[src*="jscripts/general.js"]',
  item: '.post:has(.post_body):has(.author_information)',
  aside: '.signature, .author_statistics, .post_controls',
  name: '.author_information .largetext',
  profile: '.author_information .largetext a',
  time: '.post_date',
  edit: '.post_edit',
  edited: '.edited_post',
  permalink: '.post_head a[href*="#pid"]',
  noText: '.codeblock .title, .spoiler_button, script',
  path: '.navigation a[href*="forumdisplay.php"], .navigation a[href*="forum-"]',
  thread: '.navigation .active',
  signedIn: '.welcome strong a, .welcome a[href*="action=profile"]',
  logOut: '.welcome a.logout',
  logIn: '.welcome a.login',
} as const;

const board: Board = {
  id: 'mybb',
  version: '2026-11-30',
  seen: '2024-03',
  isPage: (page) => find(page, `${MARKS.script}, ${MARKS.item}`) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: MARKS.profile,
    time: MARKS.time,
    permalink: MARKS.permalink,
    text: ['.post_body'],
    noText: MARKS.noText,
    edited: MARKS.edited,
    attached: 'fieldset',
    quote: {
      box: 'blockquote',
      head: 'cite',
      body: '',
      author: 'cite',
      // The line is words of the board's language; only the one that MyBB is written in is known.
      authorLine: /^(.+) Wrote:$/,
      link: 'cite a.quick_jump',
    },
  },
  readers,
  viewer,
  places,
};

/** Posts of MyBB 1.8. */
export const mybb: SiteAdapter = boardAdapter(board);

function readers({item, first}: Post): ReturnType<Board['readers']> {
  return {
    id: () => fact(idOf(item), 'attribute', WHY.id),
    accountId: () =>
      fact(numberIn(addressIn(first(MARKS.profile), 'href'), /[?&]uid=(\d+)(?:&|#|$)/), 'address', WHY.accountId),
    shownTime: () =>
      fact(
        wordsOf(first(MARKS.time), (one) => is(one, MARKS.edit)),
        'text',
        WHY.shown,
      ),
  };
}

function idOf(item: Element): string | undefined {
  const number = numberIn(attr(item, 'id'), /^post_(\d+)$/);
  return number && `pid${number}`;
}

function places({item}: Post): ShownPlace[] {
  const page = pageOf(item);
  const names = new Set(findAll(page, MARKS.thread).flatMap((one) => wordsOf(one) ?? []));
  const thread = onlyOne([...names]);
  const boards = placesAt('board', findAll(page, MARKS.path));
  if (!thread) return boards;
  return [
    ...boards,
    {kind: 'thread', name: {value: thread, from: 'text'}, address: {missing: 'The page does not link to it.'}},
  ];
}

function viewer(page: Document): SiteFacts['viewer'] {
  const name = find(page, MARKS.logOut) && wordsOf(find(page, MARKS.signedIn));
  if (name) return {signedIn: 'yes', account: {value: name, from: 'text'}};
  if (find(page, MARKS.logOut)) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: MyBB's own templates, 2024-03.
