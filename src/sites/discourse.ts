import type {Fact, ItemKind, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {plainAddress} from '../core/facts/plain-address.ts';
import {instantOf} from '../core/time.ts';
import {type Board, boardAdapter, type Post, placeAt} from './forum/board.ts';
import {addressIn, attr, filled, find, findAll, is, pageOf} from './reading/dom.ts';
import {fact, firstKnown, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {knownOpeners} from './reading/openers.ts';
import {onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Discourse draws topics twice: by its app, and as a plain page for crawlers and old browsers. The class names are
// those that themes and plugins hang on, the same since 2013; the `data-` attributes are the app's own.
const MARKS = {
  generator: 'meta[name="generator"][content^="Discourse "]',
  item: 'article.onscreen-post:not(.small-action), .topic-body.crawler-post',
  // Answers and earlier posts that are unfolded within a post, notices, the map of the topic.
  aside: '.embedded-posts, .topic-map, .post-notice',
  fullName: '.topic-meta-data .names .full-name, .names .full-name',
  name: '.names .first, .crawler-post-meta .creator [itemprop="name"], .crawler-post-meta .creator a',
  profile: '.names a[data-user-card], .crawler-post-meta .creator a',
  card: '.names [data-user-card]',
  // The whole time stands in milliseconds. Of a post that everybody may edit it is the time of the last edit.
  time: 'a.post-date:not(.last-wiki-edit) .relative-date',
  crawlerTime: 'time.post-time:not([itemprop~="dateModified"])',
  permalink: 'a.post-date, .crawler-post-meta link[itemprop="url"]',
  noText: '.quote-controls, .lightbox-wrapper .meta, aside.onebox, .cooked-selection-barrier',
  onebox: 'aside.onebox header a[href]',
  answered: '.reply-to-tab span',
  likes: '.post-controls .like-count, .post-likes',
  replies: '.post-controls .show-replies',
  hashtag: 'a.hashtag-cooked, a.hashtag',
  topic: '#topic-title h1 a[href*="/t/"]',
  category: '.topic-category a.badge-category__wrapper, #topic-title .topic-category a.badge-wrapper',
  gap: '.post-stream .gap',
  signedIn: '#current-user',
  logIn: '.d-header .login-button',
} as const;

const board: Board = {
  id: 'discourse',
  version: '2026-11-30',
  seen: '2026-07',
  isPage: (page) => find(page, `${MARKS.generator}, ${MARKS.item}`) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: MARKS.profile,
    time: MARKS.time,
    permalink: MARKS.permalink,
    text: ['.cooked', '.crawler-post > .post'],
    noText: MARKS.noText,
    edited: '.post-info.edits',
    attached: '',
    quote: {
      box: 'aside.quote, blockquote',
      head: '.title',
      body: 'blockquote',
      author: '',
      authorIn: 'data-username',
      link: '.quote-controls a.back, .title a[href*="/t/"]',
    },
  },
  readers,
  viewer,
  places,
  conversation: (page) => ({openers: knownOpeners(page, MARKS.gap)}),
};

/** Posts of Discourse, in its app and on its plain pages. */
export const discourse: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item, first, all, texts, isInWords} = post;
  const account = filled(first(MARKS.card), 'data-user-card');
  return {
    id: () => fact(filled(item, 'data-post-id'), 'attribute', WHY.id),
    itemKind: () => kindOf(item),
    permalink: () => permalinkOf(post),
    displayName: () =>
      firstKnown(
        () => fact(wordsOf(first(MARKS.fullName)), 'text', WHY.displayName),
        () => fact(wordsOf(first(MARKS.name)), 'text', WHY.displayName),
      ),
    handle: () => fact(account && `@${account}`, 'attribute', WHY.handle),
    accountId: () => fact(filled(item, 'data-user-id'), 'attribute', WHY.accountId),
    shownTime: () => fact(wordsOf(first(MARKS.time) ?? first(MARKS.crawlerTime)), 'text', WHY.shown),
    writtenTime: () => writtenTime(post),
    clock: 'viewer',
    inReplyTo: () =>
      all(MARKS.answered)
        .slice(0, 1)
        .map((name) => reference({author: fact(wordsOf(name), 'text', 'The page does not name whom it answers.')})),
    links: () => [
      ...linksOf(texts(), (link) => isInWords(link) && !is(link, MARKS.hashtag)).links,
      // A link that stands alone is drawn as a card of the page that it leads to.
      ...linksOf(all(MARKS.onebox)).links,
    ],
    tags: () => linksOf(texts(), (link) => isInWords(link) && is(link, MARKS.hashtag)).links,
    counts: () => [...countOf('likes', first(MARKS.likes)), ...countOf('replies', first(MARKS.replies))],
  };
}

/** The app calls every post one; the plain page says which of them are comments on the first. */
function kindOf(item: Element): Fact<ItemKind> {
  if (!is(item, '.crawler-post') || attr(item, 'id') === 'post_1') return {value: 'post', from: 'attribute'};
  const isComment = is(item, '[itemprop~="comment"], [itemtype$="/Comment"]');
  return isComment ? {value: 'comment', from: 'attribute'} : {missing: WHY.kind};
}

/** The page gives it with the name of who looks at it, for sharing. */
function permalinkOf({first}: Post): Fact<string> {
  const address = addressIn(first(MARKS.permalink), 'href');
  const plain = address === undefined ? undefined : plainAddress(address).replace(/\?u=[^&#]*$/, '');
  return fact(plain, 'attribute', WHY.permalink);
}

function writtenTime({first}: Post): Fact<string> {
  const crawler = filled(first(MARKS.crawlerTime), 'datetime');
  const milliseconds = filled(first(MARKS.time), 'data-time');
  const instant = milliseconds && /^\d{10,16}$/.test(milliseconds) ? instantOf(Number(milliseconds)) : undefined;
  return fact(crawler ?? instant, 'attribute', WHY.exact);
}

function countOf(name: string, element: Element | undefined): ShownCount[] {
  const shown = /\d[\d.,]*\s?[kKM]?/.exec(wordsOf(element) ?? '')?.[0].trim();
  return shown ? [{name, shown}] : [];
}

/** The categories, the outer first, and the topic. */
function places({item}: Post): ShownPlace[] {
  const page = pageOf(item);
  const topic = onlyOne(findAll(page, MARKS.topic));
  return [
    ...findAll(page, MARKS.category).map((link) => placeAt('board', link)),
    ...(topic ? [placeAt('thread', topic)] : []),
  ];
}

/** The addresses for sharing hold the name of who looks at the page. */
function viewer(page: Document): SiteFacts['viewer'] {
  if (find(page, MARKS.signedIn)) {
    const names = findAll(page, 'a.post-date[href*="?u="]').map((link) => nameIn(link));
    const name = onlyOne([...new Set(names)]);
    return {signedIn: 'yes', account: fact(name && `@${name}`, 'address', WHY.viewer)};
  }
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function nameIn(link: Element): string | undefined {
  return parseAddress(addressIn(link, 'href') ?? '')?.searchParams.get('u') ?? undefined;
}

// Rests on: Discourse's own components and pages in its public code, 2026-07; plain pages of forums, stored 2026-07.
