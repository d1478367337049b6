import type {ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {viewerIn} from './facebook/page-data.ts';
import {textFact} from './reading/body.ts';
import {aroundInChat, chatOf} from './reading/chat.ts';
import {closest, filled, find, findAll, holds, is, pageOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, isOwn, onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {readText} from './text.ts';

// Classes are hashed. Since 2026 each message bears its id, and a label for screen readers: "At 3:24 PM, Rita: Hello".
const MARKS = {
  message: '[data-message-id][aria-label]',
  run: 'div[dir="auto"]',
  /** A message that is answered is shown in what can be pressed. */
  button: '[role="button"], button, div[tabindex="0"]',
} as const;

const THREAD_PATH = /^(?:\/messages)?(?:\/e2ee)?\/t\/([\w.-]{3,60})\/?$/;
/** The label in English; in other languages who and when are not told apart. */
const LABELS = [
  /^At (.{0,40}?\d{1,2}:\d{2}(?:\s?[AP]M)?), ([\s\S]{1,200})$/,
  /^Message sent (.{0,40}?\d{1,2}:\d{2}(?:\s?[AP]M)?) by ([\s\S]{1,200})$/,
];
/** Pictures of accounts and reactions are smaller. */
const FACE_PX = 100;
const NO_PERMALINK = 'Messenger gives messages no addresses.';
const NOT_SAID = 'The page does not say it in a way that is sure.';
const OWN_MESSAGE = 'The page says only that it is a message of the account that is signed in.';
const {getBoundingClientRect} = Element.prototype;

/** Messages of Messenger, on its own pages and on Facebook's. */
export const messenger: SiteAdapter = {
  id: 'messenger',
  version: '2026-11-30',
  seen: '2026',
  matches: ({hostname, pathname}) =>
    /^(?:www\.)?messenger\.com$/.test(hostname) ||
    (/^(?:(?:www|web)\.)?facebook\.com$/.test(hostname) && /^\/messages(?:\/|$)/.test(pathname)),
  listItems: (page) => findAll(page, MARKS.message),
  findItem: (target) => closest(target, MARKS.message),
  readViewer: viewerIn,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => chatOf(findAll(page, MARKS.message)),
  around: (item) =>
    aroundInChat(
      item,
      findAll(pageOf(item), MARKS.message),
      (one) => filled(one, 'data-message-id'),
      () => undefined,
    ),
};

function readers(item: Element, look: Look): ItemReaders {
  const isOthers: Fence = (element) => element !== item && is(element, MARKS.button);
  const label = once(() => squeezed(filled(item, 'aria-label') ?? ''));
  const run = once(() => runOf(item, isOthers, label()));
  const read = once(() => readText(run() ?? item, () => run() === undefined));
  const head = once(() => headOf(label(), run() ? squeezed(read().text) : undefined));
  const links = once(() => linksOf(run() ? [run() as Element] : []));
  return {
    platform: () => ({value: 'messenger', from: 'address'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(filled(item, 'data-message-id'), 'attribute', WHY.id),
    permalink: () => ({missing: NO_PERMALINK}),
    displayName: () => (head()?.name === 'You' ? {missing: OWN_MESSAGE} : fact(head()?.name, 'attribute', NOT_SAID)),
    handle: () => ({missing: WHY.handle}),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => (run() ? textFact(read()) : {missing: WHY.text}),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({value: 'private message', from: 'address'}),
    shownTime: () => fact(head()?.time, 'attribute', NOT_SAID),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => [],
    quotes: () => [],
    standsIn: () => placeOf(look.url),
    mentions: () => links().mentions,
    links: () => links().links,
    counts: () => [],
    media: () => mediaOf(item),
    viewer: () => viewerIn(pageOf(item)),
    doubts: () => (run() ? eachOnce(doubtsOf(item, isOthers, read(), 'inside')) : []),
  };
}

/** The piece of text that the message's own label ends with: a quoted message's is another. */
function runOf(item: Element, isOthers: Fence, label: string): Element | undefined {
  const runs = findAll(item, MARKS.run).filter((one) => isOwn(item, one, isOthers));
  const outer = runs.filter((one) => !runs.some((other) => other !== one && holds(other, one)));
  return onlyOne(
    outer.filter((one) => {
      const words = squeezed(readText(one).text);
      return words !== '' && label.endsWith(`: ${words}`);
    }),
  );
}

/** Time and name, from what stands before the text in the label. */
function headOf(label: string, text: string | undefined): {time: string; name: string} | undefined {
  const head = text === undefined ? undefined : label.slice(0, -(text.length + 2));
  const [, time, name] = LABELS.map((shape) => shape.exec(head ?? '')).find(Boolean) ?? [];
  return time && name ? {time, name} : undefined;
}

function squeezed(text: string): string {
  return text.replace(/[\s\u202f\u00a0]+/g, ' ').trim();
}

function placeOf(url: URL): ShownPlace[] {
  if (!THREAD_PATH.test(url.pathname)) return [];
  const address = {value: url.origin + url.pathname, from: 'address'} as const;
  return [{kind: 'chat', name: {missing: NOT_SAID}, address}];
}

function mediaOf(item: Element): SiteFacts['media'] {
  const found = findAll(item, 'img, video').filter((one) => {
    const {width, height} = getBoundingClientRect.call(one);
    const button = closest(one, MARKS.button);
    // A picture can be pressed; what is answered can too, and holds words.
    const isQuoted =
      button !== undefined && button !== item && holds(item, button) && find(button, MARKS.run) !== undefined;
    return width >= FACE_PX && height >= FACE_PX && !isQuoted;
  });
  return found.map((one) => mediaFact(one));
}

// Rests on: public source of three programs that read messenger.com in 2026 (`data-message-id`, the label's English
// form); older builds, whose rows bear no ids, are read as any page.
