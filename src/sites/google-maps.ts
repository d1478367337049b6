import type {MediaFact, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {meaningOf} from '../core/facts/shown-time.ts';
import {textFact} from './reading/body.ts';
import {around, attr, everywhere, filled, find, findAll, holds, is, pageOf, parentOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce, textMore} from './reading/doubts.ts';
import {fact, WHY} from './reading/facts.ts';
import {mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {readText, wordsOf} from './text.ts';

// Of Maps' class names none says anything, though some have stood for years. What holds: the number of a review on its
// box (and on every control in it), the name of who wrote it as the box's label, and the address of their page.
const MARKS = {
  review: '[data-review-id][aria-label]:not(button):not([role="button"])',
  profile: '[data-href*="/maps/contrib/"]',
  stars: '[role="img"][aria-label]',
  // The box of the words bears the number of the review, or these two names together.
  namedText: '.MyEned',
  text: '.wiI7pd',
  controls: 'button, [role="button"]',
  more: 'button[aria-expanded="false"]',
  picture: 'button[style*="background-image"]',
  signedIn: 'a[href*="accounts.google.com/SignOutOptions"]',
  logIn: 'a[href*="accounts.google.com/ServiceLogin"]',
} as const;

const NO_ADDRESS = 'The page shows no address of the review; it is made only when it is shared.';
const PLACE_PATH = /^\/maps\/place\/[^/]+(?:\/[^/]*)*$/;

/** Reviews of places on Google Maps. */
export const googleMaps: SiteAdapter = {
  id: 'googlereviews',
  version: '2026-11-30',
  seen: '2024 to 2026',
  matches: ({hostname, pathname}) =>
    /^(www|maps)\.google(\.[a-z]{2,3}){1,2}$/.test(hostname) && /^\/maps(\/|$)/.test(pathname),
  listItems: reviewsOn,
  findItem: (target) => outermost(target),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => ({
    items: reviewsOn(page),
    total: null,
    isCounted: () => true,
    openers: [],
    grows: 'down',
  }),
  around: () => ({answered: [], replies: []}),
};

function reviewsOn(page: Document): Element[] {
  return [...everywhere(page, MARKS.review)].filter((one) => outermost(one) === one && find(one, MARKS.profile));
}

/** Boxes inside may bear the number as well. */
function outermost(target: Element): Element | undefined {
  return [...around(target)].filter((one) => is(one, MARKS.review) && find(one, MARKS.profile)).at(-1);
}

const noFence: Fence = () => false;

function readers(item: Element, look: Look): ItemReaders {
  const id = once(() => filled(item, 'data-review-id'));
  const profile = once(() => profileIn(item));
  const body = once(() => bodyOf(item, id()));
  const read = once(() => (body() ? readText(body() ?? item, isControl) : {text: '', cut: false, covered: false}));
  return {
    platform: () => ({value: 'googlereviews', from: 'address'}),
    itemKind: () => ({value: 'review', from: 'attribute'}),
    id: () => fact(id(), 'attribute', WHY.id),
    permalink: () => ({missing: NO_ADDRESS}),
    displayName: () => fact(filled(item, 'aria-label'), 'attribute', WHY.displayName),
    handle: () => ({missing: WHY.handle}),
    profile: () => fact(profile()?.address, 'attribute', WHY.profile),
    accountId: () => fact(profile()?.id, 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => fact(filled(body(), 'lang'), 'attribute', WHY.language),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(timeOf(item, look), 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => [],
    quotes: () => [],
    standsIn: () => placeOf(item, look.url),
    mentions: () => [],
    links: () => [],
    counts: () => ratingOf(item),
    media: () => picturesOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => {
      const found = doubtsOf(item, (one) => one !== body() && isOutside(item, body(), one), read(), 'inside');
      const more = body() && find(body() ?? item, MARKS.more);
      return eachOnce(more && isShown(more) ? [...found, textMore()] : found);
    },
  };
}

function isControl(element: Element): boolean {
  return is(element, MARKS.controls);
}

/** Doubts of the words are those of the words' own box: the owner's answer may be cut as well. */
function isOutside(item: Element, body: Element | undefined, element: Element): boolean {
  return body !== undefined && element !== item && !holds(element, body) && !holds(body, element);
}

/** The owner's answer looks like a review's words and may be the only one: the box must be told by its number. */
function bodyOf(item: Element, id: string | undefined): Element | undefined {
  const numbered = id && findAll(item, '[id]').filter((one) => attr(one, 'id') === id);
  if (numbered && numbered.length === 1) return numbered[0];
  const named = findAll(item, MARKS.namedText).filter((one) => find(one, MARKS.text));
  return onlyOne(named);
}

function profileIn(item: Element): {id: string; address: string} | undefined {
  const links = own(item, MARKS.profile, noFence).flatMap((one) => {
    const url = parseAddress(resolved(filled(one, 'data-href') ?? '', one) ?? '');
    const id = /^\/maps\/contrib\/(\d{15,25})(?:\/|$)/.exec(url?.pathname ?? '')?.[1];
    return url && id ? {id, address: `${url.origin}/maps/contrib/${id}`} : [];
  });
  return links.every(({id}) => id === links[0]?.id) ? links[0] : undefined;
}

/** Beside the stars stands nothing but the time, at some places with where the review is from. */
function timeOf(item: Element, look: Look): string | undefined {
  const stars = onlyOne(own(item, MARKS.stars, noFence));
  for (let at = stars && parentOf(stars); at && at !== item && holds(item, at); at = parentOf(at)) {
    const leaves = findAll(at, '*').filter((one) => one !== stars && !find(one, '*') && isShown(one));
    const words = leaves.flatMap((one) => wordsOf(one)?.trim() ?? []);
    if (words.length > 0) return onlyOne(words.filter((one) => meaningOf(one, look).earliest !== null));
  }
  return undefined;
}

function ratingOf(item: Element): ShownCount[] {
  const stars = onlyOne(own(item, MARKS.stars, noFence));
  const label = filled(stars, 'aria-label')?.trim();
  return label && /\p{Nd}/u.test(label) ? [{name: 'rating', shown: label}] : [];
}

function picturesOf(item: Element): MediaFact[] {
  return own(item, MARKS.picture, noFence).flatMap((one) => {
    const written = /url\(\s*["']?([^"')]+)/.exec(attr(one, 'style') ?? '')?.[1];
    const address = written && resolved(written, one);
    return address ? mediaFact(one, address) : [];
  });
}

/** The place whose page is open. */
function placeOf(item: Element, url: URL): ShownPlace[] {
  if (!PLACE_PATH.test(url.pathname)) return [];
  const titles = findAll(pageOf(item), 'h1').filter(isShown);
  const names = [...new Set(titles.flatMap((one) => wordsOf(one)?.trim() ?? []))];
  return [
    {
      kind: 'page',
      name: fact(onlyOne(names), 'text', 'The name of the place was not found.'),
      address: {value: url.origin + url.pathname, from: 'address'},
    },
  ];
}

/** The control of the account says its name and, in brackets, its address for mail. */
function viewerOf(page: Document): SiteFacts['viewer'] {
  const account = find(page, MARKS.signedIn);
  const mail = /\(([^()\s]+@[^()\s]+)\)\s*$/.exec(filled(account, 'aria-label') ?? '')?.[1];
  if (account) return {signedIn: 'yes', account: fact(mail, 'attribute', WHY.viewer)};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: www.google.com/maps/place/<name>/….
// Rests on: public source of 2024 to 2026.
