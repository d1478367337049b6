import type {Fact, Reference, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {addressFact, type Board, boardAdapter, numberIn, type Post, referenceTo} from './forum/board.ts';
import {nestedAround} from './reading/around.ts';
import {saysHowMany} from './reading/control-words.ts';
import {attr, classes, closest, everywhere, filled, find, findAll, is, pageOf, parentOf} from './reading/dom.ts';
import {fact, firstKnown, reference, WHY} from './reading/facts.ts';
import {firstOwn, onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// What WordPress itself writes, whatever the theme: the classes and the id of a comment's box, and in classic themes
// (those that let WordPress draw the comments) and block themes the names of its parts.
const MARKS = {
  // Together WordPress alone writes these. Some themes give the same number to a second box inside, without `depth-<n>`.
  item: '.comment.even[class*="depth-"], .comment.odd[class*="depth-"]',
  aside: '.comment-respond, .children',
  name: '.comment-author .fn, .comment-author .p-name, .wp-block-comment-author-name, .comment-author-name, .vcard .fn',
  profile:
    '.comment-author .fn a[href], .comment-author a.url, .wp-block-comment-author-name a[href], .vcard .fn a[href], .comment-author a.u-url',
  time: '.comment-metadata time, .comment-meta time, .wp-block-comment-date time, time.comment-date, .comment-author time, .comment-header time',
  oldTime:
    '.commentmetadata a[href*="#comment-"], .comment-meta a[href*="#comment-"], .comment-date a[href*="#comment-"]',
  text: '.comment-content, .wp-block-comment-content, .comment-text, .comment_text, .e-content',
  // Classic lists from before 2013: the paragraphs lie beside the lines that say who and when.
  oldText: '.comment-body',
  noText:
    '.comment-author, .comment-meta, .commentmetadata, .reply, .comment-reply-link, .comment-awaiting-moderation, .edit-link, .says',
  awaiting: '.comment-awaiting-moderation',
  reply: '.comment-reply-link',
  title: 'h1.entry-title, h1.wp-block-post-title, h1.post-title, h1.page-title',
  // Only written by versions from 5.3 on.
  late: '[class*="wp-block-comment-"], .comment-author a[rel~="ugc"]',
  ping: '.pingback, .trackback',
  howMany: '.comments-title, #comments-title, .wp-block-comments-title',
  // The bar that WordPress draws above the page for who is signed in; the name stands there twice.
  signedIn: '#wp-admin-bar-my-account > a .display-name',
  signedInAlso: '#wp-admin-bar-user-info .display-name',
  // The fields for a name and an address stand there only for who is not signed in.
  guestForm: '#commentform input#author, #commentform input[name="author"]',
} as const;

const GREENWICH = /(?:\+00:00|Z)$/;

const board: Board = {
  id: 'wordpress',
  version: '2026-11-30',
  seen: '2026-10',
  isPage: (page) => find(page, MARKS.item) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: MARKS.profile,
    time: MARKS.time,
    permalink: '',
    text: [MARKS.text, MARKS.oldText],
    noText: MARKS.noText,
    edited: '',
    attached: '',
    quote: {box: 'blockquote', head: 'cite', body: '', author: '', link: ''},
  },
  readers,
  viewer,
  places,
  conversation: (page, items) => ({total: totalOn(page, items)}),
  around: (item) => nestedAround(item, wordpress.listItems(pageOf(item)), wordpress.findItem),
};

/** Comments of WordPress, in themes that let it draw them. */
export const wordpress: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item} = post;
  const number = numberOf(item);
  return {
    id: () => fact(number && `comment-${number}`, 'attribute', WHY.id),
    itemKind: () => ({value: holder(item) ? 'reply' : 'comment', from: 'attribute'}),
    permalink: () => addressFact(linkTo(post, number), WHY.permalink),
    accountId: () => fact(accountOf(item), 'attribute', 'The comment is of nobody with an account of the site.'),
    shownTime: () =>
      firstKnown(
        () => fact(wordsOf(post.first(MARKS.time)), 'text', WHY.shown),
        () => fact(wordsOf(post.first(MARKS.oldTime)), 'text', WHY.shown),
      ),
    writtenTime: () => writtenTime(post),
    audience: () => fact(wordsOf(post.first(MARKS.awaiting)), 'text', WHY.audience),
    inReplyTo: () => answered(item),
  };
}

function numberOf(item: Element): string | undefined {
  return numberIn(attr(item, 'id'), /^(?:li-)?comment-(\d+)$/);
}

/** A link to the comment that stands outside of its words. */
function linkTo({all, texts}: Pick<Post, 'all' | 'texts'>, number: string | undefined): Element | undefined {
  if (number === undefined) return undefined;
  return all(`a[href$="#comment-${number}"]`).find(
    (link) =>
      closest(link, MARKS.noText) !== undefined || !texts().some((text) => [...everywhere(text, 'a')].includes(link)),
  );
}

/** The name of the account that WordPress writes into the classes of a comment of somebody with one. */
function accountOf(item: Element): string | undefined {
  const names = classes(item);
  if (!names.includes('byuser')) return undefined;
  return onlyOne(names.flatMap((name) => /^comment-author-(.+)$/.exec(name)?.[1] ?? []));
}

/**
 * Before its version 5.3 WordPress wrote the site's own time with the zone of Greenwich. Unless the page shows that it is
 * of a later one, that zone is left out.
 */
function writtenTime(post: Post): Fact<string> {
  const written = filled(post.first(MARKS.time), 'datetime');
  const isDoubtful = written !== undefined && GREENWICH.test(written) && !isLate(pageOf(post.item));
  return fact(isDoubtful ? written.replace(GREENWICH, '') : written, 'attribute', WHY.exact);
}

function isLate(page: Document): boolean {
  const generator = filled(find(page, 'meta[name="generator"][content^="WordPress "]'), 'content');
  const version = /^WordPress (\d+)\.(\d+)/.exec(generator ?? '');
  if (version) return Number(version[1]) > 5 || (Number(version[1]) === 5 && Number(version[2]) >= 3);
  return find(page, MARKS.late) !== undefined;
}

function holder(item: Element): Element | undefined {
  const parent = parentOf(item);
  return parent && closest(parent, MARKS.item);
}

function depthOf(item: Element): number {
  const above = holder(item);
  return above ? depthOf(above) + 1 : 1;
}

/** The comment that another hangs in is what it answers, where WordPress hung it there for that and no other reason. */
function answered(item: Element): Reference[] {
  const above = holder(item);
  if (!above) return [];
  return [isBelowWhatItAnswers(item, above) ? referenceTo(above, board) : reference({})];
}

/**
 * WordPress hangs comments only so deep: answers to the deepest stand beside them, after them. So the first is surely an
 * answer, and the others are where the page shows that there is room for deeper ones: one that is, or a link to answer.
 */
function isBelowWhatItAnswers(item: Element, above: Element): boolean {
  const all = wordpress.listItems(pageOf(item));
  if (all.find((one) => holder(one) === above) === item) return true;
  const depth = depthOf(item);
  return all.some((one) => {
    const other = depthOf(one);
    if (other > depth) return true;
    return (
      other === depth && firstOwn(one, MARKS.reply, (inner) => inner !== one && is(inner, MARKS.item)) !== undefined
    );
  });
}

function places({item, all}: Post): ShownPlace[] {
  const title = onlyOne(findAll(pageOf(item), MARKS.title));
  const link = linkTo({all, texts: () => []}, numberOf(item));
  if (!title) return [];
  const address = addressFact(link, 'The page does not link to it.');
  return [
    {
      kind: 'page',
      name: fact(wordsOf(title), 'text', 'The page does not name it.'),
      address: 'value' in address ? {...address, value: postAddress(address.value)} : address,
    },
  ];
}

/** The address of a comment without what names the comment in it. */
function postAddress(comment: string): string {
  const [page = ''] = comment.split('#');
  return page.replace(/comment-page-\d+\/?$/, '').replace(/[?&]cpage=\d+$/, '');
}

/** The heading counts mentions by other sites too, where there are any on the page: then it says another number. */
function totalOn(page: Document, items: readonly Element[]): number | null {
  const said =
    items.length > 0 && findAll(page, MARKS.ping).length === 0 ? onlyOne(findAll(page, MARKS.howMany)) : undefined;
  return saysHowMany(wordsOf(said) ?? '') ?? null;
}

function viewer(page: Document): SiteFacts['viewer'] {
  const name = wordsOf(find(page, MARKS.signedIn)) ?? wordsOf(find(page, MARKS.signedInAlso));
  if (name) return {signedIn: 'yes', account: {value: name, from: 'text'}};
  return find(page, MARKS.guestForm) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: WordPress' own comment walker and comment blocks, stored 2026-10; themes of its makers.
