import type {Fact, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {viewerIn} from './facebook/page-data.ts';
import {headOf, isSelf, type Split, splitAt, squeezed} from './messenger/label.ts';
import {textFact} from './reading/body.ts';
import {aroundInChat, chatOf} from './reading/chat.ts';
import {closest, filled, find, findAll, holds, is, pageOf, styleOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {mediaFact} from './reading/media.ts';
import {once, oncePerGo} from './reading/once.ts';
import {type Fence, isOwn, onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {readText} from './text.ts';

// Classes are hashed. Since 2026 each message bears its id, and a label for screen readers: "At 3:24 PM, Rita: Hello".
const MARKS = {
  message: '[data-message-id][aria-label]',
  run: 'div[dir="auto"]',
  runs: 'div[dir="auto"], span[dir="auto"]',
  /** What can be pressed: pictures, what is answered, in some builds the message's own bubble, with its label. */
  button: '[role="button"], button, div[tabindex="0"]',
  /** What is answered stands here; so may other things that the label leaves out. */
  unsaid: '[aria-hidden="true"]',
  /** English; what is answered is told by nothing else. */
  answered: '[role="button"][aria-label="Go to replied message"]',
  log: '[role="log"]',
  /** English: the list of messages, named after the conversation. */
  named: '[aria-label^="Messages in conversation "]',
  reaction: '[role="button"][aria-label*="reaction"]',
} as const;

const THREAD_PATH = /^(?:\/messages)?(?:\/e2ee)?\/t\/([\w.-]{3,60})\/?$/;
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

function fenceOf(item: Element): Fence {
  return (element) => element !== item && is(element, `${MARKS.button}, ${MARKS.unsaid}`);
}

function readers(item: Element, look: Look): ItemReaders {
  const isOthers = fenceOf(item);
  const label = once(() => labelOf(item));
  const body = once(() => bodyOf(item));
  const run = () => body()?.run;
  const read = once(() => readText(run() ?? item, () => run() === undefined));
  const links = once(() => linksOf(run() ? [run() as Element] : []));
  const media = once(() => picturesIn(item));
  return {
    platform: () => ({value: 'messenger', from: 'address'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(filled(item, 'data-message-id'), 'attribute', WHY.id),
    permalink: () => ({missing: NO_PERMALINK}),
    displayName: () => nameOf(item, run() ?? media()[0]),
    handle: () => ({missing: WHY.handle}),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => (run() ? textFact(read()) : {missing: WHY.text}),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({value: 'private message', from: 'address'}),
    shownTime: () => fact(headOf(body()?.split.head ?? label())?.time, 'attribute', NOT_SAID),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => answeredIn(item),
    quotes: () => [],
    standsIn: () => placeOf(item, look.url),
    mentions: () => links().mentions,
    links: () => links().links,
    counts: () => findAll(item, MARKS.reaction).flatMap(reactionsIn),
    media: () => media().map((one) => mediaFact(one)),
    viewer: () => viewerIn(pageOf(item)),
    doubts: () => (run() ? eachOnce(doubtsOf(item, isOthers, read(), 'inside')) : []),
  };
}

function labelOf(item: Element): string {
  return squeezed(filled(item, 'aria-label') ?? '');
}

/** The piece of text that the message's own label ends with: what is answered is another. */
function bodyOf(item: Element): {run: Element; split: Split} | undefined {
  const label = labelOf(item);
  const found = findAll(item, MARKS.runs).flatMap((run) => {
    const words = squeezed(readText(run).text);
    const split = splitAt(label, words);
    return split && isOwn(item, run, fenceBut(item, words)) ? [{run, split}] : [];
  });
  const whole = found.filter(({split}) => split.isWhole);
  const sure = whole.length > 0 ? whole : found;
  return onlyOne(sure.filter(({run}) => !sure.some((other) => other.run !== run && holds(other.run, run))));
}

/** The bubble of a message can be pressed in some builds; its label ends with the same words. */
function fenceBut(item: Element, words: string): Fence {
  const isOthers = fenceOf(item);
  return (element) => isOthers(element) && splitAt(squeezed(filled(element, 'aria-label') ?? ''), words) === undefined;
}

/** A message without words is labelled with a name alone: one that other messages of the page make sure of. */
function nameOf(item: Element, shown: Element | undefined): Fact<string> {
  const name = saidName(item) ?? headOf(labelOf(item))?.rest;
  if (name === undefined) return {missing: NOT_SAID};
  if (isSelf(name)) return ownName(item, shown);
  const isSure = saidName(item) !== undefined || namesOn(pageOf(item)).has(name);
  return isSure ? {value: name, from: 'attribute'} : {missing: NOT_SAID};
}

const saidName = oncePerGo((item: Element): string | undefined => headOf(bodyOf(item)?.split.head)?.rest);

const namesOn = oncePerGo(
  (page: Document): ReadonlySet<string> => new Set(findAll(page, MARKS.message).flatMap((one) => saidName(one) ?? [])),
);

/** Anybody in a chat can give anybody the nickname "You"; only messages of the account itself stand at the end of the line. */
function ownName(item: Element, shown: Element | undefined): Fact<string> {
  const {signedIn, account} = viewerIn(pageOf(item));
  const log = closest(item, MARKS.log);
  if (signedIn !== 'yes' || !log || !shown) return {missing: OWN_MESSAGE};
  const [line, box] = [getBoundingClientRect.call(log), getBoundingClientRect.call(shown)];
  const [left, right] = [box.left - line.left, line.right - box.right];
  const isAtEnd = styleOf(log).direction === 'rtl' ? left < right : right < left;
  return isAtEnd ? account : {missing: OWN_MESSAGE};
}

/** Who wrote it, the page tells in a sentence only. */
function answeredIn(item: Element): SiteFacts['inReplyTo'] {
  const button = onlyOne(findAll(item, MARKS.answered));
  const read = button && textFact(readText(button));
  return read && 'value' in read ? [reference({text: read})] : [];
}

function reactionsIn(button: Element): ShownCount[] {
  const [, shown, emoji] = /^(\d+) reactions? with (\P{L}{1,20}?);/u.exec(filled(button, 'aria-label') ?? '') ?? [];
  return shown && emoji ? [{name: `reactions ${emoji}`, shown}] : [];
}

function placeOf(item: Element, url: URL): ShownPlace[] {
  const label = filled(closest(item, MARKS.named), 'aria-label');
  const name = fact(/ (?:with|titled) (.+)$/s.exec(label ?? '')?.[1], 'attribute', NOT_SAID);
  if (THREAD_PATH.test(url.pathname))
    return [{kind: 'chat', name, address: {value: url.origin + url.pathname, from: 'address'}}];
  return 'value' in name ? [{kind: 'chat', name, address: {missing: 'The address names no conversation.'}}] : [];
}

function picturesIn(item: Element): Element[] {
  return findAll(item, 'img, video').filter((one) => {
    const {width, height} = getBoundingClientRect.call(one);
    const button = closest(one, MARKS.button);
    // A picture can be pressed; what is answered can too, and holds words.
    const isQuoted =
      button !== undefined && button !== item && holds(item, button) && find(button, MARKS.run) !== undefined;
    return width >= FACE_PX && height >= FACE_PX && !isQuoted;
  });
}

// Rests on: public source of 2026 of programs that read messenger.com and facebook.com/messages (`data-message-id`, the
// label in English and, of 2026-08, in Vietnamese), among them a study of four saved conversations of July 2026 (answers,
// reactions, the forms of times). Older builds, whose rows bear no ids, are read as any page.
