import type {ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, closest, everywhere, filled, find, is, pageOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce, textMore} from './reading/doubts.ts';
import {fact, WHY} from './reading/facts.ts';
import {once} from './reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Trustpilot marks every part of a review with a `data-` name of its own, the same since 2022; class names are hashed.
const MARKS = {
  review: '[data-service-review-card-paper]',
  name: '[data-consumer-name-typography]',
  profile: 'a[data-consumer-profile-link]',
  // The title is the link to the review itself.
  permalink: 'a[data-review-title-typography]',
  title: '[data-service-review-title-typography]',
  text: '[data-service-review-text-typography]',
  time: 'time[data-service-review-date-time-ago]',
  rating: '[data-service-review-rating]',
  // In what was written stands the day of the experience, too.
  parts: 'section h2, section p',
  experience: '[data-service-review-date-of-experience-typography]',
  more: '[data-service-review-toggle-text-show]',
  // What the firm answers stands in the review's own box, with words and a time of its own.
  answer: '[data-service-review-business-reply-text-typography], [data-service-review-business-reply-date-time-ago]',
  account: '[data-navigation-user-menu], a[href^="/users/connect/logout"]',
  logIn: 'a[name="login"], a[href*="/users/connect?"]',
} as const;

const REVIEW_PATH = /^\/reviews\/([0-9a-f]{24})\/?$/;
const USER_PATH = /^\/users\/([0-9a-f]{24})\/?$/;

/** Reviews of firms on Trustpilot. */
export const trustpilot: SiteAdapter = {
  id: 'trustpilot',
  version: '2026-11-30',
  seen: '2024 to 2026',
  matches: ({hostname}) => /(^|\.)trustpilot\.com$/.test(hostname),
  listItems: (page) => [...everywhere(page, MARKS.review)],
  findItem: (target) => closest(target, MARKS.review),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look.url), look),
  conversation: (page) => ({
    items: [...everywhere(page, MARKS.review)],
    total: null,
    isCounted: () => true,
    openers: [],
    grows: 'down',
  }),
  around: () => ({answered: [], replies: []}),
};

const isAnswer: Fence = (element) => is(element, MARKS.answer);

function readers(item: Element, url: URL): ItemReaders {
  const texts = once(() => own(item, `${MARKS.title}, ${MARKS.text}`, isAnswer));
  const read = once(() => readTexts(texts()));
  const link = once(() => pathIn(firstOwn(item, MARKS.permalink, isAnswer), REVIEW_PATH));
  const user = once(() => pathIn(onlyOne(own(item, MARKS.profile, isAnswer)), USER_PATH));
  const time = once(() => onlyOne(own(item, MARKS.time, isAnswer)));
  return {
    platform: () => ({value: 'trustpilot', from: 'address'}),
    itemKind: () => ({value: 'review', from: 'attribute'}),
    id: () => fact(link()?.id, 'address', WHY.id),
    permalink: () => fact(link()?.address, 'address', WHY.permalink),
    displayName: () => fact(wordsOf(onlyOne(own(item, MARKS.name, isAnswer)))?.trim(), 'text', WHY.displayName),
    handle: () => ({missing: WHY.handle}),
    profile: () => fact(user()?.address, 'address', WHY.profile),
    accountId: () => fact(user()?.id, 'address', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => (isWhole(item) ? textFact(read()) : {missing: 'Not every part of the review was recognised.'}),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time())?.trim(), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => [],
    quotes: () => [],
    standsIn: () => firmOf(item, url),
    mentions: () => [],
    links: () => [],
    counts: () => ratingOf(item),
    media: () => [],
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => {
      const found = doubtsOf(item, isAnswer, read(), 'inside');
      const more = firstOwn(item, MARKS.more, isAnswer);
      return eachOnce(more && isShown(more) ? [...found, textMore()] : found);
    },
  };
}

/** Title and words are one text: without one of them it would be another. */
function isWhole(item: Element): boolean {
  const known = `${MARKS.title}, ${MARKS.text}, ${MARKS.experience}`;
  return own(item, MARKS.parts, isAnswer).every((one) => is(one, known));
}

function pathIn(link: Element | undefined, shape: RegExp): {id: string; address: string} | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const id = url && shape.exec(url.pathname)?.[1];
  return id ? {id, address: url.origin + url.pathname.replace(/\/$/, '')} : undefined;
}

/** The stars are a picture; the number stands beside it as an attribute. */
function ratingOf(item: Element): ShownCount[] {
  const rating = filled(onlyOne(own(item, MARKS.rating, isAnswer)), 'data-service-review-rating');
  return rating && /^[1-5]$/.test(rating) ? [{name: 'rating', shown: rating}] : [];
}

/** The firm that a page is of, by its address. */
function firmOf(item: Element, url: URL): ShownPlace[] {
  const path = /^\/review\/[^/]+(?=\/|$)/.exec(url.pathname)?.[0];
  if (!path) return [];
  return [
    {
      kind: 'page',
      name: {missing: 'The name of the firm has no mark of its own.'},
      address: fact(resolved(path, item), 'address', 'The page of the firm has no address.'),
    },
  ];
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  if (find(page, MARKS.account)) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: www.trustpilot.com/review/<firm>, de.trustpilot.com/review/<firm>, /reviews/<id>.
// Rests on: public source of 2024 to 2026. Whether someone is signed in rests on less: its marks may be others.
