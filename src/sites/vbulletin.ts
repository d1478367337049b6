import type {Fact, ItemKind, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {type Board, boardAdapter, numberIn, type Post, placeAt, placesAt} from './forum/board.ts';
import {addressIn, attr, filled, find, findAll, is, pageOf} from './reading/dom.ts';
import {fact, firstKnown, WHY} from './reading/facts.ts';
import {onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Three layouts, each with names of its own that forums' styles keep: tables of 3 (since 2004), lists of 4 (since 2009),
// lists of 5 and 6 (since 2012).
const MARKS = {
  generator: 'meta[name="generator"][content^="vBulletin" i]',
  item: 'table[id^="post"]:has([id^="post_message_"]), li.postcontainer, li.b-post, li[data-node-id][data-node-publishdate]',
  itemOf5: '.b-post, [data-node-id]',
  // The signature, the menu of the author's name.
  aside:
    '.signature, .memberaction_body, .vbmenu_popup, .b-post__signature, .b-userinfo__additional-info-block, .js-comment-entry',
  name: '.bigusername, .username_container .username, .b-userinfo .author',
  profile: 'a.bigusername, .username_container a.username, .b-userinfo .author a',
  dateOf3: 'td.thead',
  time: '.posthead .date, .b-post__timestamp time',
  permalink: 'a[id^="postcount"], a.postcounter, a.b-post__count',
  // By a class too: without it the quotes in it could not be told from it.
  textOf3: ':is(td.alt1, td.alt2) [id^="post_message_"]',
  // In 3 "Quote:" and "Code:" stand in small print above their boxes; a post's own sizes are `<font>`.
  noText: '[id^="post_message_"] .smallfont, .bbcode_description, .inlinemod',
  edited: '.lastedited, .b-post__edit-time',
  attached: '.attachments, fieldset.fieldset',
  quoteOf3: '[id^="post_message_"] td.alt2, [id^="post_message_"] td.bbcodeblock',
  quote: '.bbcode_quote',
  // Only where it stands before the quoted words: a bold word of theirs is no name.
  headOf3:
    ':is(td.alt2, td.bbcodeblock) div:has(a[href*="#post"]):has(strong), :is(td.alt2, td.bbcodeblock) > div:first-child:not(:only-child):has(> strong)',
  path: '.navbar a[href*="forumdisplay"], #breadcrumb a[href*="forumdisplay"], .navbit a[href*="forumdisplay"], .b-breadcrumb__crumb a, #breadcrumbs a.crumb',
  thread: '#pagetitle .threadtitle a',
  signedIn: '.welcomelink a[href*="member"]',
  guestForm: 'input[name="vb_login_username"]',
} as const;

const board: Board = {
  id: 'vbulletin',
  version: '2026-11-30',
  seen: '2013 to 2022',
  isPage: (page) => find(page, `${MARKS.generator}, ${MARKS.item}`) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: MARKS.profile,
    time: MARKS.time,
    permalink: MARKS.permalink,
    text: ['.postcontent.restore', '.js-post__content-text', MARKS.textOf3],
    noText: MARKS.noText,
    edited: MARKS.edited,
    attached: MARKS.attached,
    quote: {
      box: `${MARKS.quote}, ${MARKS.quoteOf3}`,
      head: `.bbcode_postedby, ${MARKS.headOf3}`,
      body: '',
      author: `.bbcode_postedby strong, :is(${MARKS.headOf3}) strong`,
      link: '.bbcode_postedby a[href*="post"], a[href*="#post"]',
    },
  },
  readers,
  viewer,
  places,
};

/** Posts of vBulletin 3, 4, 5 and 6. */
export const vbulletin: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item, first} = post;
  return {
    id: () => fact(idOf(item), 'attribute', WHY.id),
    itemKind: () => kindOf(item),
    accountId: () => fact(accountIn(addressIn(first(MARKS.profile), 'href')), 'address', WHY.accountId),
    shownTime: () =>
      firstKnown(
        () => fact(wordsOf(first(MARKS.time)), 'text', WHY.shown),
        () => fact(dateOf3(post), 'text', WHY.shown),
      ),
  };
}

function idOf(item: Element): string | undefined {
  const number = filled(item, 'data-node-id') ?? numberIn(attr(item, 'id'), /^post_?(\d+)$/);
  return number && `post${number}`;
}

/** In 5 the page says which post began the thread. */
function kindOf(item: Element): Fact<ItemKind> {
  if (!is(item, MARKS.itemOf5)) return {value: 'post', from: 'attribute'};
  if (is(item, '[itemtype$="/Comment"]')) return {value: 'comment', from: 'attribute'};
  return is(item, '[itemtype$="/CreativeWork"]') ? {value: 'post', from: 'attribute'} : {missing: WHY.kind};
}

/** `member.php?u=12`, `members/12-rita`, `member.php?12-rita` */
function accountIn(profile: string | undefined): string | undefined {
  return numberIn(profile, /(?:[?&]u=|\/members?\/|member\.php\?)(\d+)(?:[-&#/]|$)/);
}

/** In the head of a post of 3 stand its date, after a picture, and in another cell its number. */
function dateOf3({all}: Post): string | undefined {
  const cells = all(MARKS.dateOf3).filter((cell) => find(cell, 'a[id^="postcount"]') === undefined);
  const dates = cells.flatMap((cell) => wordsOf(cell, (one) => is(one, 'a'))?.trim() ?? []);
  return onlyOne(dates.filter((words) => /\d/.test(words)));
}

function places({item}: Post): ShownPlace[] {
  const page = pageOf(item);
  const thread = onlyOne(findAll(page, MARKS.thread));
  return [...placesAt('board', findAll(page, MARKS.path)), ...(thread ? [placeAt('thread', thread)] : [])];
}

function viewer(page: Document): SiteFacts['viewer'] {
  const name = wordsOf(find(page, MARKS.signedIn));
  if (name) return {signedIn: 'yes', account: {value: name, from: 'text'}};
  return find(page, MARKS.guestForm) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: stored pages of 3.8 (2022), 4 (about 2013) and 5 (2017).
