import type {Fact, MediaFact, Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {timeOfDiscordId} from '../core/facts/id-time.ts';
import {readTexts, textFact} from './reading/body.ts';
import {aroundInChat, chatOf} from './reading/chat.ts';
import {
  addressIn,
  attr,
  childrenOf,
  closest,
  everywhere,
  filled,
  find,
  is,
  isElement,
  pageOf,
  pageSays,
  parentOf,
  rawText,
  tag,
} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {pictureLetter, readText, wordsOf} from './text.ts';

// Discord's class names are made anew by its builds; the ids, which tie a message to its parts for screen readers,
// have stood since 2020: `message-<part>-<message id>`.
const MARKS = {
  // The row of a message, and the box in it that screen readers are told of.
  row: 'li[id^="chat-messages-"], li:has([data-list-item-id^="chat-messages___chat-messages-"])',
  box: '[data-list-item-id^="chat-messages___chat-messages-"]',
  content: '[id^="message-content-"]',
  accessories: '[id^="message-accessories-"]',
  reactions: '[id^="message-reactions-"]',
  // What is answered stands above the message, with a content element of its own.
  answered: '[id^="message-reply-context-"]',
  // A forwarded message lies among the accessories, under the same ids as the message that passes it on.
  forwarded:
    '[id^="message-accessories-"] [id^="message-content-"], [id^="message-accessories-"] [id^="message-accessories-"]',
  name: '[data-text]',
  // The bar of servers: only who is signed in has one.
  servers: '[data-list-id="guildsnav"]',
} as const;

const ROW_ID = /^(?:chat-messages___)?chat-messages-(\d{15,20})-(\d{15,20})$/;
const PAGE_PATH = /^\/channels\/(@me|\d{15,20})\/(\d{15,20})(?:\/threads\/(\d{15,20}))?(?:\/|$)/;
const AVATAR_PATH = /\/(?:avatars|users)\/(\d{15,20})\/(?:avatars\/)?[\w.-]+/;
const NO_MESSAGE_ID = 'The row of the message bears no id.';

/** Messages of Discord, on servers and between two or a few. */
export const discord: SiteAdapter = {
  id: 'discord',
  version: '2026-11-30',
  seen: '2025 to 2026-11',
  matches: ({hostname}) => /^((ptb|canary|www)\.)?discord\.com$/.test(hostname),
  listItems: (page) => [...everywhere(page, `${MARKS.row}, ${MARKS.box}`)].filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look.url), look),
  conversation: (page) => chatOf(discord.listItems(page)),
  around: (item) => aroundInChat(item, discord.listItems(pageOf(item)), (one) => idsOf(one)?.message, answeredId),
};

/** The row where there is one; a message in a list of its own (pinned, found) has only its box. */
function itemAround(target: Element): Element | undefined {
  const inner = closest(target, `${MARKS.row}, ${MARKS.box}`);
  return inner && is(inner, MARKS.box) ? (closest(inner, MARKS.row) ?? inner) : inner;
}

type Ids = {channel: string; message: string};

function idsOf(item: Element): Ids | undefined {
  const inner = find(item, MARKS.box);
  for (const written of [
    attr(item, 'id'),
    attr(item, 'data-list-item-id'),
    inner && attr(inner, 'data-list-item-id'),
  ]) {
    const [, channel, message] = ROW_ID.exec(written ?? '') ?? [];
    if (channel && message) return {channel, message};
  }
  return undefined;
}

const isOther: Fence = (element) => is(element, `${MARKS.answered}, ${MARKS.forwarded}`);
const isNoHeader: Fence = (element) => isOther(element) || is(element, `${MARKS.content}, ${MARKS.accessories}`);

function readers(item: Element, url: URL): ItemReaders {
  const ids = once(() => idsOf(item));
  const id = ids()?.message ?? '';
  const content = once(() => own(item, `[id="message-content-${id}"]`, isOther).slice(0, 1));
  const mark = once(() => editMark(item, content()[0]));
  const read = once(() => textOf(content(), mark()));
  const username = once(() => usernameOf(item, id));
  const time = once(() => firstOwn(item, `time[id="message-timestamp-${id}"]`, isOther));
  return {
    platform: () => ({value: 'discord', from: 'address'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(ids()?.message, 'attribute', NO_MESSAGE_ID),
    permalink: () => fact(addressOf(ids(), url), 'attribute', 'The address of the page is not that of the channel.'),
    displayName: () => nameIn(username()),
    handle: () => ({missing: 'Discord shows account names only when the name is pressed.'}),
    profile: () => ({missing: WHY.profile}),
    accountId: () => fact(accountOf(username()), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(mark(), WHY.edited),
    audience: () => audienceOf(ids(), url),
    shownTime: () =>
      fact(
        wordsOf(time(), (one) => tag(one) === 'i'),
        'text',
        WHY.shown,
      ),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => timeOfDiscordId(id),
    clock: 'viewer',
    inReplyTo: () => answersOf(item, ids(), url),
    quotes: () => forwardedIn(item),
    standsIn: () => placesOf(item, ids(), url),
    // Those that are named stand there without an address.
    mentions: () => [],
    links: () => [...linksOf(content()).links, ...linksBelow(item)],
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => eachOnce(doubtsOf(item, isOther, read(), 'inside')),
  };
}

function addressOf(ids: Ids | undefined, url: URL): string | undefined {
  const server = serverOf(ids, url);
  return ids && server && `https://discord.com/channels/${server}/${ids.channel}/${ids.message}`;
}

/** The server (or `@me`) of the page, if the message stands in the channel or thread that the page is of. */
function serverOf(ids: Ids | undefined, url: URL): string | undefined {
  const [, server, channel, thread] = PAGE_PATH.exec(url.pathname) ?? [];
  return ids && (ids.channel === channel || ids.channel === thread) ? server : undefined;
}

function audienceOf(ids: Ids | undefined, url: URL): Fact<string> {
  return serverOf(ids, url) === '@me' ? {value: 'private message', from: 'address'} : {missing: WHY.audience};
}

/**
 * The name above the first message of a group. A later message of the group names it for screen readers, and nobody
 * if it is no longer in the page.
 */
function usernameOf(item: Element, id: string): Element | undefined {
  const mine = firstOwn(item, `[id="message-username-${id}"]`, isNoHeader);
  if (mine) return mine;
  const labelled = [item, ...everywhere(item, '[aria-labelledby]')].flatMap(
    (one) => attr(one, 'aria-labelledby') ?? [],
  );
  const named = labelled.flatMap((label) => label.split(/\s+/).filter((part) => /^message-username-\d+$/.test(part)));
  const only = onlyOne([...new Set(named)]);
  return only === undefined ? undefined : onlyOne([...everywhere(pageOf(item), `[id="${only}"]`)]);
}

/** The name itself; beside it stand tags of servers and apps. */
function nameIn(username: Element | undefined): Fact<string> {
  if (!username)
    return {missing: 'The message shows no name of its own, and the first of its group is not in the page.'};
  return fact(wordsOf(onlyOne([...everywhere(username, MARKS.name)])), 'text', WHY.displayName);
}

/** The number in the address of the picture beside the name; pictures that Discord gives out hold none. */
function accountOf(username: Element | undefined): string | undefined {
  const row = username && itemAround(username);
  if (!row) return undefined;
  const numbers = own(row, 'img[src]', isNoHeader).flatMap((image) => {
    const address = addressIn(image, 'src') ?? '';
    return /^https:\/\/(cdn|media)\.discordapp\.(com|net)\//.test(address)
      ? (AVATAR_PATH.exec(address)?.[1] ?? [])
      : [];
  });
  return onlyOne([...new Set(numbers)]);
}

/** A time in or below the text that holds nothing but a word in a box: "(edited)". Times that were written hold text. */
function editMark(item: Element, content: Element | undefined): Element | undefined {
  if (!content) return undefined;
  const below = own(item, 'time:not([id])', isNoHeader).findLast(isEditMark);
  return editMarkIn(content) ?? below;
}

function editMarkIn(content: Element): Element | undefined {
  return [...everywhere(content, 'time')].findLast((time) => isEditMark(time) && isLastIn(content, time));
}

function isEditMark(time: Element): boolean {
  const inside = childrenOf(time);
  return inside.some(isElement) && inside.every((node) => isElement(node) || !/\S/.test(rawText(node)));
}

function isLastIn(content: Element, element: Element): boolean {
  for (let at: Element | undefined = element; at && at !== content; at = parentOf(at)) {
    const siblings = childrenOf(parentOf(at) ?? content);
    const after = siblings.slice(siblings.indexOf(at) + 1);
    if (after.some((node) => /\S/.test(rawText(node)) || isElement(node))) return false;
  }
  return true;
}

/** Before its mark of an edit stands a space, which is none of the text. */
function textOf(content: readonly Element[], mark: Element | undefined): ReturnType<typeof readTexts> {
  const read = readTexts(content, (one) => one === mark);
  return mark ? {...read, text: read.text.replace(/ $/, '')} : read;
}

function answeredId(item: Element): string | undefined {
  const context = firstOwn(item, MARKS.answered, (one) => is(one, MARKS.accessories));
  const content = context && find(context, MARKS.content);
  return content && /^message-content-(\d{15,20})$/.exec(attr(content, 'id') ?? '')?.[1];
}

/** A message that is gone or not loaded is named by nobody. */
function answersOf(item: Element, ids: Ids | undefined, url: URL): Reference[] {
  const context = firstOwn(item, MARKS.answered, (one) => is(one, MARKS.accessories));
  if (!context) return [];
  const id = answeredId(item);
  const name = onlyOne(own(context, MARKS.name, (one) => is(one, MARKS.content)));
  const words = wordsOf(name);
  const isAddressed = words?.startsWith('@') && name && attr(name, 'data-text')?.startsWith('@');
  return [
    reference({
      permalink: fact(id && ids && addressOf({...ids, message: id}, url), 'attribute', WHY.permalink),
      author: fact(isAddressed ? words?.slice(1) : words, 'text', WHY.displayName),
      text: id ? textFact(readTexts([...everywhere(context, MARKS.content)].slice(0, 1))) : {missing: WHY.text},
    }),
  ];
}

/** What was passed on, without who wrote it: Discord does not say. */
function forwardedIn(item: Element): Reference[] {
  const boxes = own(item, MARKS.accessories, (one) => is(one, MARKS.answered)).slice(0, 1);
  const inside = boxes.flatMap((box) => [...everywhere(box, MARKS.content)]);
  return inside.slice(0, 1).map((text) => reference({text: textFact(textOf([text], editMarkIn(text)))}));
}

/** The title of the page names what it shows: `Discord | #garden | Plot 12`, `Discord | @Rita`. */
function placesOf(item: Element, ids: Ids | undefined, url: URL): ShownPlace[] {
  const [, server, channel, thread] = PAGE_PATH.exec(url.pathname) ?? [];
  if (!server || thread || channel !== ids?.channel) return [];
  const words = /(?:^|\s)Discord \| (.+)$/u.exec(pageSays.title(pageOf(item)))?.[1] ?? '';
  const place = (kind: ShownPlace['kind'], name: string, address: string): ShownPlace => ({
    kind,
    name: {value: name, from: 'meta'},
    address: {value: `https://discord.com/channels/${address}`, from: 'address'},
  });
  if (server === '@me') return words ? [place('chat', words, `@me/${channel}`)] : [];
  const [, name, of] = /^(#\S+) \| (.+)$/u.exec(words) ?? [];
  return name && of ? [place('server', of, server), place('channel', name, `${server}/${channel}`)] : [];
}

/** Files and pages that the message points to below its text. */
function linksBelow(item: Element): SiteFacts['links'] {
  const boxes = own(item, MARKS.accessories, isOther).slice(0, 1);
  return linksOf(boxes, (link) => !closest(link, MARKS.forwarded)).links.filter(({shown}) => shown !== '');
}

function countsOf(item: Element): ShownCount[] {
  const buttons = own(item, `${MARKS.reactions} [role="button"][aria-pressed]`, isOther);
  return buttons.flatMap((button) => {
    const letter = [...everywhere(button, 'img')].flatMap((image) => pictureLetter(image) ?? [])[0];
    const shown = readText(button, (one) => tag(one) === 'img').text.trim();
    return letter && /^\d/.test(shown) ? [{name: `reactions ${letter}`, shown}] : [];
  });
}

function mediaOf(item: Element): MediaFact[] {
  const boxes = own(item, MARKS.accessories, isOther).slice(0, 1);
  const isMine: Fence = (one) => isOther(one) || is(one, MARKS.reactions);
  const found = boxes.flatMap((box) => own(box, 'img, video', isMine));
  return found.filter((one) => tag(one) !== 'img' || isContentPicture(one)).map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const isIn = find(page, MARKS.servers) !== undefined;
  return {signedIn: isIn ? 'yes' : 'unknown', account: {missing: WHY.viewer}};
}

// Rests on: the parts that Discord's own scripts of 2025 and 2026 draw (ids, labels, header, reply, forwarded message,
// mark of an edit), and on readers of other projects tried in April to November 2026. Tried on drawings of:
// discord.com/channels/<server>/<channel>, discord.com/channels/@me/<channel>.
