import type {Fact, Reference, ShownPlace} from '../core/facts/facts.ts';
import {readTexts, textFact} from './reading/body.ts';
import {
  around,
  attr,
  closest,
  elementsIn,
  everywhere,
  filled,
  find,
  findAll,
  holds,
  is,
  pageOf,
  parentOf,
  resolved,
  tag,
} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Snapchat's web page has hashed class names only. What holds is the list of a chat, named after it (`cv-<number>`),
// how its rows lie in each other, `header`, `time`, and the class of names that are not to be translated.
const MARKS = {
  chat: 'ul[id^="cv-"]',
  name: '.nonIntl',
  time: 'time[datetime]',
  text: 'span[dir="auto"]',
  // A message that is nothing but a link has no text around it.
  link: 'a[href]',
  media: 'img, video, audio',
} as const;

/** What stands where a name would, for the account that is signed in. */
const SELF = 'Me';
const OWN_MESSAGE = 'The page says only that it is a message of the account that is signed in.';
const NO_ADDRESS = 'Messages of a chat have no address.';
const FOLLOWS = 'The message stands below another of the same account; only the time of the first is shown.';

/** Messages of chats on Snapchat's web page. */
export const snapchat: SiteAdapter = {
  id: 'snapchat',
  version: '2026-11-30',
  seen: '2025 to 2026',
  matches: ({hostname, pathname}) =>
    hostname === 'web.snapchat.com' || (hostname === 'www.snapchat.com' && /^\/web(\/|$)/.test(pathname)),
  listItems: messagesOn,
  findItem: messageAround,
  readViewer: () => VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => ({
    items: messagesOn(page),
    total: null,
    isCounted: () => true,
    openers: [],
    grows: 'up',
  }),
  around: () => ({answered: [], replies: []}),
};

/** A chat is a list of rows; a row of messages holds a list of its own, other rows hold a day or a notice. */
function messagesOn(page: Document): Element[] {
  return [...everywhere(page, 'ul ul li')].filter(isMessage);
}

function messageAround(target: Element): Element | undefined {
  for (const at of around(target)) if (isMessage(at)) return at;
  return undefined;
}

/** Reactions and quoted messages are lists too, but in no row of the chat. */
function isMessage(element: Element): boolean {
  if (tag(element) !== 'li' || !bodyOf(element)) return false;
  const run = above(element, 'ul');
  const row = run && above(run, 'li');
  const chat = row && above(row, 'ul');
  if (!run || !chat) return false;
  return (
    is(chat, MARKS.chat) || findAll(run, 'li').some((one) => above(one, 'ul') === run && timeIn(one) !== undefined)
  );
}

function above(element: Element, name: 'ul' | 'li'): Element | undefined {
  for (let at = parentOf(element); at; at = parentOf(at)) if (tag(at) === name) return at;
  return undefined;
}

/** The line above the first of several messages holds who wrote them, and when that one was written. */
function lineOf(item: Element): Element | undefined {
  return elementsIn(item).find((one) => tag(one) === 'header');
}

function timeIn(item: Element): Element | undefined {
  const line = lineOf(item);
  return line && find(line, MARKS.time);
}

/** The line with the name stands before, reactions below what was written. */
function bodyOf(item: Element): Element | undefined {
  return elementsIn(item).find((one) => !/^(header|ul)$/.test(tag(one)));
}

/** Reactions and quoted messages are lists in a message; the name of who is quoted stands beside the list. */
function fenceOf(item: Element): Fence {
  const body = bodyOf(item);
  const quoted = body ? findAll(body, 'ul').flatMap((list) => quoteAround(list, body) ?? []) : [];
  return (element) => quoted.includes(element) || (tag(element) === 'ul' && element !== item);
}

function quoteAround(list: Element, body: Element): Element | undefined {
  const parent = parentOf(list);
  return parent && parent !== body && holds(body, parent) ? parent : list;
}

function readers(item: Element): ItemReaders {
  const fence = fenceOf(item);
  const body = once(() => bodyOf(item));
  const texts = once(() => textsIn(body(), fence));
  const read = once(() => readTexts(texts()));
  const header = once(() => headerOf(item));
  const time = once(() => timeIn(item));
  return {
    platform: () => ({value: 'snapchat', from: 'address'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => ({missing: WHY.id}),
    permalink: () => ({missing: NO_ADDRESS}),
    displayName: () => nameIn(header() && find(header() ?? item, MARKS.name)),
    handle: () => ({missing: WHY.handle}),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time()), 'text', FOLLOWS),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', FOLLOWS),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => quotedIn(item),
    quotes: () => [],
    standsIn: () => chatOf(item),
    mentions: () => linksOf(texts()).mentions,
    links: () => linksOf(texts()).links,
    counts: () => [],
    media: () =>
      own(item, MARKS.media, fence)
        .filter((one) => tag(one) !== 'img' || isContentPicture(one))
        .map((one) => mediaFact(one)),
    viewer: () => VIEWER_UNKNOWN,
    doubts: () => eachOnce(doubtsOf(item, fence, read(), 'inside')),
  };
}

/** A link stands for the whole text only where no other words are. */
function textsIn(body: Element | undefined, fence: Fence): Element[] {
  if (!body) return [];
  const texts = own(body, MARKS.text, fence);
  if (texts.length > 0 || wordsOf(body, (one) => fence(one) || is(one, MARKS.link))) return texts;
  return own(body, MARKS.link, fence);
}

function nameIn(element: Element | undefined): Fact<string> {
  const name = wordsOf(element)?.trim();
  return name === SELF ? {missing: OWN_MESSAGE} : fact(name, 'text', WHY.displayName);
}

/** The name stands above the first of several messages of the same account. */
function headerOf(item: Element): Element | undefined {
  const run = above(item, 'ul');
  const messages = run ? findAll(run, 'li').filter((one) => above(one, 'ul') === run) : [];
  const before = messages.slice(0, messages.indexOf(item) + 1).reverse();
  return before.map(lineOf).find((line) => line !== undefined);
}

/** A message that is answered is shown in the one that answers it. */
function quotedIn(item: Element): Reference[] {
  const body = bodyOf(item);
  const [list, ...others] = body ? findAll(body, 'ul') : [];
  if (!list || !body || others.length > 0) return [];
  const box = quoteAround(list, body) ?? list;
  const name = findAll(box, MARKS.name).find((one) => !holds(list, one));
  return [reference({author: nameIn(name), text: textFact(readTexts(textsIn(list, () => false)))})];
}

function chatOf(item: Element): ShownPlace[] {
  const id = attr(closest(item, MARKS.chat) ?? item, 'id')?.slice('cv-'.length);
  if (!id || !/^[\w-]{8,64}$/.test(id)) return [];
  const title = findAll(pageOf(item), `[id="title-${id}"]`);
  return [
    {
      kind: 'chat',
      name: fact(wordsOf(title[0])?.trim(), 'text', 'The name of the chat was not found.'),
      address: fact(resolved(`/web/${id}`, item), 'address', 'The chat has no address.'),
    },
  ];
}

// Tried on drawings of: www.snapchat.com/web/<chat>.
// Rests on: public source of several programs of 2025 and 2026 that work on this page (the lists, `header`, `time`, links
// without text, voice notes, "Me"); no saved page was seen. Colours of messages differ from chat to chat, so they tell
// nothing. Snaps and stories are not read, nor the account's own name, which the page shows nowhere that is known.
