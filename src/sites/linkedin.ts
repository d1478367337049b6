import type {SiteFacts} from '../core/facts/facts.ts';
import {commentCount, findArticle, isCommentArticle, MARKED, readArticle} from './linkedin/articles.ts';
import {CARDS, findCard, isCommentCard, readCard} from './linkedin/cards.ts';
import {nestedAround} from './reading/around.ts';
import {attr, closest, everywhere, find, is, pageOf} from './reading/dom.ts';
import {doubtsOf} from './reading/doubts.ts';
import {fact, WHY} from './reading/facts.ts';
import {knownOpeners, openersIn} from './reading/openers.ts';
import {onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Conversation, SiteAdapter} from './site-adapter.ts';

// What stands outside of items; the marks of items are in linkedin/.
const MARKS = {
  // The signed-in person's corner of the top bar; its picture is labelled with the name.
  me: '.global-nav__me, [data-view-name="nav-me"]',
  myPicture: 'img.global-nav__me-photo[alt]',
  logIn: 'a[data-tracking-control-name$="nav-header-signin"]',
  moreComments:
    'button.comments-comments-list__load-more-comments-button--cr, button.comments-comments-list__load-more-comments-button',
} as const;

/** Posts and comments of LinkedIn: in the app, on public pages, and in the newer app that has no class names of its own. */
export const linkedIn: SiteAdapter = {
  id: 'linkedin',
  version: '2026-11-30',
  seen: '2022 to 2026-10',
  matches: ({hostname}) => /^(([a-z]{2}|www)\.)?linkedin\.com$/.test(hostname),
  listItems: (page) => [...everywhere(page, `${MARKED}, ${CARDS}`)].filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => (is(item, MARKED) ? readArticle : readCard)(item, look, () => viewerOf(pageOf(item))),
  conversation: conversationOn,
  around: (item) => nestedAround(item, linkedIn.listItems(pageOf(item)), itemAround),
};

function itemAround(target: Element): Element | undefined {
  const box = closest(target, `${MARKED}, ${CARDS}`);
  return box && (is(box, MARKED) ? findArticle(box) : findCard(box));
}

function isComment(item: Element): boolean {
  return isCommentArticle(item) || isCommentCard(item);
}

function conversationOn(page: Document): Conversation {
  const items = linkedIn.listItems(page).filter((one) => !isPaidFor(one));
  const post = onlyOne(items.filter((one) => !isComment(one)));
  return {
    items,
    total: (post && commentCount(post)) ?? null,
    isCounted: isComment,
    openers: [
      ...new Set([...knownOpeners(page, MARKS.moreComments), ...openersIn(page, (one) => itemAround(one) === one)]),
    ],
    grows: 'down',
  };
}

function isPaidFor(item: Element): boolean {
  const nothing = {text: '', cut: false, covered: false};
  return doubtsOf(item, (element) => element !== item && itemAround(element) === element, nothing, 'inside').some(
    ({code}) => code === 'sponsored',
  );
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const picture = find(page, MARKS.myPicture);
  if (picture) return {signedIn: 'yes', account: fact(attr(picture, 'alt'), 'attribute', WHY.viewer)};
  if (find(page, MARKS.me)) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: /feed/, /feed/update/urn:li:activity:<id>/ (both builds of the app), /posts/<slug> (public).
// Rests on: readers of other extensions and saved pages, seen 2026-10; the class names are those of 2022 to August 2026,
// the test ids and component keys those of the build that has replaced them since.
// What stands around the text of its cards (the line above, the time, the box that names the number, posts passed on,
// figures, replies in comments): tests and readers of four public extensions against captures of 2026-07 to 2026-10. Where
// comments of that build show their time was not found.
